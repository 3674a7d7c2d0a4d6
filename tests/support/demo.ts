// The real demo in a data folder of its own, as `npm run demo` starts it, for tests that look at it from outside.
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createAppClient, type AppClient } from '../../sandbox/demo/app-client';
import { removeDatabase } from '../../sandbox/database/embedded';

export type Demo = {
  /** Where admin, storefront and inbox are. */
  origin: string;
  dataDir: string;
  /** What it printed so far. */
  output(): string;
  app: AppClient;
  /** As Ctrl-C does. */
  stop(): Promise<void>;
  /** Stops it and removes what it kept. */
  remove(): Promise<void>;
};

const PATIENCE_MS = 150_000;

/** Waits until the addresses are printed. */
export async function startDemo(
  options: { dataDir?: string; args?: string[] } = {},
): Promise<Demo> {
  const dataDir = options.dataDir ?? demoFolder();
  const port = 20_000 + Math.floor(Math.random() * 30_000);
  const args = ['--import', 'tsx', 'sandbox/demo.ts', '--port', String(port)];
  const child = spawn(process.execPath, [...args, ...(options.args ?? [])], {
    env: { ...process.env, ATTUNE_DEMO_DATA: dataDir },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const orphan = () => child.kill('SIGTERM');
  process.once('exit', orphan);
  let output = '';
  const keep = (text: string) => (output += text);
  child.stdout.setEncoding('utf8').on('data', keep);
  child.stderr.setEncoding('utf8').on('data', keep);
  const stop = async () => {
    await end(child);
    process.off('exit', orphan);
  };
  const remove = async () => {
    await stop();
    await removeDatabase({ dataDir: join(dataDir, 'database') });
    rmSync(dataDir, { recursive: true, force: true });
  };
  try {
    const origin = await addressIn(child, () => output);
    const app = createAppClient(origin, origin);
    return { origin, dataDir, output: () => output, app, stop, remove };
  } catch (fault) {
    await remove();
    throw fault;
  }
}

/** The database server's own user must be able to enter it. */
export function demoFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'attune-stories-'));
  chmodSync(folder, 0o711);
  return folder;
}

export function readIds(dataDir: string): Record<string, number> {
  return JSON.parse(readFileSync(join(dataDir, 'pids.json'), 'utf8')) as Record<string, number>;
}

async function addressIn(child: ChildProcess, output: () => string): Promise<string> {
  return await new Promise((found, fail) => {
    const giveUp = setTimeout(() => fail(said('did not get ready', output())), PATIENCE_MS);
    const look = () => {
      const origin = /^ +Inbox +(http:\/\/\S+)\/inbox$/m.exec(output())?.[1];
      if (!origin) return;
      clearTimeout(giveUp);
      found(origin);
    };
    child.stdout?.on('data', look);
    child.once('exit', (code) => {
      clearTimeout(giveUp);
      fail(said(`ended with ${code}`, output()));
    });
  });
}

function said(what: string, output: string): Error {
  return new Error(`The demo ${what}. It said:\n${output.slice(-2_000)}`);
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = once(child, 'exit');
  child.kill('SIGINT');
  await ended;
}
