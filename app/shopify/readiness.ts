// What a shop still waits for before mail can go out: its import, then its first training.
import type { Db } from '~/db';
import { findLastRun, isRunHeld, isTrained } from '~/training/store';
import { listRuns } from './import-store';
import type { ImportRun } from './import-store';

const DAY_MS = 86_400_000;

export type Readiness = {
  imports: ImportRun[];
  imported: boolean;
  trained: boolean;
  training: { state: string; problem: string | null } | null;
};

export async function readReadiness(db: Db, shopId: number): Promise<Readiness> {
  const imports = await listRuns(db, shopId);
  const run = await findLastRun(db, shopId);
  return {
    imports,
    imported: imports.length > 0 && imports.every((row) => row.state === 'done'),
    trained: await isTrained(db, shopId),
    training: run ? { state: run.state, problem: run.problem } : null,
  };
}

/** Due once the import is there, and again a day after the last run began; a failed run waits an hour. */
export async function trainingDue(db: Db, shopId: number, now: Date): Promise<boolean> {
  const imports = await listRuns(db, shopId);
  if (imports.length === 0 || imports.some((row) => row.state !== 'done')) return false;
  const last = await findLastRun(db, shopId);
  if (!last) return true;
  if (last.state === 'running') return !(await isRunHeld(db, shopId, last.id));
  const wait = last.state === 'failed' ? DAY_MS / 24 : DAY_MS;
  return now.getTime() - last.startedAt.getTime() >= wait;
}
