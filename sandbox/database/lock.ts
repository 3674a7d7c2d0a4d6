// One owner for one data folder: a lock file that names a process and when it began, so that a lock whose
// owner was killed is known to be dead even after its number went to another process.
import { execFileSync } from 'node:child_process';
import { readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { setTimeout as wait } from 'node:timers/promises';

export type Lock = { release(): void };

type Owner = { pid: number; began: string };

/** A file that is still empty is being written this very moment, unless it stays so. */
const WRITING_MS = 2_000;

/** Waits up to `patienceMs` for an owner that is about to leave; then refuses with one sentence. */
export async function acquireLock(file: string, folder: string, patienceMs: number): Promise<Lock> {
  const text = JSON.stringify({ pid: process.pid, began: processBegan(process.pid) });
  const deadline = Date.now() + patienceMs;
  for (;;) {
    if (tryCreate(file, text)) return { release: () => release(file, text) };
    const found = readText(file);
    if (found !== null && isDead(file, found)) stealDead(file, found);
    else if (Date.now() > deadline) throw new Error(heldSentence(found, folder));
    else await wait(50);
  }
}

/** The living owner of a data folder, or null. */
export function lockOwner(file: string): number | null {
  const found = readText(file);
  return found === null || isDead(file, found) ? null : (parse(found)?.pid ?? null);
}

function heldSentence(text: string | null, folder: string): string {
  const owner = text === null ? null : parse(text);
  const by = owner ? `process ${owner.pid}` : 'another process';
  return `The database in ${folder} is in use by ${by}: stop that one first, or use another data folder.`;
}

function tryCreate(file: string, text: string): boolean {
  try {
    writeFileSync(file, text, { flag: 'wx', mode: 0o600 });
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  }
}

/** Two may find the same dead lock: who moved a live one away by mistake puts it back. */
function stealDead(file: string, dead: string): void {
  const aside = `${file}.${process.pid}.${Math.round(performance.now() * 1000)}`;
  try {
    renameSync(file, aside);
  } catch {
    return;
  }
  const moved = readText(aside);
  if (moved !== null && moved !== dead) tryCreate(file, moved);
  rmSync(aside, { force: true });
}

function release(file: string, text: string): void {
  if (readText(file) === text) rmSync(file, { force: true });
}

function isDead(file: string, text: string): boolean {
  const owner = parse(text);
  if (!owner) return isOld(file);
  return processBegan(owner.pid) !== owner.began;
}

function isOld(file: string): boolean {
  try {
    return Date.now() - statSync(file).mtimeMs > WRITING_MS;
  } catch {
    return false;
  }
}

function parse(text: string): Owner | null {
  try {
    const value = JSON.parse(text) as Partial<Owner>;
    const valid = Number.isInteger(value.pid) && typeof value.began === 'string';
    return valid ? (value as Owner) : null;
  } catch {
    return null;
  }
}

function readText(file: string): string | null {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return null;
  }
}

/** When a process began, in the system's own words; empty when there is no such process. */
export function processBegan(pid: number): string {
  if (!isAlive(pid)) return '';
  try {
    if (process.platform === 'linux') {
      const afterName = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1) ?? '';
      const boot = readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim();
      return `${boot} ${afterName.split(' ')[19]}`;
    }
    if (process.platform === 'darwin') {
      return execFileSync('ps', ['-o', 'lstart=', '-p', String(pid)], { encoding: 'utf8' }).trim();
    }
    return 'alive';
  } catch {
    return '';
  }
}

export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
