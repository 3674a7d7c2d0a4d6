// `npm run demo -- --once` as a person at a keyboard starts it, watched from outside: its words, its processes, its files.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { onTestFinished } from 'vitest';
import { removeDatabase } from '../../sandbox/database/embedded';
import { demoFolder, readIds } from '../support/demo';

export type OnceRun = {
  out: string;
  /** Resolves with the exit code. */
  ended: Promise<number | null>;
  output(): string;
  errors(): string;
  /** Mails in the inbox by now; 0 before there is one. */
  inboxTotal(): Promise<number>;
  /** kill -9, by pids.json. */
  kill(...names: ('web' | 'worker')[]): void;
  ids(): Record<string, number>;
};

export type Options = { store: string; limit?: number };

/** Everything that it leaves goes when the test ends. */
export function startOnce({ store, limit }: Options): OnceRun {
  const folder = demoFolder();
  const data = join(folder, 'data');
  const out = join(folder, 'out');
  const port = 20_000 + Math.floor(Math.random() * 30_000);
  const args = ['--store', store, '--once', '--out', out, '--port', String(port)];
  if (limit) args.push('--limit', String(limit));
  const child = spawn(process.execPath, ['--import', 'tsx', 'sandbox/demo.ts', ...args], {
    env: { ...process.env, ATTUNE_DEMO_DATA: data },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  let errors = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => (output += text));
  child.stderr.setEncoding('utf8').on('data', (text: string) => (errors += text));
  const ended = once(child, 'close').then(([code]) => code as number | null);
  onTestFinished(async () => {
    child.kill('SIGTERM');
    await ended;
    await removeDatabase({ dataDir: join(data, 'database') });
    rmSync(folder, { recursive: true, force: true });
  });
  return {
    out,
    ended,
    output: () => output,
    errors: () => errors,
    inboxTotal: async () => {
      const answer = await fetch(`http://127.0.0.1:${port}/inbox.json?limit=1`).catch(() => null);
      return answer?.ok ? ((await answer.json()) as { total: number }).total : 0;
    },
    kill: (...names) => {
      const ids = readIds(data);
      for (const name of names) process.kill(ids[name]!, 'SIGKILL');
    },
    ids: () => readIds(data),
  };
}

/** Looks again and again until the condition holds; fails at once when the run has ended. */
export async function until(run: OnceRun, what: string, holds: () => Promise<boolean> | boolean) {
  let isOver = false;
  void run.ended.then(() => (isOver = true));
  while (!(await holds())) {
    if (isOver) throw new Error(`The run ended before ${what}.\n${run.output()}${run.errors()}`);
    await wait(LOOK_MS);
  }
}

const LOOK_MS = 20;

export type Line = {
  id: string;
  profile: string | null;
  kind: string;
  name: string;
  products: string[];
  variation: string | null;
  sendAt: string;
  status: string;
  reason: string | null;
  reasons: string[];
  eml: string | null;
};

export type Summary = {
  read: Record<string, number>;
  imported: Record<string, number>;
  setAside: Record<string, number>;
  reachable: number;
  messages: { accepted: number; skipped: Record<string, number>; failed: number; unknown: number };
  seconds: Record<string, number>;
  peakMemoryMb: number;
};

export function readSummary(out: string): Summary {
  return JSON.parse(readFileSync(join(out, 'summary.json'), 'utf8')) as Summary;
}

export function readLines<T = Line>(out: string, name = 'messages.jsonl'): T[] {
  const text = readFileSync(join(out, name), 'utf8');
  return text.split('\n').flatMap((line) => (line === '' ? [] : [JSON.parse(line) as T]));
}

/** Every mail that reached the inbox: its file and whom it is for. */
export function readMails(out: string): { file: string; to: string; text: string }[] {
  const folder = join(out, 'mail');
  if (!existsSync(folder)) return [];
  return readdirSync(folder).map((name) => {
    const text = readFileSync(join(folder, name), 'latin1');
    const to = /^To: .*?([^\s<>]+@[^\s<>]+)>?\r?$/m.exec(text)?.[1] ?? '';
    return { file: `mail/${name}`, to, text };
  });
}

/** Whether a process of this id is there. */
export function isAlive(id: number): boolean {
  try {
    process.kill(id, 0);
    return true;
  } catch {
    return false;
  }
}
