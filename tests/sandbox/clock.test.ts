// The sandbox's clock, and a real process that preload.ts moves into its time and towards its server.
import { spawn } from 'node:child_process';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { expect, onTestFinished, test } from 'vitest';
import { clockRoutes, createClock } from '../../sandbox/clock';
import { makeContext } from './make-context';

const START = new Date('2011-12-10T10:00:00Z');
const PRELOAD = new URL('../../sandbox/preload.ts', import.meta.url).href;

function clockPath(): string {
  const folder = mkdtempSync(join(tmpdir(), 'clock-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return join(folder, 'clock.json');
}

/** How many seconds an instant lies after another, to the second. */
function secondsBetween(from: Date, to: string | Date): number {
  return Math.floor((new Date(to).getTime() - from.getTime()) / 1000);
}

test('runs on from its start and can be advanced', () => {
  const clock = createClock({ start: START, file: clockPath() });

  const before = clock.now();
  const after = clock.advance(86_400);

  expect(secondsBetween(START, before)).toBe(0);
  expect(secondsBetween(before, after)).toBe(86_400);
});

test('goes on from its file when it is given no start', () => {
  const file = clockPath();
  createClock({ start: START, file }).advance(3600);

  const later = createClock({ file });

  expect(secondsBetween(START, later.now())).toBe(3600);
});

test('tells and moves the time over HTTP', async () => {
  const clock = createClock({ start: START, file: clockPath() });
  const app = clockRoutes(makeContext({ clock }));
  const post = (body: string) => app.request('/', { method: 'POST', body });

  const moved = (await (await post('{"advance": 120}')).json()) as { now: string };
  const told = (await (await app.request('/')).json()) as { now: string };
  const refused = await Promise.all(
    ['{"advance": -1}', '{"advance": "1"}', 'no'].map(async (body) => post(body)),
  );

  expect(secondsBetween(START, moved.now)).toBe(120);
  expect(secondsBetween(START, told.now)).toBe(120);
  expect(refused.map((answer) => answer.status)).toEqual([400, 400, 400]);
});

const SCRIPT = `
  process.stdin.on('data', async () => {
    const line = { now: new Date().toISOString(), ticks: Date.now(), real: performance.timeOrigin,
      same: new Date().constructor === Date && new Date(0) instanceof Date };
    console.log(JSON.stringify(line));
  });
`;

test('keeps a process in the time of the clock', async () => {
  const file = clockPath();
  const clock = createClock({ start: START, file });
  const child = runNode(SCRIPT, { SANDBOX_CLOCK_FILE: file });

  const first = JSON.parse(await child.ask()) as {
    now: string;
    ticks: number;
    real: number;
    same: boolean;
  };
  clock.advance(86_400);
  let second = first;
  while (secondsBetween(new Date(first.now), second.now) < 80_000) {
    second = JSON.parse(await child.ask()) as typeof first;
  }

  expect(secondsBetween(START, first.now)).toBeLessThan(30);
  expect(first.same).toBe(true);
  expect(Math.abs(first.ticks - Date.parse(first.now))).toBeLessThan(1000);
  expect(Math.abs(first.real - Date.now())).toBeLessThan(60_000);
});

test('sends a process to the sandbox in place of Shopify', async () => {
  const server = createServer((request, response) => {
    response.end(JSON.stringify({ host: request.headers['x-sandbox-host'], path: request.url }));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => void server.close());
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const script = `process.stdin.on('data', async () => {
    const answer = await fetch('https://small.myshopify.com/admin/x?y=1', { headers: { a: 'b' } });
    console.log(await answer.text());
  });`;

  const child = runNode(script, { SANDBOX_ORIGIN: origin });

  expect(JSON.parse(await child.ask())).toEqual({
    host: 'small.myshopify.com',
    path: '/admin/x?y=1',
  });
});

test.each([
  [
    'in production without a sandbox',
    { NODE_ENV: 'production' },
    /must not be loaded in production/,
  ],
  ['towards another machine', { SANDBOX_ORIGIN: 'http://example.com' }, /address of this machine/],
])('refuses to be loaded %s', async (_where, env, sentence) => {
  const child = runNode('', env);

  expect(await child.complaint()).toMatch(sentence);
});

function runNode(script: string, change: Record<string, string>) {
  const env: NodeJS.ProcessEnv = { NODE_ENV: 'test', PATH: process.env.PATH, ...change };
  const argv = ['--import', PRELOAD, '--input-type=module', '-e', script];
  const child = spawn(process.execPath, argv, { env });
  onTestFinished(() => void child.kill());
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  return {
    ask: async () => {
      child.stdin.write('.\n');
      return String((await lines.next()).value);
    },
    complaint: async () => {
      let text = '';
      for await (const part of child.stderr) text += String(part);
      return text;
    },
  };
}
