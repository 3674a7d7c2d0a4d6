// Holds bought-together pairs to a published test statistic and to chance.
import { expect, test } from 'vitest';
import { rngFromSeed, uniform } from '~/math/random';
import { valueAt } from '~/math/sparse';
import { buildInteractions } from '~/models/recommend/interactions';
import { findBoughtTogether, logLikelihoodRatio } from '~/models/recommend/parts/bought-together';
import { smallData } from '../small-shop';

test('the likelihood ratio equals the one Dunning printed', () => {
  // Dunning 1993, table 1, the bigram "the swiss": 110 together, 2442 and 111 + 29114 … gives −2 log λ = 270.72.
  const table = { k11: 110, k12: 2442, k21: 111, k22: 29114 };
  const counts = {
    both: table.k11,
    left: table.k11 + table.k12,
    right: table.k11 + table.k21,
    all: table.k11 + table.k12 + table.k21 + table.k22,
  };
  expect(logLikelihoodRatio(counts)).toBeCloseTo(270.72, 1);
});

test('true pairs are found and chance ones are not', () => {
  const rng = rngFromSeed('pairs');
  const rows: [number, number, number, number][] = [];
  for (let basket = 0; basket < 600; basket++) {
    if (uniform(rng) < 0.1) rows.push([basket, 0, 0, basket], [basket, 1, 0, basket]);
    for (let item = 2; item < 30; item++)
      if (uniform(rng) < 0.1) rows.push([basket, item, 0, basket]);
  }
  const together = findBoughtTogether(buildInteractions(smallData(rows)));
  expect(valueAt(together, 0, 1)).toBeGreaterThan(1);
  expect(valueAt(together, 1, 0)).toBeCloseTo(valueAt(together, 0, 1), 5);
  // 435 pairs at p = .001: about half a false one is expected; three would be too many.
  expect(together.index.length).toBeLessThanOrEqual(2 + 2 * 3);
});

test('two baskets are too few to speak of a pair', () => {
  const rows: [number, number, number, number][] = [];
  for (let basket = 0; basket < 100; basket++) rows.push([basket, 2, 0, basket]);
  rows.push([0, 0, 0, 0], [0, 1, 0, 0], [1, 0, 0, 1], [1, 1, 0, 1]);
  expect(findBoughtTogether(buildInteractions(smallData(rows))).index.length).toBe(0);
});
