// Finds the server that already runs on a cluster, or starts one and waits until it answers.
import type { ChildProcess } from 'node:child_process';
import { existsSync, readFileSync, realpathSync, statSync } from 'node:fs';
import { createServer } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import pg from 'pg';
import { type Cluster, lastLine, readPostmaster, spawnServer } from './cluster';
import { isAlive } from './lock';
import { serverUrl } from './roles';

export type Running = { pid: number; port: number; attached: boolean };

const READY_TIMEOUT_MS = 60_000;
const PORT_TRIES = 100;

/** A server that starts, recovers or stops is waited for; a process that only bears its number is not. */
export async function attach(cluster: Cluster, password: string): Promise<Running | null> {
  const deadline = Date.now() + READY_TIMEOUT_MS;
  for (;;) {
    const found = readPostmaster(cluster.clusterDir);
    if (!found || !isAlive(found.pid) || !isPostgres(found.pid)) return null;
    if (found.port && (await answers(cluster, password, found.port))) {
      return { ...found, attached: true };
    }
    if (Date.now() > deadline) {
      throw new Error(
        `The PostgreSQL server on ${cluster.clusterDir} (process ${found.pid}) does not answer: see ${cluster.logFile}.`,
      );
    }
    await wait(100);
  }
}

/**
 * After a kill -9 of the server its backends live on for a moment and hold its shared memory; PostgreSQL
 * refuses to start beside them, so it is asked again until they are gone.
 */
export async function launch(cluster: Cluster, password: string, first: number): Promise<Running> {
  const deadline = Date.now() + READY_TIMEOUT_MS;
  let port = await freePort(first);
  for (;;) {
    const from = existsSync(cluster.logFile) ? statSync(cluster.logFile).size : 0;
    const child = spawnServer(cluster, port);
    if (await becomesReady(child, cluster, password, port)) {
      return { pid: child.pid ?? 0, port, attached: false };
    }
    const log = readFileSync(cluster.logFile).subarray(from).toString();
    if (/address already in use/i.test(log)) port = await freePort(port + 1);
    else if (!isHeldByOrphans(log) || Date.now() > deadline) {
      throw new Error(
        `PostgreSQL did not start on ${cluster.clusterDir}: ${lastLine(log)} (log: ${cluster.logFile})`,
      );
    } else await wait(200);
  }
}

function isHeldByOrphans(log: string): boolean {
  return /pre-existing shared memory block|lock file "postmaster.pid" already exists/.test(log);
}

/** False when the process ended first. */
async function becomesReady(
  child: ChildProcess,
  cluster: Cluster,
  password: string,
  port: number,
): Promise<boolean> {
  let ended = false;
  let failure: Error | null = null;
  child.once('exit', () => (ended = true));
  child.once('error', (error) => {
    failure = error;
    ended = true;
  });
  const deadline = Date.now() + READY_TIMEOUT_MS;
  while (!ended && Date.now() < deadline) {
    if (await answers(cluster, password, port)) return true;
    await wait(50);
  }
  if (failure) throw new Error(`PostgreSQL could not be run: ${String(failure)}`);
  return false;
}

/** True only for the server of this very data folder: another's may listen on the port. */
async function answers(cluster: Cluster, password: string, port: number): Promise<boolean> {
  const client = new pg.Client({
    connectionString: serverUrl('postgres', password, port, 'postgres'),
    connectionTimeoutMillis: 5_000,
  });
  client.on('error', () => {});
  try {
    await client.connect();
    const { rows } = await client.query<{ folder: string }>(
      `select current_setting('data_directory') as folder`,
    );
    return (
      rows[0] !== undefined && realpathSync(rows[0].folder) === realpathSync(cluster.clusterDir)
    );
  } catch {
    return false;
  } finally {
    await client.end().catch(() => {});
  }
}

/** Numbers are given anew: after a reboot the one in postmaster.pid may belong to anything. */
function isPostgres(pid: number): boolean {
  if (process.platform !== 'linux') return true;
  try {
    const [, name, state] = /\((.*)\) (\S)/.exec(readFileSync(`/proc/${pid}/stat`, 'utf8')) ?? [];
    return name === 'postgres' && state !== 'Z';
  } catch {
    return false;
  }
}

async function freePort(first: number): Promise<number> {
  if (first === 0) return (await tryPort(0)) ?? 0;
  for (let port = first; port < first + PORT_TRIES; port++) {
    if (await tryPort(port)) return port;
  }
  throw new Error(`No free port between ${first} and ${first + PORT_TRIES - 1} for PostgreSQL.`);
}

function tryPort(port: number): Promise<number | null> {
  return new Promise((resolve) => {
    const probe = createServer();
    probe.once('error', () => resolve(null));
    probe.listen({ port, host: '127.0.0.1', exclusive: true }, () => {
      const address = probe.address();
      const bound = typeof address === 'object' && address ? address.port : null;
      probe.close(() => resolve(bound));
    });
  });
}
