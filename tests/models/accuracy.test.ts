// Expected numbers by hand: pairs counted for the area, sums of ranks for the Gini.
import { expect, test } from 'vitest';
import { areaUnderCurve, brierScore, forecastError, normalizedGini } from '~/models/accuracy';

test('errors of a forecast are absolute, square and summed', () => {
  const { mae, rmse, sum } = forecastError([1, 2, 4], [1, 4, 3]);
  expect([mae, sum]).toEqual([1, 7]);
  expect(rmse).toBeCloseTo(Math.sqrt(5 / 3), 12);
});

test('the area counts pairs in the right order', () => {
  // Of 2 × 2 pairs three are right and one is a tie.
  expect(areaUnderCurve([0.9, 0.4, 0.4, 0.1], [1, 1, 0, 0])).toBe(0.875);
  expect(areaUnderCurve([1, 2], [1, 1])).toBeNull();
});

test('the Gini is one for the perfect order, zero for none', () => {
  expect(normalizedGini([3, 2, 1], [9, 4, 0])).toBeCloseTo(1, 12);
  expect(normalizedGini([1, 2, 3], [9, 4, 0])).toBeCloseTo(-1, 12);
  expect(normalizedGini([5, 5, 5], [9, 4, 0])).toBeCloseTo(0, 12);
  expect(normalizedGini([5, 4, 5], [0, 0, 0])).toBeNull();
});

test('Brier’s score is the mean square of the surprise', () => {
  expect(brierScore([1, 0.5], [3, 0])).toBe(0.125);
});
