// kill -9 of web and worker, in the middle of the import and in the middle of the campaign: the demo starts them again,
// nothing is lost, and nobody gets two mails.
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { cases } from '../support/counts';
import { writeStore } from './generated-store';
import {
  isAlive,
  readLines,
  readMails,
  readSummary,
  startOnce,
  until,
  type OnceRun,
} from './run-once';

/** Two lanes of five mails: what a worker may have on the wire. */
const IN_FLIGHT = 10;
const ONLINE_RETAIL = '../shared/data/online-retail';

test('a campaign survives kills of web and worker', async () => {
  // In the long run Online Retail where it is there: 4,334 people; else as many made up.
  const customers = cases(900, 4_334);
  const isLong = customers > 900;
  const made = isLong && existsSync(ONLINE_RETAIL) ? null : madeStore(customers);
  const run = startOnce({ store: made?.dir ?? ONLINE_RETAIL });

  await until(run, 'orders were imported', () => /customers done, orders \d+ %/.test(run.output()));
  run.kill('worker');
  if (isLong) {
    await until(run, 'the training began', () => /^Training$/m.test(run.output()));
    run.kill('web', 'worker');
  }

  const reachable = made?.reachable ?? 4_334;
  const shares = isLong ? [0.1, 0.3, 0.5, 0.7, 0.9] : [0.2, 0.6];
  for (const share of shares) await killAt(run, Math.round(share * reachable));

  expect(await run.ended, run.output()).toBe(0);
  expect(run.errors()).toBe('');
  const summary = readSummary(run.out);
  expect(summary.imported).toEqual(made?.good ?? ONLINE_RETAIL_COUNTS);
  expect(summary.read).toEqual(summary.imported);
  expectOneEach(run, reachable, shares.length);
  const alive = () => Object.values(run.ids()).filter(isAlive);
  await expect.poll(alive, { timeout: 10_000 }).toEqual([]);
});

// Distinct handles, customers, orders and lines of the files, counted on their own (issue 2, line 1).
const ONLINE_RETAIL_COUNTS = { products: 3_659, customers: 4_334, orders: 18_402, lines: 396_337 };

function madeStore(customers: number) {
  const dir = mkdtempSync(join(tmpdir(), 'attune-store-'));
  onTestFinished(() => rmSync(dir, { recursive: true, force: true }));
  const store = writeStore(dir, { customers });
  return { dir, good: store.good, reachable: store.reachable.length };
}

/** When so many are delivered, and not all. */
async function killAt(run: OnceRun, mails: number): Promise<void> {
  await until(run, `${mails} mails were delivered`, async () => (await run.inboxTotal()) >= mails);
  run.kill('web', 'worker');
}

function expectOneEach(run: OnceRun, reachable: number, kills: number): void {
  const { messages } = readSummary(run.out);
  expect(messages.accepted + messages.unknown).toBe(reachable);
  expect(messages.unknown).toBeLessThanOrEqual(IN_FLIGHT * kills);
  const mails = readMails(run.out);
  expect(new Set(mails.map((mail) => mail.to)).size).toBe(mails.length);
  const lines = readLines(run.out);
  expect(lines).toHaveLength(reachable);
  for (const line of lines) {
    // In the inbox, or listed: no third way.
    if (line.eml === null) expect(line).toMatchObject({ status: 'unknown', reason: 'worker_died' });
    else expect(['accepted', 'unknown']).toContain(line.status);
  }
  const files = lines.flatMap((line) => line.eml ?? []);
  expect(files.sort()).toEqual(mails.map((mail) => mail.file).sort());
}
