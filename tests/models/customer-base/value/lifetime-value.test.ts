// Simulated shops whose next year is known, the CDNOW sample, and laws of the drawn years.
import { describe, expect, test } from 'vitest';
import { rngFromSeed } from '~/math/random';
import { outcomeOf } from '~/models/customer-base/learned/windows';
import { forecastLifetime } from '~/models/customer-base/value/lifetime-value';
import type { OrderHistory } from '~/models/customer-base/order-history';
import { parametricOutlook, type ParametricFit } from '~/models/customer-base/parametric';
import { drawMoney, drawOrders } from '~/models/customer-base/value/year-draws';
import { cases } from '../../../support/counts';
import { readCdnow, rowsOf, withoutCdnow } from '../cdnow';
import { simulateShop } from '../simulated';

const FITS = [
  { name: 'bgNbd', parameters: { r: 0.24, alpha: 4.4, a: 0.8, b: 2.4 } },
  { name: 'mbgCnbdK', parameters: { k: 3, r: 1.5, alpha: 4, a: 0.8, b: 2.5 } },
  { name: 'paretoNbd', parameters: { r: 0.55, alpha: 10.6, s: 0.61, beta: 11.7 } },
] as const;

test.each(FITS)('drawn years of $name have the mean of its formula', ({ name, parameters }) => {
  const fit: ParametricFit = {
    name,
    parameters: { ...parameters },
    logLikelihood: 0,
    converged: true,
  };
  const row = rowsOf([4, 20, 24]);
  const { alive, expected } = parametricOutlook(fit, row, 30);
  const rng = rngFromSeed('year', name);
  const draws = cases(20_000, 400_000);
  const seen = { frequency: 4, recency: 20, age: 24, alive: alive[0]! };
  let sum = 0;
  let square = 0;
  for (let draw = 0; draw < draws; draw++) {
    const orders = drawOrders(fit, seen, 30, rng);
    sum += orders;
    square += orders * orders;
  }
  const mean = sum / draws;
  // Four standard errors of the mean of the draws.
  const error = Math.sqrt((square / draws - mean * mean) / draws);
  expect(Math.abs(mean - expected[0]!)).toBeLessThan(4 * error);
});

test('drawn money has the mean of Gamma-Gamma', () => {
  const rng = rngFromSeed('money');
  const belief = { p: 6.25, q: 3.75, gamma: 15.4 };
  const draws = 20_000;
  let sum = 0;
  for (let draw = 0; draw < draws; draw++) {
    sum += drawMoney(belief, { count: 3, average: 30 }, 2, { cap: 1e6, rng });
  }
  // Two orders of p (γ + xz) ÷ (px + q − 1) (Fader & Hardie 2013, equation 5).
  const wanted = (2 * 6.25 * (15.4 + 90)) / (6.25 * 3 + 3.75 - 1);
  expect(Math.abs(sum / draws / wanted - 1)).toBeLessThan(0.02);
  expect(drawMoney(belief, { count: 0, average: 0 }, 0, { cap: 1, rng })).toBe(0);
});

function judge(history: OrderHistory, until: number) {
  const found = forecastLifetime(history, { until, model: 'mbgCnbdK' }, rngFromSeed('value'))!;
  const actual = outcomeOf(history, found.rows, until, 365).value;
  const inside = actual.filter(
    (value, row) => value >= found.low[row]! && value <= found.high[row]!,
  );
  const sum = actual.reduce((total, value) => total + value, 0);
  return { found, covered: inside.length / actual.length, sum };
}

describe('the next year of a simulated shop', () => {
  const shop = simulateShop(rngFromSeed('lifetime'), { customers: 900, days: 900, pace: 0.15 });
  const { found, covered, sum } = judge(shop, 500);

  test('most customers stay in their range', () => {
    // Four of five wanted; those who bring nothing add to it, for a range from zero holds them all.
    expect(covered).toBeGreaterThanOrEqual(0.8);
    expect(covered).toBeLessThan(0.95);
    expect(found.low.every((low, row) => low >= 0 && low <= found.high[row]!)).toBe(true);
  });

  test('the sum is near and inside its range', () => {
    expect(Math.abs(found.total.expected / sum - 1)).toBeLessThan(0.15);
    expect(found.total.low).toBeLessThan(sum);
    expect(found.total.high).toBeGreaterThan(sum);
  });

  test('what was brought so far is added up', () => {
    const before = shop.value.reduce(
      (total, value, at) => total + (shop.day[at]! <= 500 ? value : 0),
      0,
    );
    expect(found.total.historic).toBeCloseTo(before, 6);
  });
});

test.skipIf(withoutCdnow)('CDNOW’s next year lies in its range', () => {
  const { found, covered, sum } = judge(readCdnow(), Date.parse('1997-06-30') / 86_400_000);
  expect(covered).toBeGreaterThanOrEqual(0.8);
  expect(found.total.low).toBeLessThan(sum);
  expect(found.total.high).toBeGreaterThan(sum);
});

test('a shop of one order and a shop of none have an answer', () => {
  const one: OrderHistory = {
    customers: 1,
    offset: Int32Array.of(0, 1),
    day: Int32Array.of(10),
    value: Float64Array.of(25),
  };
  const found = forecastLifetime(one, { until: 20, model: 'mbgNbd' }, rngFromSeed('one'))!;
  expect(found.historic[0]).toBe(25);
  expect(Number.isFinite(found.expected[0]! + found.high[0]!)).toBe(true);
  expect(forecastLifetime(one, { until: 5, model: 'mbgNbd' }, rngFromSeed('none'))).toBeNull();
});
