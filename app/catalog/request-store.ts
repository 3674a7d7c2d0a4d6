// Who asked to be told when a variant is back.
import type { Db } from '~/db';

/** What the one asked for, the other asked for. */
export async function moveStockRequests(
  db: Db,
  shopId: number,
  merges: { from: string; into: string }[],
): Promise<void> {
  await db.$executeRaw`
    update "stock_request" r set profile_id = m."into"::uuid
    from json_to_recordset(${JSON.stringify(merges)}::json) as m("from" text, "into" text)
    where r.shop_id = ${shopId} and r.profile_id = m."from"::uuid`;
}
