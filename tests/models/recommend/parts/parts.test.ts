// Holds each part of the recommender to small cases worked out by hand.
import { expect, test } from 'vitest';
import { rngFromSeed } from '~/math/random';
import { valueAt } from '~/math/sparse';
import { buildInteractions } from '~/models/recommend/interactions';
import {
  findSimilarItems,
  splitWords,
  type ItemDescription,
} from '~/models/recommend/parts/content';
import { factorAffinity, learnFactors, scoreByFactors } from '~/models/recommend/parts/factors';
import {
  countNeighbours,
  CUSTOMER_PAIRS,
  SEQUENCE_PAIRS,
} from '~/models/recommend/parts/item-item';
import {
  buildProfile,
  learnReorderGaps,
  learnRepeatRates,
} from '~/models/recommend/parts/own-history';
import { countPopularity, firstSoldDays } from '~/models/recommend/parts/popularity';
import { simulateShop, smallData } from '../small-shop';

test('popularity halves with each half-life of age', () => {
  const data = buildInteractions(
    smallData([
      [0, 0, 100, 0],
      [0, 1, 70, 1],
      [1, 1, 40, 2],
    ]),
  );
  const popularity = countPopularity(data, 30);
  expect(popularity[0]).toBe(1);
  expect(popularity[1]).toBeCloseTo(0.5 + 0.25, 6);
  expect(Array.from(countPopularity(data, Infinity))).toEqual([1, 2]);
  expect(Array.from(firstSoldDays(data))).toEqual([100, 40]);
});

test('a sequence speaks forwards in full and backwards in part', () => {
  const data = buildInteractions(
    smallData(
      [
        [0, 0, 0, 0],
        [0, 1, 0, 1],
        [0, 2, 0, 2],
      ],
      false,
    ),
  );
  const counting = {
    ...SEQUENCE_PAIRS,
    decay: 0.7,
    backward: 0.5,
    sourceExponent: 0,
    targetExponent: 0,
  };
  const neighbours = countNeighbours(data, counting);
  expect(valueAt(neighbours, 0, 1)).toBeCloseTo(1, 6);
  expect(valueAt(neighbours, 0, 2)).toBeCloseTo(0.7, 6);
  expect(valueAt(neighbours, 1, 0)).toBeCloseTo(0.5, 6);
  expect(valueAt(neighbours, 2, 0)).toBeCloseTo(0.35, 6);
});

test('pairs of a customer count once, less for crowded ones', () => {
  const data = buildInteractions(
    smallData([
      [0, 0, 1, 0],
      [0, 1, 1, 0],
      [0, 0, 2, 1],
      [0, 1, 2, 1],
    ]),
  );
  const counting = { ...CUSTOMER_PAIRS, shrink: 0, sourceExponent: 0, targetExponent: 0 };
  // One customer of two distinct items: 1 ÷ 2.
  expect(valueAt(countNeighbours(data, counting), 0, 1)).toBeCloseTo(0.5, 6);
});

test('only the strongest neighbours are kept', () => {
  const { data } = simulateShop('kept');
  const neighbours = countNeighbours(buildInteractions(data), { ...CUSTOMER_PAIRS, keep: 5 });
  for (let item = 0; item < data.items; item++) {
    expect(neighbours.start[item + 1]! - neighbours.start[item]!).toBeLessThanOrEqual(5);
  }
});

test('factors of full rank equal EASE by its own inverse', () => {
  // Two items bought together by 3 of 5 buyers each; G = [5 3; 3 5], λ = ridge · mean buyers = 5.
  const rows: [number, number, number, number][] = [];
  for (let customer = 0; customer < 5; customer++) rows.push([customer, 0, 0, customer]);
  for (let customer = 2; customer < 7; customer++) rows.push([customer, 1, 0, customer]);
  const factors = learnFactors(
    buildInteractions(smallData(rows)),
    { rank: 2, ridge: 1 },
    rngFromSeed('ease'),
  );
  // P = (G + 5I)⁻¹ ∝ [10 −3; −3 10], so B(0,1) = −P(0,1) ÷ P(1,1) = 0.3.
  expect(factorAffinity(factors, 0, 1)).toBeCloseTo(0.3, 3);
});

test('factors score by sums of affinities to other items', () => {
  const { data } = simulateShop('factors');
  const factors = learnFactors(
    buildInteractions(data),
    { rank: 8, ridge: 4 },
    rngFromSeed('factors'),
  );
  const profile = buildProfile(
    [
      { item: 3, day: 200, count: 1 },
      { item: 6, day: 240, count: 1 },
    ],
    240,
    true,
  );
  const scores = scoreByFactors(factors, profile);
  const expected = (item: number): number =>
    Array.from(profile.item).reduce(
      (sum, from, at) =>
        sum + (from === item ? 0 : profile.weight[at]! * factorAffinity(factors, from, item)),
      0,
    );
  for (const item of [0, 3, 6, 9]) expect(scores[item]).toBeCloseTo(expected(item), 4);
});

test('items that share rare words are similar', () => {
  const titles = [
    'red rose candle',
    'rose candles',
    'steel kettle',
    'copper kettle',
    'steel spoon',
    'wool scarf',
  ];
  const blank: ItemDescription = {
    title: '',
    vendor: 'v',
    productType: '',
    tags: [],
    options: [],
    price: null,
  };
  const similar = findSimilarItems([
    ...titles.map((title) => ({ ...blank, title })),
    { ...blank, vendor: '' },
  ]);
  expect(valueAt(similar, 0, 1)).toBeGreaterThan(valueAt(similar, 0, 2));
  expect(valueAt(similar, 2, 3)).toBeGreaterThan(0.3);
  expect(valueAt(similar, 3, 2)).toBeCloseTo(valueAt(similar, 2, 3), 6);
  expect(similar.start[7]! - similar.start[6]!).toBe(0);
});

test('words are lower case, without plural, letters of any script', () => {
  expect(splitWords('Kerzen & 2 Candles, GLASS Größe-XL')).toEqual([
    'kerzen',
    'candle',
    'glass',
    'größe',
    'xl',
  ]);
});

test('a profile keeps each item once, the latest first', () => {
  const purchases = [
    { item: 4, day: 10, count: 1 },
    { item: 2, day: 30, count: 1 },
    { item: 4, day: 30, count: 5 },
    { item: 4, day: 30, count: 1 },
    { item: 9, day: 99, count: 1 },
  ];
  const profile = buildProfile(purchases, 40, true);
  expect(Array.from(profile.item)).toEqual([2, 4]);
  expect(Array.from(profile.times)).toEqual([1, 2]);
  expect(Array.from(profile.age)).toEqual([10, 10]);
  expect(profile.visits).toBe(2);
});

test('an undated profile ages by steps', () => {
  const profile = buildProfile(
    [7, 8, 7, 9].map((item) => ({ item, day: 0, count: 1 })),
    0,
    false,
  );
  expect(Array.from(profile.item)).toEqual([9, 7, 8]);
  expect(Array.from(profile.age)).toEqual([0, 1, 2]);
  expect(Array.from(profile.times)).toEqual([1, 2, 1]);
});

test('reorder gaps shrink from the shop to the item', () => {
  const rows: [number, number, number, number][] = [];
  for (let order = 0; order < 40; order++) rows.push([0, 0, order * 10, order]);
  rows.push([1, 1, 0, 90], [1, 1, 100, 91]);
  const gaps = learnReorderGaps(buildInteractions(smallData(rows)));
  // 39 gaps of 10 days, 1 of 100, and 10 of 60 by default: (390 + 100 + 600) ÷ 50.
  expect(gaps.shopDays).toBeCloseTo(21.8, 5);
  expect(gaps.itemDays[0]).toBeCloseTo((390 + 218) / 49, 4);
  expect(gaps.itemDays[1]).toBeCloseTo((100 + 218) / 11, 4);
});

test('repeat rates rank items bought again above others', () => {
  const rows: [number, number, number, number][] = [];
  for (let customer = 0; customer < 20; customer++) {
    rows.push(
      [customer, 0, 1, 2 * customer],
      [customer, 1, 1, 2 * customer],
      [customer, 0, 50, 2 * customer + 1],
    );
  }
  const rates = learnRepeatRates(buildInteractions(smallData(rows)));
  expect(rates[0]).toBeGreaterThan(0);
  expect(rates[1]).toBeLessThan(0);
});
