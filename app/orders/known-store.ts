// Which orders the shop has told us of already, for a file that tells of them again.
import type { Db } from '~/db';

/** Ids of files begin so: Shopify's are numbers, and neither is ever taken for the other. */
export const FILE_PREFIX = 'file:';

/** Of these ids and names, those that belong to an order which did not come from a file. */
export async function findKnownOrders(
  db: Db,
  shopId: number,
  asked: { ids: string[]; names: string[] },
): Promise<Set<string>> {
  const rows = await db.$queryRaw<{ id: string; name: string }[]>`
    select id, name from "order"
    where shop_id = ${shopId} and id not like ${`${FILE_PREFIX}%`}
      and (id = any(${asked.ids}::text[]) or name = any(${asked.names}::text[]))`;
  return new Set(rows.flatMap(({ id, name }) => [id, name]));
}
