// A stored back-test as a merchant reads it: shares with ranges, and a verdict that never flatters.
import { expect, test } from 'vitest';
import { inShop } from '~/db';
import { findBacktest } from '~/training/backtest-summary';
import { saveArtifact } from '~/training/store';
import { openDatabase } from '../support/database';
import { newShop, NOW } from '../support/factories';
import { openSmallShop } from '../support/small-shop';

const { db } = await openDatabase();

type Judged = { judged: number; chosen: string; hits: Record<string, number> };

function judged(change: Partial<Judged> = {}): object {
  return {
    judged: 200,
    chosen: 'hybrid',
    window: { fromDay: 20_000, toDay: 20_090 },
    hits: { picks: 60, baseline: 30, picksOnly: 40, baselineOnly: 10 },
    ...change,
  };
}

async function summaryOf(backtest: object) {
  const { id } = await newShop(db);
  return inShop(db, id, async (tx) => {
    await saveArtifact(tx, id, {
      kind: 'recommender',
      data: new Uint8Array(1),
      backtest,
      windowFrom: null,
      windowTo: NOW,
      trainedAt: NOW,
      promoted: true,
    });
    return findBacktest(tx, id);
  });
}

const verdictOf = async (change: Partial<Judged>) =>
  (await summaryOf({ all: judged(change), newOnly: judged() }))?.slices[0]?.verdict;

test('a back-test is read with its window and ranges', async () => {
  const summary = await summaryOf({ all: judged(), newOnly: judged({ judged: 0 }) });
  // 20,000 days after 1970-01-01 is 2024-10-04.
  expect(summary?.window).toEqual({
    from: new Date('2024-10-04T00:00:00Z'),
    to: new Date('2025-01-02T00:00:00Z'),
    days: 90,
  });
  const [all, fresh] = summary!.slices;
  expect(all?.shares?.picks).toMatchObject({ hits: 60 });
  expect(all!.shares!.picks.low).toBeLessThan(0.3);
  expect(all!.shares!.picks.high).toBeGreaterThan(0.3);
  expect(all!.shares!.difference.low).toBeGreaterThan(0);
  expect(fresh).toEqual({ name: 'newOnly', customers: 0, verdict: 'tooFew', shares: null });
});

test('picks are better only beyond chance', async () => {
  expect(await verdictOf({})).toBe('picks');
  const even = { picks: 32, baseline: 30, picksOnly: 12, baselineOnly: 10 };
  expect(await verdictOf({ hits: even })).toBe('unclear');
});

test('where best sellers decide, the summary says so', async () => {
  expect(await verdictOf({ chosen: 'popularity' })).toBe('bestSellers');
});

test('fewer than twenty customers give no verdict', async () => {
  const few = { picks: 9, baseline: 1, picksOnly: 8, baselineOnly: 0 };
  expect(await verdictOf({ judged: 19, hits: few })).toBe('tooFew');
});

test('an unknown kind of back-test is not read', async () => {
  expect(await summaryOf({ all: { judged: 3 } })).toBeNull();
});

test('what training stores can be read', async () => {
  const { shop } = await openSmallShop(db, 'summary.myshopify.com', 24);
  const summary = await inShop(db, shop.id, (tx) => findBacktest(tx, shop.id));
  expect(summary?.slices.map((slice) => slice.name)).toEqual(['all', 'newOnly']);
  expect(summary?.window?.days).toBeGreaterThan(0);
});
