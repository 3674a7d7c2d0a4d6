// One PostgreSQL cluster on disk: made, checked, started and stopped with PostgreSQL's own programs.
import { type ChildProcess, spawn } from 'node:child_process';
import {
  chmodSync,
  chownSync,
  closeSync,
  existsSync,
  mkdirSync,
  openSync,
  readFileSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { type Binaries, executable } from './binaries';
import type { Placement } from './placement';

export type Cluster = Placement & { binaries: Binaries; logFile: string; durable: boolean };

/** What postmaster.pid says of a server, whether it still lives or not. */
export type Postmaster = { pid: number; port: number };

const LOG_LIMIT_BYTES = 20_000_000;

export function clusterExists(clusterDir: string): boolean {
  return existsSync(join(clusterDir, 'PG_VERSION'));
}

export function checkVersion({ clusterDir, binaries }: Cluster): void {
  const found = readFileSync(join(clusterDir, 'PG_VERSION'), 'utf8').trim();
  if (found === binaries.major) return;
  throw new Error(
    `The data in ${clusterDir} were made by PostgreSQL ${found}, and this version of Attune brings PostgreSQL ${binaries.major}: start with another data folder, or carry the data over with a dump.`,
  );
}

/** Made beside its place and renamed when whole: one that a kill cut short is never taken for a cluster. */
export async function createCluster(cluster: Cluster, password: string): Promise<void> {
  const { clusterDir, user } = cluster;
  const parent = dirname(clusterDir);
  const draft = join(parent, `${basename(clusterDir)}.new-${process.pid}`);
  removeDrafts(parent, `${basename(clusterDir)}.new-`);
  mkdirSync(draft, { mode: 0o700 });
  const passwordFile = `${draft}.password`;
  writeFileSync(passwordFile, password, { mode: 0o600 });
  if (user) for (const path of [draft, passwordFile]) chownSync(path, user.uid, user.gid);

  const options = ['-D', draft, '-U', 'postgres', `--pwfile=${passwordFile}`];
  options.push(
    '--auth=scram-sha-256',
    '-E',
    'UTF8',
    '--locale=C',
    ...(cluster.durable ? [] : ['-N']),
  );
  const { code, output } = await run(cluster, 'initdb', options);
  rmSync(passwordFile, { force: true });
  if (code !== 0) {
    rmSync(draft, { recursive: true, force: true });
    throw new Error(`PostgreSQL could not make a database in ${parent}: ${lastLine(output)}`);
  }
  renameSync(draft, clusterDir);
}

function removeDrafts(parent: string, prefix: string): void {
  for (const name of readdirSync(parent)) {
    if (name.startsWith(prefix)) rmSync(join(parent, name), { recursive: true, force: true });
  }
}

export function readPostmaster(clusterDir: string): Postmaster | null {
  const file = join(clusterDir, 'postmaster.pid');
  if (!existsSync(file)) return null;
  const lines = readFileSync(file, 'utf8').split('\n');
  const pid = Number(lines[0]);
  return Number.isInteger(pid) && pid > 0 ? { pid, port: Number(lines[3] ?? 0) } : null;
}

/** In a session of its own, so that neither Ctrl-C nor the end of its parent reaches it. */
export function spawnServer(cluster: Cluster, port: number): ChildProcess {
  rotateLog(cluster.logFile);
  const log = openSync(cluster.logFile, 'a', 0o600);
  try {
    const options = Object.entries(settings(cluster.durable)).map(
      ([key, value]) => `-c${key}=${value}`,
    );
    const child = spawn(
      executable(cluster.nativeDir, 'postgres'),
      ['-D', cluster.clusterDir, '-p', String(port), ...options],
      { ...spawnOptions(cluster), detached: true, stdio: ['ignore', log, log] },
    );
    child.unref();
    return child;
  } finally {
    closeSync(log);
  }
}

/** A fast shutdown: open transactions are rolled back, and the last checkpoint is written. */
export async function stopServer(cluster: Cluster): Promise<void> {
  const options = ['stop', '-D', cluster.clusterDir, '-m', 'fast', '-w', '-t', '60'];
  const { code, output } = await run(cluster, 'pg_ctl', options);
  // Without a server there is nothing to stop, which pg_ctl counts as an error.
  if (code === 0 || !/could not send stop signal|does not shut down/.test(output)) return;
  throw new Error(`PostgreSQL on ${cluster.clusterDir} could not be stopped: ${lastLine(output)}`);
}

function settings(durable: boolean): Record<string, string> {
  const fast = { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' };
  return {
    listen_addresses: '127.0.0.1',
    unix_socket_directories: '',
    shared_buffers: '32MB',
    max_connections: '60',
    jit: 'off',
    timezone: 'UTC',
    log_timezone: 'UTC',
    max_wal_size: '512MB',
    // Parallel workers and I/O workers cost memory, and on two cores bring nothing.
    max_parallel_workers_per_gather: '0',
    io_method: 'sync',
    // Failing statements, their values and the keys in DETAIL lines are personal data: they stay out of the log.
    log_error_verbosity: 'terse',
    log_min_error_statement: 'panic',
    ...(durable ? {} : fast),
  };
}

function run(cluster: Cluster, name: 'initdb' | 'pg_ctl', options: string[]) {
  return new Promise<{ code: number | null; output: string }>((resolve, reject) => {
    const child = spawn(executable(cluster.nativeDir, name), options, {
      ...spawnOptions(cluster),
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let output = '';
    child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()));
    child.stderr.on('data', (chunk: Buffer) => (output += chunk.toString()));
    child.on('error', reject);
    child.on('close', (code) => resolve({ code, output }));
  });
}

/** The environment's PG… settings belong to another server. */
function spawnOptions({ clusterDir, user }: Cluster) {
  const foreign = Object.keys(process.env).filter((key) => key.startsWith('PG'));
  const env: NodeJS.ProcessEnv = { ...process.env, LC_ALL: 'C' };
  for (const key of foreign) delete env[key];
  return { cwd: dirname(clusterDir), env, ...(user ?? {}) };
}

function rotateLog(file: string): void {
  if (!existsSync(file) || statSync(file).size < LOG_LIMIT_BYTES) return;
  renameSync(file, `${file}.old`);
  chmodSync(`${file}.old`, 0o600);
}

export function lastLine(output: string): string {
  const lines = output.split('\n').filter((line) => /error|fatal|panic|could not/i.test(line));
  return (lines.at(-1) ?? output.trim().split('\n').at(-1) ?? '').trim();
}
