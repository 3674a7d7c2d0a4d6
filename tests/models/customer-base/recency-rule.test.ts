// Expected numbers counted by hand.
import { expect, test } from 'vitest';
import {
  defaultRecencyRule,
  fitRecencyRule,
  recencyOutlook,
} from '~/models/customer-base/recency-rule';
import type { CustomerRows } from '~/models/customer-base/order-history';

const rows: CustomerRows = {
  count: 4,
  customer: Int32Array.of(0, 1, 2, 3),
  frequency: Float64Array.of(4, 1, 2, 0),
  recency: Float64Array.of(9, 6, 4, 0),
  age: Float64Array.of(10, 10, 10, 10),
  logGaps: 0,
};

test('the hiatus is the one that calls most rightly', () => {
  // Silences 1, 4, 6, 10; the first two came back.
  expect(fitRecencyRule(rows, Float64Array.of(2, 1, 0, 0)).hiatus).toBe(4);
  expect(fitRecencyRule(rows, new Float64Array(4)).hiatus).toBe(0);
  expect(fitRecencyRule(rows, new Float64Array(4).fill(1)).hiatus).toBe(10);
});

test('active customers go on, the others order nothing', () => {
  const outlook = recencyOutlook({ hiatus: 4 }, rows, 28);
  expect([...outlook.expected]).toEqual([9, 3, 0, 0]);
  expect(outlook.active[1]).toBe(0.5);
  expect(outlook.active[0]!).toBeGreaterThan(outlook.active[3]!);
});

test('without a past window the shop’s own gap decides', () => {
  // 19 weeks of 7 repeats, twice the mean gap.
  expect(defaultRecencyRule(rows).hiatus).toBeCloseTo(38 / 7, 12);
  const single = { ...rows, frequency: new Float64Array(4), recency: new Float64Array(4) };
  expect(defaultRecencyRule(single).hiatus).toBe(4);
});
