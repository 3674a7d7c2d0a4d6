// Who looked at whom: each time a member of staff is shown personal data, one record, without the data itself. For the
// admin's routes, which write it, and the privacy settings, which show it.
import { randomUUID } from 'node:crypto';
import type { Db } from '~/db';

/** What was looked at: a closed list, each with its words in privacy.access.what. */
export const ACCESS_KINDS = [
  'customer',
  'customer_list',
  'customer_search',
  'customer_timeline',
  'message',
  'message_list',
  'mail_preview',
  'data_request',
  'message_export',
  'import_issues',
  'full_export',
  'erasure',
] as const;

export type AccessKind = (typeof ACCESS_KINDS)[number];

export type Access = {
  /** Shopify's number of the member of staff; null where Shopify did not say. */
  staffId: string | null;
  what: AccessKind;
  at: Date;
  profileId?: string | null;
  profileIds?: string[];
  /** How many people were shown, where they are not named one by one. */
  people?: number;
};

export async function recordAccess(db: Db, shopId: number, access: Access): Promise<void> {
  const one = access.profileId ? [access.profileId] : [];
  const profileIds = [...new Set([...(access.profileIds ?? []), ...one])];
  const people = access.people ?? profileIds.length;
  if (people === 0) return;
  await db.accessRecord.create({
    data: {
      ...{ shopId, id: randomUUID(), at: access.at, staffId: access.staffId },
      ...{ what: access.what, profileIds, people },
    },
  });
}

export type AccessLine = {
  id: string;
  at: Date;
  staffId: string | null;
  what: AccessKind;
  people: number;
  /** The one person whom it was about, as the shop knows him or her now. */
  profileId: string | null;
  name: string | null;
};

export type AccessQuestion = {
  profileId?: string | null;
  staffId?: string | null;
  /** Further down: after the record at this place. */
  after?: { at: Date; id: string } | null;
  limit: number;
};

/** The newest first, by access_record_shop_id_at_id_idx. */
export async function listAccess(
  db: Db,
  shopId: number,
  { profileId = null, staffId = null, after = null, limit }: AccessQuestion,
): Promise<AccessLine[]> {
  return db.$queryRaw<AccessLine[]>`
    select a.id::text, a.at, a.staff_id as "staffId", a.what, a.people, p.id::text as "profileId",
           coalesce(nullif(concat_ws(' ', p.first_name, p.last_name), ''), p.email) as name
    from "access_record" a
    left join "profile" p on p.shop_id = a.shop_id and cardinality(a.profile_ids) = 1 and p.id = a.profile_ids[1]
    where a.shop_id = ${shopId}
      and (${profileId}::uuid is null or ${profileId}::uuid = any(a.profile_ids))
      and (${staffId}::text is null or a.staff_id = ${staffId})
      and (${after?.at ?? null}::timestamptz is null
           or (a.at, a.id) < (${after?.at ?? null}::timestamptz, ${after?.id ?? null}::uuid))
    order by a.at desc, a.id desc limit ${limit}`;
}

/** Everyone who looked at anything that is still on record, the busiest first. */
export async function listStaff(
  db: Db,
  shopId: number,
): Promise<{ staffId: string; times: number }[]> {
  return db.$queryRaw<{ staffId: string; times: number }[]>`
    select staff_id as "staffId", count(*)::integer as times from "access_record"
    where shop_id = ${shopId} and staff_id is not null
    group by staff_id order by times desc, staff_id limit 50`;
}

/** At most `limit` of those older than `before`; answers how many went. */
export function pruneAccess(
  db: Db,
  shopId: number,
  { before, limit }: { before: Date; limit: number },
): Promise<number> {
  return db.$executeRaw`
    delete from "access_record" where (shop_id, id) in (
      select shop_id, id from "access_record" where shop_id = ${shopId} and at < ${before}::timestamptz
      order by at limit ${limit})`;
}

/** Whom a file with everything shows. */
export function countProfiles(db: Db, shopId: number): Promise<number> {
  return db.profile.count({ where: { shopId, deletedAt: null } });
}
