// What is known of one person that a page of preferences tells: orders, views, and which kinds of products they were.
import type { Db } from '~/db';

export type KindCount = { kind: string; bought: number; viewed: number };

/** By product type: how many orders held one, and how often one was looked at. */
export async function countKinds(
  db: Db,
  shopId: number,
  profileId: string,
  limit: number,
): Promise<KindCount[]> {
  return db.$queryRaw<KindCount[]>`
    select p.product_type as kind, sum(s.bought)::integer as bought, sum(s.viewed)::integer as viewed
    from (
      select l.product_id, count(distinct o.id)::integer as bought, 0 as viewed
      from "order" o join "order_line" l on l.shop_id = o.shop_id and l.order_id = o.id
      where o.shop_id = ${shopId} and o.profile_id = ${profileId}::uuid and not o.test and o.cancelled_at is null
      group by l.product_id
      union all
      select e.properties ->> 'productId', 0, count(*)::integer
      from "event" e
      where e.shop_id = ${shopId} and e.profile_id = ${profileId}::uuid and e.name = 'viewed_product'
      group by 1
    ) s
    join "product" p on p.shop_id = ${shopId} and p.id = s.product_id and p.product_type <> ''
    group by p.product_type
    order by sum(s.bought) * 3 + sum(s.viewed) desc, p.product_type limit ${limit}`;
}

export async function countDoings(
  db: Db,
  shopId: number,
  profileId: string,
): Promise<{ orders: number; views: number; mails: number }> {
  const [row] = await db.$queryRaw<{ orders: number; views: number; mails: number }[]>`
    select
      (select count(*) from "order" o where o.shop_id = ${shopId} and o.profile_id = ${profileId}::uuid
         and not o.test and o.cancelled_at is null)::integer as orders,
      (select count(*) from "event" e where e.shop_id = ${shopId} and e.profile_id = ${profileId}::uuid
         and e.name = 'viewed_product')::integer as views,
      (select count(*) from "message" m where m.shop_id = ${shopId} and m.profile_id = ${profileId}::uuid
         and m.state = 'accepted')::integer as mails`;
  return row ?? { orders: 0, views: 0, mails: 0 };
}

/** The kinds that the shop has most products of, for people to choose from. */
export async function listMainKinds(db: Db, shopId: number, limit: number): Promise<string[]> {
  const rows = await db.$queryRaw<{ kind: string }[]>`
    select product_type as kind from "product"
    where shop_id = ${shopId} and status = 'active' and deleted_at is null and product_type <> ''
    group by product_type order by count(*) desc, product_type limit ${limit}`;
  return rows.map((row) => row.kind);
}
