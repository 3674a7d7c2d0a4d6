// Old events of one shop, taken away a batch at a time; whole months go by app/shops/retention-store.ts.
import type { Db } from '~/db';

/** At most `limit` of those older than `before`, with what says that they happened; answers how many went. */
export async function pruneEvents(
  db: Db,
  shopId: number,
  { before, limit }: { before: Date; limit: number },
): Promise<number> {
  await db.$executeRaw`
    delete from "checkout_start" where (shop_id, token) in (
      select shop_id, token from "checkout_start"
      where shop_id = ${shopId} and occurred_at < ${before}::timestamptz limit ${limit})`;
  return db.$executeRaw`
    delete from "event" where (shop_id, occurred_at, id) in (
      select shop_id, occurred_at, id from "event"
      where shop_id = ${shopId} and occurred_at < ${before}::timestamptz
      order by occurred_at limit ${limit}) and occurred_at < ${before}::timestamptz`;
}
