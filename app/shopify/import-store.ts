// How far each resource of a shop's first import has come, and the rows that could not be used.
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

/** Whether a run is unfinished and no living worker has it. */
export async function needsWorker(db: Db, shopId: number): Promise<boolean> {
  const rows = await db.$queryRaw<{ resource: string }[]>`
    select r.resource from "import_run" r
    where r.shop_id = ${shopId} and r.state in ('waiting', 'running', 'applying')
      and not exists (
        select from "import_run" o join "worker" w on w.id = o.owner_id and w.alive_until > clock_timestamp()
        where o.shop_id = r.shop_id and o.state in ('waiting', 'running', 'applying'))
    limit 1`;
  return rows.length > 0;
}

/** Takes the shop's unfinished runs for this worker, unless a living one holds any; the shop's row is the lock. */
export async function takeRuns(db: Db, shopId: number, workerId: string): Promise<boolean> {
  await db.$queryRaw`select id from "shop" where id = ${shopId} for update`;
  if (!(await needsWorker(db, shopId))) return false;
  await db.importRun.updateMany({
    where: { shopId, state: { in: ['waiting', 'running', 'applying'] } },
    data: { ownerId: workerId },
  });
  return true;
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
