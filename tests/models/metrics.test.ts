// Holds the ranking figures to cases worked out by hand.
import { expect, test } from 'vitest';
import { emptyRanking, judgeRanking, meanRanking } from '~/models/metrics';

test('ranking figures equal those worked out by hand', () => {
  const totals = emptyRanking();
  // Hits on places 1 and 3 of 3 targets within 4: DCG = 1 + 1/2, ideal of 3 = 1 + 1/log2 3 + 1/2.
  judgeRanking([5, 1, 7, 2], Uint8Array.from([0, 0, 0, 0, 0, 1, 0, 1, 1]), 3, 4, totals);
  const figures = meanRanking(totals);
  expect(figures.recall).toBeCloseTo(2 / 3, 12);
  expect(figures.ndcg).toBeCloseTo(1.5 / (1.5 + 1 / Math.log2(3)), 12);
  expect(figures.hitRate).toBe(1);
  expect(figures.mrr).toBe(1);
});

test('places past the cut-off do not count', () => {
  const totals = emptyRanking();
  judgeRanking([0, 1, 2], Uint8Array.from([0, 0, 1]), 1, 2, totals);
  expect(meanRanking(totals)).toEqual({ recall: 0, ndcg: 0, hitRate: 0, mrr: 0 });
});

test('nobody judged gives zeros, not broken numbers', () => {
  expect(meanRanking(emptyRanking())).toEqual({ recall: 0, ndcg: 0, hitRate: 0, mrr: 0 });
});
