// How far each resource of a shop's first import has come.
import type { ImportRun } from '@prisma/client';
import type { Db } from '~/db';

export type { ImportRun };

export type Resource = 'products' | 'collections' | 'stock' | 'customers' | 'orders';

export const RESOURCES: Resource[] = ['products', 'collections', 'stock', 'customers', 'orders'];

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

export type ImportStep = {
  /** Where the worker believes the run to stand. */
  from: number;
  linesDone: number;
  imported: number;
  children: number;
  setAside: number;
};

/**
 * The checkpoint of a batch, in the batch's own transaction: a line is applied and counted, or neither. Throws, and so
 * undoes the batch, where another worker has taken the run over (the fence): both would count the same lines.
 */
export async function advanceRun(
  db: Db,
  { shopId, resource, workerId }: { shopId: number; resource: Resource; workerId: string },
  step: ImportStep,
): Promise<void> {
  const moved = await db.importRun.updateMany({
    where: { shopId, resource, ownerId: workerId, linesDone: step.from },
    data: {
      linesDone: step.linesDone,
      imported: { increment: step.imported },
      children: { increment: step.children },
      setAside: { increment: step.setAside },
    },
  });
  if (moved.count !== 1) throw new Error(`another worker has taken over the import of ${resource}`);
}
