// Who bought how often: read only, for screens that show one person.
import type { Db } from '~/db';

export type Bought = { orders: number; lastOrderedAt: Date | null };

/** Orders that count: no test, not cancelled. */
export async function countOrdersOf(
  db: Db,
  shopId: number,
  profileId: string,
  until: Date,
): Promise<Bought> {
  const [row] = await db.$queryRaw<Bought[]>`
    select count(*)::integer as orders, max(ordered_at) as "lastOrderedAt" from "order"
    where shop_id = ${shopId} and profile_id = ${profileId}::uuid and not test and cancelled_at is null
      and ordered_at <= ${until}::timestamptz`;
  return row ?? { orders: 0, lastOrderedAt: null };
}

/**
 * Somebody worth looking at: of those who ordered last, who has a name, an address and nearest to six orders. Only the
 * latest orders are read, by order_shop_id_ordered_at_idx, so that a large shop costs no more than a small one.
 */
export async function findTypicalBuyer(
  db: Db,
  shopId: number,
  until: Date,
): Promise<string | null> {
  const [row] = await db.$queryRaw<{ profileId: string }[]>`
    with late as (
      select distinct profile_id from (
        select profile_id from "order"
        where shop_id = ${shopId} and not test and cancelled_at is null and ordered_at <= ${until}::timestamptz
        order by ordered_at desc limit 400) o
      where profile_id is not null)
    select p.id::text as "profileId"
    from late
    join "profile" p on p.shop_id = ${shopId} and p.id = late.profile_id and p.email is not null
    join lateral (
      select count(*) as orders from "order" o
      where o.shop_id = ${shopId} and o.profile_id = p.id and not o.test and o.cancelled_at is null) c on true
    order by p.first_name is null or p.first_name = '', abs(c.orders - 6), p.id
    limit 1`;
  return row?.profileId ?? null;
}

/** Whose orders are the latest, each once, the last first. */
export async function listLateBuyers(
  db: Db,
  shopId: number,
  until: Date,
  limit: number,
): Promise<string[]> {
  const rows = await db.$queryRaw<{ profileId: string }[]>`
    select profile_id::text as "profileId" from (
      select profile_id, ordered_at from "order"
      where shop_id = ${shopId} and not test and cancelled_at is null and ordered_at <= ${until}::timestamptz
      order by ordered_at desc limit 100) o
    where profile_id is not null
    group by profile_id order by max(ordered_at) desc, profile_id limit ${limit}`;
  return rows.map((row) => row.profileId);
}
