// The rows of an import that could not be used, each with its reason: nothing is lost silently.
import type { Db } from '~/db';
import type { Resource } from './import-store';

export type Issue = { sourceId: string; reason: string };

export async function saveIssues(
  db: Db,
  shopId: number,
  resource: Resource,
  issues: Issue[],
): Promise<void> {
  if (issues.length === 0) return;
  await db.importIssue.createMany({
    data: issues.map((issue) => ({ shopId, resource, ...issue })),
    skipDuplicates: true,
  });
}

export function listIssues(db: Db, shopId: number, limit: number) {
  return db.importIssue.findMany({
    where: { shopId },
    orderBy: [{ resource: 'asc' }, { sourceId: 'asc' }],
    take: limit,
  });
}
