// What the inbox keeps of webhooks that were applied, and the files that people's requests were answered with: taken away
// a batch at a time. The record of a request stays.
import type { Db } from '~/db';

type Batch = { before: Date; limit: number };

/** At most `limit` of those that came before and wait for nothing; answers how many went. */
export function pruneWebhooks(db: Db, shopId: number, { before, limit }: Batch): Promise<number> {
  return db.$executeRaw`
    delete from "webhook" where (shop_id, id) in (
      select shop_id, id from "webhook"
      where shop_id = ${shopId} and received_at < ${before}::timestamptz and state <> 'waiting'
      order by received_at limit ${limit})`;
}

/** The file of a request that is no longer owed, and whose it was: what was asked and done stays known. */
export function pruneRequestFiles(
  db: Db,
  shopId: number,
  { before, limit }: Batch,
): Promise<number> {
  return db.$executeRaw`
    update "privacy_request" set data = null, customer_id = null where (shop_id, id) in (
      select shop_id, id from "privacy_request"
      where shop_id = ${shopId} and requested_at < ${before}::timestamptz
        and data is not null and done_at is not null
      order by requested_at limit ${limit})`;
}
