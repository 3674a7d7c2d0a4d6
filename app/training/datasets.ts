// Rows as typed arrays, as of a date: what the models are fitted on. Read only.
import { listAllRefusing } from '~/consent/purpose-store';
import type { Db } from '~/db';
import type { RecommendData } from '~/models/recommend/interactions';
import { listBaskets } from './basket-store';

const DAY_MS = 86_400_000;

/** Whole days since 1970-01-01 UTC, the unit of time in every dataset. */
export function dayOf(instant: Date): number {
  return Math.floor(instant.getTime() / DAY_MS);
}

export type PurchaseDataset = RecommendData & { firstDay: Date | null };

/**
 * Every purchase that counts up to `asOf` (no test, not cancelled, product still known), customers and items numbered
 * from zero; items in the order of `productIds`. Who does not allow profiling teaches nothing.
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
  const refusing = await listAllRefusing(db, shopId, 'profile');
  const orders = (await listBaskets(db, shopId, asOf)).filter(
    (order) => !refusing.has(order.profileId),
  );
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
