// The ledger's rows of two profiles who turn out to be one person.
import type { Db } from '~/db';

/** Where both were to get the same message, each row stays in the ledger, and one of them keeps the occasion. */
export async function moveMessages(
  db: Db,
  shopId: number,
  merges: { from: string; into: string }[],
): Promise<void> {
  const from = merges.map((merge) => merge.from);
  const into = merges.map((merge) => merge.into);
  await db.$executeRaw`
    update "message" m set profile_id = r.into_id
    from unnest(${from}::uuid[], ${into}::uuid[]) as r(from_id, into_id)
    where m.shop_id = ${shopId} and m.profile_id = r.from_id`;
  await db.$executeRaw`
    insert into "message_occasion" (shop_id, source, profile_id, occasion, message_created_at, message_id)
    select o.shop_id, o.source, r.into_id, o.occasion, o.message_created_at, o.message_id
    from unnest(${from}::uuid[], ${into}::uuid[]) as r(from_id, into_id)
    join "message_occasion" o on o.shop_id = ${shopId} and o.profile_id = r.from_id
    on conflict (shop_id, source, profile_id, occasion) do nothing`;
  await db.$executeRaw`
    delete from "message_occasion" where shop_id = ${shopId} and profile_id = any(${from}::uuid[])`;
}

/** That a message was sent stays in the ledger; to whom and what it said goes. What has not left does not leave. */
export async function eraseMessages(
  db: Db,
  shopId: number,
  profileIds: string[],
  now: Date,
): Promise<void> {
  await db.$executeRaw`
    update "message" set state = 'skipped', reason = 'no_address', owner_id = null, settled_at = ${now}::timestamptz
    where shop_id = ${shopId} and profile_id = any(${profileIds}::uuid[]) and state in ('queued', 'claimed')`;
  await db.$executeRaw`
    update "message" set address = null, subject = null, content = null, context = null, response = null
    where shop_id = ${shopId} and profile_id = any(${profileIds}::uuid[])`;
}
