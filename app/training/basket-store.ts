// Every order that may teach, as a basket: what the datasets are made from.
import type { Db } from '~/db';

export type Basket = {
  profileId: string;
  orderedAt: Date;
  productIds: string[];
  quantities: number[];
};

/** No test, not cancelled, bought by someone who is not forgotten: one row an order with its lines as arrays, 18,000 rows instead of 400,000. */
export function listBaskets(db: Db, shopId: number, asOf: Date): Promise<Basket[]> {
  return db.$queryRaw<Basket[]>`
    select o.profile_id::text as "profileId", o.ordered_at as "orderedAt", l.products as "productIds", l.quantities
    from "order" o
    join lateral (
      select array_agg(product_id order by id) as products, array_agg(quantity order by id) as quantities
      from "order_line" where shop_id = o.shop_id and order_id = o.id and product_id is not null
    ) l on l.products is not null
    where o.shop_id = ${shopId} and o.profile_id is not null and o.redacted_at is null and not o.test and o.cancelled_at is null
      and o.ordered_at <= ${asOf}::timestamptz
    order by o.profile_id, o.ordered_at, o.id`;
}
