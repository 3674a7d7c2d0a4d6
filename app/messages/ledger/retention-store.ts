// Old messages of one shop, taken away a batch at a time. That each was sent once stays known in message_occasion.
import type { Db } from '~/db';

/** At most `limit` of those older than `before`, and none that is still underway; answers how many went. */
export async function pruneMessages(
  db: Db,
  shopId: number,
  { before, limit }: { before: Date; limit: number },
): Promise<number> {
  await db.$executeRaw`
    delete from "click_visit" where (shop_id, token) in (
      select shop_id, token from "click_visit"
      where shop_id = ${shopId} and used_at < ${before}::timestamptz limit ${limit})`;
  return db.$executeRaw`
    delete from "message" where (shop_id, created_at, id) in (
      select shop_id, created_at, id from "message"
      where shop_id = ${shopId} and created_at < ${before}::timestamptz
        and state not in ('queued', 'claimed', 'intent')
      order by created_at limit ${limit}) and created_at < ${before}::timestamptz`;
}
