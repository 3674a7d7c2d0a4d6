// An import that ends before its time, and one that begins anew.
import type { Db } from '~/db';
import { requestImport } from '../import-store';

/** Why we ended an import ourselves; other problems are Shopify's words for a failed bulk operation. */
export type ImportProblem = 'uninstalled' | 'access_refused';

const ANEW = {
  state: 'waiting',
  operationId: null,
  resultUrl: null,
  linesDone: 0,
  linesTotal: null,
  imported: 0,
  children: 0,
  setAside: 0,
  ownerId: null,
  problem: null,
  finishedAt: null,
};

/** What failed is tried again from its beginning; answers how many resources that is. The merchant's word. */
export async function retryImport(db: Db, shopId: number, now: Date): Promise<number> {
  const failed = await db.importRun.updateMany({
    where: { shopId, state: 'failed' },
    data: { ...ANEW, startedAt: now },
  });
  return failed.count;
}

/** A shop that comes back: what happened meanwhile nobody told us, so everything is read anew. */
export async function restartImport(db: Db, shopId: number, now: Date): Promise<void> {
  await requestImport(db, shopId, now);
  await db.importRun.updateMany({ where: { shopId }, data: { ...ANEW, startedAt: now } });
}

/** What is not done is given up with a reason; a worker that is at it finds its claim gone. */
export async function endImport(
  db: Db,
  shopId: number,
  end: { problem: ImportProblem; now: Date },
): Promise<void> {
  await db.importRun.updateMany({
    where: { shopId, state: { in: ['waiting', 'running', 'applying'] } },
    data: { state: 'failed', problem: end.problem, ownerId: null, finishedAt: end.now },
  });
}
