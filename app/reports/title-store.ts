// Titles for ids that events carry.
import type { Db } from '~/db';

/** Collection id → title, of those that are still there. */
export async function listCollectionTitles(
  db: Db,
  shopId: number,
  ids: string[],
): Promise<Record<string, string>> {
  if (ids.length === 0) return {};
  const rows = await db.collection.findMany({
    where: { shopId, id: { in: ids } },
    select: { id: true, title: true },
  });
  return Object.fromEntries(rows.map((row) => [row.id, row.title]));
}
