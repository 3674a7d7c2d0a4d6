// A person is forgotten: who he or she is among our profiles, and every name by which we knew them.
import type { Db } from '~/db';

/** The customer's profile, and the guest's of the address: the same person to whoever asks. */
export async function findPersonIds(
  db: Db,
  shopId: number,
  { customerId, email }: { customerId: string | null; email: string | null },
): Promise<string[]> {
  const rows = await db.$queryRaw<{ id: string }[]>`
    select id::text from "profile"
    where shop_id = ${shopId}
      and (customer_id = ${customerId} or (customer_id is null and email = ${email}))
    order by id`;
  return rows.map((row) => row.id);
}

/** The customer's number stays: it is what a late payload is recognised by, and names nobody outside of Shopify. */
export async function forgetNames(db: Db, shopId: number, profileIds: string[]): Promise<void> {
  await db.profileIdentity.deleteMany({
    where: { shopId, profileId: { in: profileIds }, kind: { not: 'customer' } },
  });
}

/** Who had no customer record: the row stays without anything in it, since orders point to it. */
export async function eraseGuests(
  db: Db,
  shopId: number,
  profileIds: string[],
  at: Date,
): Promise<void> {
  await db.profile.updateMany({
    where: { shopId, id: { in: profileIds }, customerId: null },
    data: {
      ...{ email: null, firstName: null, lastName: null, locale: null },
      ...{ countryCode: null, city: null, zip: null, tags: [], deletedAt: at },
    },
  });
}
