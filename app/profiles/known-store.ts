// What is known of one person, and by which identifiers: read only, for the page of a customer.
import type { Db } from '~/db';
import type { IdentityKind } from './profile-id';

export type KnownPerson = {
  customerId: string | null;
  firstName: string | null;
  locale: string | null;
  zip: string | null;
  tags: string[];
};

export async function findKnownPerson(
  db: Db,
  shopId: number,
  id: string,
): Promise<KnownPerson | null> {
  return db.profile.findUnique({
    where: { shopId_id: { shopId, id } },
    select: { customerId: true, firstName: true, locale: true, zip: true, tags: true },
  });
}

export type Identifier = {
  kind: IdentityKind;
  value: string;
  /** Of a visitor: 1 by a click, 2 by a form, 3 by log-in or checkout. */
  strength: number | null;
  linkedAt: Date | null;
};

/** By profile_identity_shop_id_profile_id_idx; the visitors last, the one who came last first. */
export async function listIdentifiers(
  db: Db,
  shopId: number,
  profileId: string,
): Promise<Identifier[]> {
  return db.$queryRaw<Identifier[]>`
    select kind, value, strength, linked_at as "linkedAt" from "profile_identity"
    where shop_id = ${shopId} and profile_id = ${profileId}::uuid
    order by kind, linked_at desc nulls last, value`;
}
