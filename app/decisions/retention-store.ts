// Old receipts of one shop, taken away a batch at a time.
import type { Db } from '~/db';

/** At most `limit` of those older than `before`; answers how many went. */
export function pruneDecisions(
  db: Db,
  shopId: number,
  { before, limit }: { before: Date; limit: number },
): Promise<number> {
  return db.$executeRaw`
    delete from "decision" where (shop_id, decided_at, id) in (
      select shop_id, decided_at, id from "decision"
      where shop_id = ${shopId} and decided_at < ${before}::timestamptz
      order by decided_at limit ${limit}) and decided_at < ${before}::timestamptz`;
}
