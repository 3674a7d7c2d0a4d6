// The sandbox's time: it starts at a given instant, runs on with real time, and can be moved forward.
// The offset stands in a small file, which sandbox/preload.ts follows in the app's processes.

import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { Hono } from 'hono';
import type { SandboxContext } from './context';

export type Clock = { now(): Date; advance(seconds: number): Date };

/** preload.ts looks at the file every 100 ms; whoever moves the clock waits until everybody has seen it. */
const FOLLOW_MS = 250;

export function clockFile(dataDir: string): string {
  return join(dataDir, 'clock.json');
}

/** Without a start the clock goes on from its file, or from real time where there is none. */
export function createClock({ start, file }: { start?: Date; file: string }): Clock {
  let offsetMs = start ? start.getTime() - Date.now() : readOffset(file);
  writeOffset(file, offsetMs);

  return {
    now: () => new Date(Date.now() + offsetMs),
    advance: (seconds) => {
      offsetMs += seconds * 1000;
      writeOffset(file, offsetMs);
      return new Date(Date.now() + offsetMs);
    },
  };
}

/** GET answers the time; POST `{"advance": seconds}` moves it and answers once the app has followed. */
export function clockRoutes(context: SandboxContext): Hono {
  const routes = new Hono();
  routes.get('/', (request) => request.json({ now: context.clock.now().toISOString() }));
  routes.post('/', async (request) => {
    const seconds = readAdvance(await request.req.json().catch(() => null));
    if (seconds === null) {
      const error =
        'Send {"advance": seconds}, a number of zero or more; the clock never goes back.';
      return request.json({ error }, 400);
    }
    context.clock.advance(seconds);
    await wait(FOLLOW_MS);
    return request.json({ now: context.clock.now().toISOString() });
  });
  return routes;
}

function readAdvance(body: unknown): number | null {
  if (typeof body !== 'object' || body === null || !('advance' in body)) return null;
  const { advance } = body;
  return typeof advance === 'number' && Number.isFinite(advance) && advance >= 0 ? advance : null;
}

function readOffset(file: string): number {
  if (!existsSync(file)) return 0;
  const { offsetMs } = JSON.parse(readFileSync(file, 'utf8')) as { offsetMs: number };
  return offsetMs;
}

function writeOffset(file: string, offsetMs: number): void {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(`${file}.new`, JSON.stringify({ offsetMs }));
  renameSync(`${file}.new`, file);
}
