// How far each resource of a shop's first import has come.
import type { ImportRun } from '@prisma/client';
import type { Db } from '~/db';

export type { ImportRun };

export type Resource = 'products' | 'collections' | 'customers' | 'orders';

export const RESOURCES: Resource[] = ['products', 'collections', 'customers', 'orders'];

/** waiting → running (Shopify works) → applying (we read its file) → done; failed says why in `problem`. */
export type ImportState = 'waiting' | 'running' | 'applying' | 'done' | 'failed';

export async function requestImport(db: Db, shopId: number, now: Date): Promise<void> {
  await db.importRun.createMany({
    data: RESOURCES.map((resource) => ({ shopId, resource, state: 'waiting', startedAt: now })),
    skipDuplicates: true,
  });
}

export function listRuns(db: Db, shopId: number): Promise<ImportRun[]> {
  return db.importRun.findMany({ where: { shopId } });
}

export async function updateRun(
  db: Db,
  shopId: number,
  resource: Resource,
  data: Partial<Omit<ImportRun, 'shopId' | 'resource'>>,
): Promise<void> {
  await db.importRun.update({ where: { shopId_resource: { shopId, resource } }, data });
}

/** The checkpoint of a batch, in the batch's own transaction: a line is applied and counted, or neither. */
export async function advanceRun(
  db: Db,
  shopId: number,
  resource: Resource,
  step: { linesDone: number; imported: number; children: number; setAside: number },
): Promise<void> {
  await db.importRun.update({
    where: { shopId_resource: { shopId, resource } },
    data: {
      linesDone: step.linesDone,
      imported: { increment: step.imported },
      children: { increment: step.children },
      setAside: { increment: step.setAside },
    },
  });
}
