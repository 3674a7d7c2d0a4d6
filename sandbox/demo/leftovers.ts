// What a demo that was killed left running: its processes end by themselves when they find it gone, and the next
// start waits for them, so that their ports and files are free.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { isAlive, lockOwner } from '../database/lock';

/** A worker has twenty seconds for what is in flight. */
const PATIENCE_MS = 25_000;

/** Answers why this folder can't be used now, or null once nothing of an earlier start runs. */
export async function awaitLeftovers(dataDir: string): Promise<string | null> {
  const owner = lockOwner(join(dataDir, 'database', 'lock'));
  if (owner !== null && owner !== process.pid) {
    return `A demo already runs on ${dataDir} (process ${owner}): stop that one first, or set ATTUNE_DEMO_DATA to another folder.`;
  }
  const ids = readIds(join(dataDir, 'pids.json'));
  const deadline = performance.now() + PATIENCE_MS;
  while (ids.some(isOurs) && performance.now() < deadline) await wait(100);
  return null;
}

/** The database is not among them: it outlives its parent on purpose and is found again. */
function readIds(file: string): number[] {
  if (!existsSync(file)) return [];
  const { sandbox, web, worker } = JSON.parse(readFileSync(file, 'utf8')) as Record<string, number>;
  return [sandbox, web, worker].filter((id) => id !== undefined);
}

/** Numbers are given anew: one that now belongs to another program is nobody to wait for. */
function isOurs(id: number): boolean {
  if (!isAlive(id)) return false;
  if (process.platform !== 'linux') return true;
  try {
    const words = readFileSync(`/proc/${id}/cmdline`, 'utf8');
    return /sandbox\/(?:run|preload)\.ts/.test(words);
  } catch {
    return false;
  }
}
