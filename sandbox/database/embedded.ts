// Starts the PostgreSQL that npm brought on one data folder, for the demo, the tests and development: at most
// one server per folder, found again after a kill of its parent or of itself.
import { existsSync, mkdirSync, realpathSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { findBinaries } from './binaries';
import type { Cluster } from './cluster';
import * as clusters from './cluster';
import { attach, launch } from './launch';
import { acquireLock } from './lock';
import { loadPasswords } from './passwords';
import { placeServer } from './placement';
import { ensureRoles, serverUrl } from './roles';

export type DatabaseOptions = {
  /** Everything of the database lies in it: cluster, passwords, log, lock. */
  dataDir: string;
  /** The first port to try; 0 takes any free one. */
  port?: number;
  /** False only for tests: a crash of the machine may then lose everything. */
  durable?: boolean;
  /** How long to wait for another owner of the folder to leave. */
  patienceMs?: number;
};

export type EmbeddedDatabase = {
  port: number;
  /** Owns the database and migrates its schema. */
  ownerUrl: string;
  /** The application: rows only, under row-level security. */
  applicationUrl: string;
  /** The supervisor's own. */
  superuserUrl: string;
  pid: number;
  /** True when a server left by a killed parent was found running. */
  attached: boolean;
  /** One sentence for the output when files had to leave the project. */
  notice: string | null;
  stop(): Promise<void>;
};

const DEFAULT_PORT = 54_320;

export async function startDatabase(options: DatabaseOptions): Promise<EmbeddedDatabase> {
  const { dataDir, lock } = await openFolder(options);
  try {
    const cluster = describeCluster(dataDir, options.durable ?? true);
    const exists = clusters.clusterExists(cluster.clusterDir);
    if (exists) clusters.checkVersion(cluster);
    const passwords = loadPasswords(dataDir, exists);
    if (!exists) await clusters.createCluster(cluster, passwords.superuser);

    const running =
      (await attach(cluster, passwords.superuser)) ??
      (await launch(cluster, passwords.superuser, options.port ?? DEFAULT_PORT));
    const superuserUrl = serverUrl('postgres', passwords.superuser, running.port, 'postgres');
    await ensureRoles(superuserUrl, passwords);
    return {
      ...running,
      superuserUrl,
      ownerUrl: serverUrl('attune_owner', passwords.owner, running.port),
      applicationUrl: serverUrl('attune_app', passwords.application, running.port),
      notice: noticeOf(cluster),
      stop: async () => {
        await clusters.stopServer(cluster);
        lock.release();
      },
    };
  } catch (error) {
    lock.release();
    throw error;
  }
}

/** Stops what still runs on the folder and removes the cluster with its passwords: the next start begins empty. */
export async function removeDatabase(options: DatabaseOptions): Promise<void> {
  if (!existsSync(options.dataDir)) return;
  const { dataDir, lock } = await openFolder(options);
  try {
    const cluster = describeCluster(dataDir, true);
    if (clusters.readPostmaster(cluster.clusterDir)) await clusters.stopServer(cluster);
    rmSync(cluster.outside ?? cluster.clusterDir, { recursive: true, force: true });
    for (const name of ['passwords.json', 'postgres.log', 'postgres.log.old']) {
      rmSync(join(dataDir, name), { force: true });
    }
  } finally {
    lock.release();
  }
}

async function openFolder({ dataDir, patienceMs = 5_000 }: DatabaseOptions) {
  const folder = resolve(dataDir);
  try {
    mkdirSync(folder, { recursive: true, mode: 0o755 });
    const lock = await acquireLock(join(folder, 'lock'), folder, patienceMs);
    return { dataDir: realpathSync(folder), lock };
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (!code) throw error;
    throw new Error(
      `The data folder ${folder} can't be written (${code}): make it writable, or use another one.`,
      { cause: error },
    );
  }
}

function describeCluster(dataDir: string, durable: boolean): Cluster {
  const binaries = findBinaries();
  const placement = placeServer(dataDir, binaries);
  return { ...placement, binaries, logFile: join(dataDir, 'postgres.log'), durable };
}

function noticeOf({ outside, user }: Cluster): string | null {
  if (!outside) return null;
  return `PostgreSQL runs as user ${user?.uid}, who can't enter the project, so its files are in ${outside}.`;
}
