// How many cases a test runs: few in `npm test`, as many as the issues name in `npm run test:long`.
import { appendFileSync } from 'node:fs';
import { expect, onTestFinished } from 'vitest';

/**
 * The count for this run: `now` usually, `long` when ATTUNE_LONG=1. Call it inside a test; the long run
 * prints count and seconds of each.
 */
export function cases(now: number, long: number): number {
  const isLong = process.env.ATTUNE_LONG === '1';
  const count = isLong ? long : now;
  const notes = process.env.ATTUNE_COUNTS;
  if (notes) {
    const title = expect.getState().currentTestName ?? '';
    const start = performance.now();
    onTestFinished(() => {
      const seconds = (performance.now() - start) / 1000;
      appendFileSync(notes, `${JSON.stringify({ title, count, seconds })}\n`);
    });
  }
  return count;
}
