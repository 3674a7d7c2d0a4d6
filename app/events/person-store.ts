// Whose events these are, once that is known better: two profiles turn out to be one, or an order to be another's.
import type { Db } from '~/db';

export type Merge = { from: string; into: string };

/** By event_shop_id_profile_id_occurred_at_idx. */
export async function moveEvents(db: Db, shopId: number, merges: Merge[]): Promise<void> {
  await db.$executeRaw`
    update "event" e set profile_id = r.into_id
    from unnest(${merges.map((merge) => merge.from)}::uuid[], ${merges.map((merge) => merge.into)}::uuid[])
      as r(from_id, into_id)
    where e.shop_id = ${shopId} and e.profile_id = r.from_id`;
}

/** The event of an order tells it as it stands: whose it is and what it came to. */
export async function amendOrderEvents(db: Db, shopId: number, orderIds: string[]): Promise<void> {
  if (orderIds.length === 0) return;
  await db.$executeRaw`
    update "event" e set profile_id = r.profile_id, properties = r.properties
    from (
      select o.ordered_at, 'order:' || o.id as id, o.profile_id,
             jsonb_build_object('orderId', o.id, 'totalMinor', o.total_minor, 'currency', o.currency) as properties
      from "order" o where o.shop_id = ${shopId} and o.id = any(${orderIds}::text[])
    ) r
    where e.shop_id = ${shopId} and e.occurred_at = r.ordered_at and e.id = r.id
      and (e.profile_id, e.properties) is distinct from (r.profile_id, r.properties)`;
}

/** What a forgotten person did goes; that an order was placed stays, by nobody. */
export async function eraseEvents(db: Db, shopId: number, profileIds: string[]): Promise<void> {
  await db.$executeRaw`
    delete from "event"
    where shop_id = ${shopId} and profile_id = any(${profileIds}::uuid[]) and name <> 'placed_order'`;
}

/** What the browsers of a forgotten person did as nobody goes too, and what stays names no browser. Answers how many went. */
export async function eraseVisits(
  db: Db,
  shopId: number,
  { profileIds, visitorIds }: { profileIds: string[]; visitorIds: string[] },
): Promise<number> {
  await db.$executeRaw`
    update "event" set visitor_id = null
    where shop_id = ${shopId} and profile_id = any(${profileIds}::uuid[]) and visitor_id is not null`;
  return db.$executeRaw`
    delete from "event"
    where shop_id = ${shopId} and profile_id is null and visitor_id = any(${visitorIds}::text[])`;
}
