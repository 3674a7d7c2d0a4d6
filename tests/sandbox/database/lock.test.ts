// Holds the lock of a data folder to its promise: one owner, and none that is dead.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { acquireLock, lockOwner } from '../../../sandbox/database/lock';

const folder = mkdtempSync(join(tmpdir(), 'attune-lock-'));
let count = 0;

afterAll(() => rmSync(folder, { recursive: true }));

function lockFile(): string {
  count += 1;
  return join(folder, `lock-${count}`);
}

test('refuses a second owner while the first lives', async () => {
  const file = lockFile();
  const lock = await acquireLock(file, 'F', 0);
  await expect(acquireLock(file, 'F', 0)).rejects.toThrow(
    `The database in F is in use by process ${process.pid}`,
  );
  lock.release();
  expect(lockOwner(file)).toBeNull();
});

test('takes over when the number belongs to another', async () => {
  const file = lockFile();
  writeFileSync(file, JSON.stringify({ pid: process.pid, began: 'another process, long ago' }));
  expect(lockOwner(file)).toBeNull();
  const lock = await acquireLock(file, 'F', 0);
  expect(lockOwner(file)).toBe(process.pid);
  lock.release();
});

test('takes over from a process that is gone', async () => {
  const file = lockFile();
  // No system numbers its processes that high: Linux ends at 2^22.
  writeFileSync(file, JSON.stringify({ pid: 2 ** 30, began: 'once' }));
  const lock = await acquireLock(file, 'F', 0);
  lock.release();
});

test('leaves a lock that is being written alone', async () => {
  const file = lockFile();
  writeFileSync(file, '');
  await expect(acquireLock(file, 'F', 0)).rejects.toThrow('in use by another process');
  expect(readFileSync(file, 'utf8')).toBe('');
});

test('gives a dead lock to one of many', async () => {
  const file = lockFile();
  writeFileSync(file, JSON.stringify({ pid: 2 ** 30, began: 'once' }));
  const tries = await Promise.allSettled(
    Array.from({ length: 8 }, () => acquireLock(file, 'F', 0)),
  );
  expect(tries.filter((one) => one.status === 'fulfilled')).toHaveLength(1);
});
