// Carts and checkouts that nobody came back to, taken away a batch at a time. What was bought is an order and stays.
import type { Db } from '~/db';

/** At most `limit` of each older than `before`; answers how many went. */
export async function pruneCarts(
  db: Db,
  shopId: number,
  { before, limit }: { before: Date; limit: number },
): Promise<number> {
  const carts = await db.$executeRaw`
    delete from "cart" where (shop_id, token) in (
      select shop_id, token from "cart" where shop_id = ${shopId} and source_at < ${before}::timestamptz
      order by source_at limit ${limit})`;
  const checkouts = await db.$executeRaw`
    delete from "checkout" where (shop_id, token) in (
      select shop_id, token from "checkout" where shop_id = ${shopId} and source_at < ${before}::timestamptz
      order by source_at limit ${limit})`;
  return carts + checkouts;
}
