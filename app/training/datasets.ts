// Rows as typed arrays, as of a date: what the models are fitted on. Read only.
import type { Db } from '~/db';
import type { RecommendData } from '~/models/recommend/interactions';

const DAY_MS = 86_400_000;

/** Whole days since 1970-01-01 UTC, the unit of time in every dataset. */
export function dayOf(instant: Date): number {
  return Math.floor(instant.getTime() / DAY_MS);
}

export type PurchaseDataset = RecommendData & { firstDay: Date | null };

/**
 * Every purchase that counts up to `asOf` (no test, not cancelled, product still known), customers and items numbered
 * from zero; items in the order of `productIds`. One row an order with its lines as arrays: 18,000 rows instead of 400,000.
 */
export async function loadPurchases(
  db: Db,
  shopId: number,
  productIds: string[],
  asOf: Date,
): Promise<PurchaseDataset> {
  const itemOf = new Map(productIds.map((id, index) => [id, index]));
  const customerOf = new Map<string, number>();
  const customer: number[] = [];
  const item: number[] = [];
  const day: number[] = [];
  const basket: number[] = [];
  const count: number[] = [];
  let firstDay: Date | null = null;
  const orders = await listBaskets(db, shopId, asOf);
  orders.forEach((order, index) => {
    const who = customerOf.get(order.profileId) ?? customerOf.size;
    customerOf.set(order.profileId, who);
    if (!firstDay || order.orderedAt < firstDay) firstDay = order.orderedAt;
    order.productIds.forEach((productId, line) => {
      const which = itemOf.get(productId);
      if (which === undefined) return;
      customer.push(who);
      item.push(which);
      day.push(dayOf(order.orderedAt));
      basket.push(index);
      count.push(order.quantities[line]!);
    });
  });
  return {
    customers: customerOf.size,
    items: productIds.length,
    customer: Int32Array.from(customer),
    item: Int32Array.from(item),
    day: Int32Array.from(day),
    basket: Int32Array.from(basket),
    count: Float32Array.from(count),
    dated: true,
    today: dayOf(asOf),
    firstDay,
  };
}

type Basket = { profileId: string; orderedAt: Date; productIds: string[]; quantities: number[] };

function listBaskets(db: Db, shopId: number, asOf: Date): Promise<Basket[]> {
  return db.$queryRaw<Basket[]>`
    select o.profile_id::text as "profileId", o.ordered_at as "orderedAt", l.products as "productIds", l.quantities
    from "order" o
    join lateral (
      select array_agg(product_id order by id) as products, array_agg(quantity order by id) as quantities
      from "order_line" where shop_id = o.shop_id and order_id = o.id and product_id is not null
    ) l on l.products is not null
    where o.shop_id = ${shopId} and o.profile_id is not null and not o.test and o.cancelled_at is null
      and o.ordered_at <= ${asOf}::timestamptz
    order by o.profile_id, o.ordered_at, o.id`;
}
