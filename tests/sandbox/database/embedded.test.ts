// Starts, kills and attacks embedded servers, each on a folder of its own.
import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, mkdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import pg from 'pg';
import { afterAll, expect, test } from 'vitest';
import {
  type EmbeddedDatabase,
  removeDatabase,
  startDatabase,
} from '../../../sandbox/database/embedded';
import { isAlive } from '../../../sandbox/database/lock';
import { command, openDatabase } from '../../support/database';
import { temporaryFolder } from '../../support/database-server';

const { applicationUrl } = await openDatabase({ empty: true });

const folders: string[] = [];

/** Taken over by one test after the other, which spares the making of four clusters. */
const dataDir = freshFolder();

afterAll(async () => {
  for (const folder of folders) {
    await removeDatabase({ dataDir: folder });
    rmSync(folder, { recursive: true, force: true });
  }
});

function freshFolder(): string {
  const folder = temporaryFolder();
  folders.push(folder);
  return folder;
}

/** A supervisor of its own, to be killed. */
function supervise(dataDir: string) {
  const child = spawn(
    process.execPath,
    ['--import', 'tsx', 'sandbox/database/serve.ts', dataDir, '0'],
    { stdio: ['ignore', 'pipe', 'pipe'] },
  );
  return { child, said: untilSaid(child) };
}

/** Its first line, or what it complained of when it ended without one. */
function untilSaid(child: ChildProcess): Promise<string> {
  return new Promise((resolve) => {
    let errors = '';
    child.stderr?.on('data', (chunk: Buffer) => (errors += chunk.toString()));
    child.stdout?.once('data', (chunk: Buffer) => resolve(chunk.toString()));
    child.once('close', () => resolve(errors));
  });
}

async function kill(child: ChildProcess): Promise<void> {
  const gone = new Promise((resolve) => child.once('exit', resolve));
  child.kill('SIGKILL');
  await gone;
}

function keepWord(url: string, word: string) {
  return command(url, `drop table if exists word; create table word as select '${word}' as said`);
}

async function readWord(url: string): Promise<string | undefined> {
  const rows = await command<{ said: string }>(url, 'select said from word');
  return rows[0]?.said;
}

test('keeps its rows from one start to the next', async () => {
  const first = await startDatabase({ dataDir, port: 0, durable: false });
  await keepWord(first.ownerUrl, 'after a restart');
  expect(statSync(join(dataDir, 'passwords.json')).mode & 0o777).toBe(0o600);
  await first.stop();
  expect(isAlive(first.pid)).toBe(false);

  const second = await startDatabase({ dataDir, port: 0, durable: false });
  expect(await readWord(second.ownerUrl)).toBe('after a restart');
  await second.stop();
});

test('attaches to the server of a killed supervisor', async () => {
  const { child, said } = supervise(dataDir);
  const left = JSON.parse(await said) as EmbeddedDatabase;
  await keepWord(left.ownerUrl, 'of a killed parent');
  await kill(child);
  expect(isAlive(left.pid)).toBe(true);

  const found = await startDatabase({ dataDir, port: 0 });
  expect(found).toMatchObject({ attached: true, pid: left.pid, port: left.port });
  expect(await readWord(found.ownerUrl)).toBe('of a killed parent');
  await found.stop();
  await expect(command(found.ownerUrl, 'select')).rejects.toThrow('ECONNREFUSED');
});

test('recovers after a kill of server and supervisor', async () => {
  const { child, said } = supervise(dataDir);
  const killed = JSON.parse(await said) as EmbeddedDatabase;
  await keepWord(killed.ownerUrl, 'after a crash');
  // A backend that counts does not notice the death of its server: the next start has to wait for it.
  const busy = new pg.Client({ connectionString: killed.ownerUrl });
  busy.on('error', () => {});
  await busy.connect();
  busy.query('select count(*) from generate_series(1, 3000000)').catch(() => {});
  await command(killed.ownerUrl, 'select');
  process.kill(killed.pid, 'SIGKILL');
  await kill(child);

  const found = await startDatabase({ dataDir, port: 0 });
  expect(found.attached).toBe(false);
  expect(await readWord(found.ownerUrl)).toBe('after a crash');
  await found.stop();
});

test('gives one server to two starts at once', async () => {
  const dataDir = freshFolder();
  const starts = [supervise(dataDir), supervise(dataDir)];
  const said = await Promise.all(starts.map((start) => start.said));
  const servers = said.filter((line) => line.startsWith('{'));
  const refusals = said.filter((line) => line.includes('is in use by process'));
  expect([servers.length, refusals.length]).toEqual([1, 1]);
  for (const { child } of starts) if (child.exitCode === null) await kill(child);
});

test('moves to the next port when one is taken', async () => {
  const other = createServer();
  const taken = await new Promise<number>((resolve) => {
    other.listen(0, '127.0.0.1', () => {
      const address = other.address();
      resolve(typeof address === 'object' && address ? address.port : 0);
    });
  });
  const database = await startDatabase({ dataDir, port: taken, durable: false });
  other.close();
  expect(database.port).toBeGreaterThan(taken);
  await database.stop();
});

test('lets nobody in without the password', async () => {
  const wrong = new URL(applicationUrl);
  wrong.password = 'wrong';
  await expect(command(wrong.href, 'select')).rejects.toThrow('password authentication failed');
});

test('gives the application no power over the schema', async () => {
  const [role] = await command(
    applicationUrl,
    'select rolsuper, rolbypassrls, rolcreatedb, rolcreaterole from pg_roles where rolname = current_user',
  );
  expect(Object.values(role ?? {})).toEqual([false, false, false, false]);
  const create = command(applicationUrl, 'create table mine (id int)');
  await expect(create).rejects.toThrow('permission denied for schema public');
});

test('says which PostgreSQL made a foreign folder', async () => {
  const dataDir = freshFolder();
  mkdirSync(join(dataDir, 'cluster'));
  writeFileSync(join(dataDir, 'cluster', 'PG_VERSION'), '9.6\n');
  await expect(startDatabase({ dataDir })).rejects.toThrow(
    /made by PostgreSQL 9\.6, and this version of Attune brings PostgreSQL 18/,
  );
});

test('says when a data folder can not be written', async () => {
  const file = join(freshFolder(), 'plain-file');
  writeFileSync(file, '');
  const start = startDatabase({ dataDir: join(file, 'data') });
  await expect(start).rejects.toThrow(/The data folder .* can't be written \(ENOTDIR\)/);
});

test('says when the passwords are gone', async () => {
  const dataDir = freshFolder();
  mkdirSync(join(dataDir, 'cluster'));
  writeFileSync(join(dataDir, 'cluster', 'PG_VERSION'), '18\n');
  await expect(startDatabase({ dataDir })).rejects.toThrow(/passwords\.json is missing/);
});

test.skipIf(process.getuid?.() !== 0)('leaves a folder that only root may enter', async () => {
  const closed = freshFolder();
  const dataDir = join(closed, 'closed', 'data');
  mkdirSync(join(closed, 'closed'), { mode: 0o700 });
  const database = await startDatabase({ dataDir, port: 0, durable: false });
  await keepWord(database.ownerUrl, 'outside');
  await database.stop();
  const outside = /its files are in (\S+)\.$/.exec(database.notice ?? '')?.[1] ?? '';
  expect(statSync(outside)).toMatchObject({ uid: 65534, gid: 65534 });
  expect(statSync(outside).mode & 0o777).toBe(0o700);

  const again = await startDatabase({ dataDir, port: 0, durable: false });
  expect(await readWord(again.ownerUrl)).toBe('outside');
  await again.stop();
  await removeDatabase({ dataDir });
  expect(existsSync(outside)).toBe(false);
});
