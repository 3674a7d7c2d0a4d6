import { expect, test } from 'vitest';
import { sumUp } from '~/components/campaigns/progress';

test('sums a campaign up so that nothing is missing', () => {
  const progress = sumUp([
    { state: 'accepted', reason: null, count: 500 },
    { state: 'claimed', reason: null, count: 20 },
    { state: 'queued', reason: 'gap', count: 30 },
    { state: 'skipped', reason: 'holdout', count: 40 },
    { state: 'skipped', reason: 'unsubscribed', count: 60 },
    { state: 'unknown', reason: 'worker_died', count: 2 },
  ]);
  expect(progress.total).toBe(652);
  expect(progress.settled).toBe(602);
  expect(progress.counts).toEqual({
    accepted: 500,
    waiting: 50,
    skipped: 100,
    failed: 0,
    unknown: 2,
  });
});

test('lists only states that occur, the commonest reason first', () => {
  const { groups } = sumUp([
    { state: 'skipped', reason: 'holdout', count: 1 },
    { state: 'skipped', reason: 'unsubscribed', count: 3 },
    { state: 'accepted', reason: null, count: 5 },
  ]);
  expect(groups.map(({ group }) => group)).toEqual(['accepted', 'skipped']);
  expect(groups[1]?.rows.map(({ reason }) => reason)).toEqual(['unsubscribed', 'holdout']);
});

test('sums up a campaign without messages as empty', () => {
  expect(sumUp([])).toMatchObject({ total: 0, settled: 0, groups: [] });
});
