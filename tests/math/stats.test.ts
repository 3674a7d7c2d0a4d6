// Expected numbers by hand, and by R 4: quantile(type = 7), cor(method = "spearman").
import { expect, test } from 'vitest';
import { correlation, mean, quantile, rankCorrelation, ranks } from '~/math/stats';

test('quantiles lie between neighbours like R’s', () => {
  expect(quantile([4, 1, 3, 2], 0.5)).toBe(2.5);
  expect(quantile([4, 1, 3, 2], 0.9)).toBeCloseTo(3.7, 12);
  expect(quantile([], 0.5)).toBeNaN();
});

test('equal values share the mean of their ranks', () => {
  expect([...ranks([10, 20, 10, 30])]).toEqual([1.5, 3, 1.5, 4]);
});

test('correlations see lines and curves apart', () => {
  const x = [1, 2, 3, 4, 5];
  const cubes = x.map((v) => v ** 3);
  expect(mean(x)).toBe(3);
  expect(correlation(x, cubes)).toBeCloseTo(0.9431175138077004, 12);
  expect(rankCorrelation(x, cubes)).toBeCloseTo(1, 12);
  expect(correlation(x, [2, 2, 2, 2, 2])).toBe(0);
});
