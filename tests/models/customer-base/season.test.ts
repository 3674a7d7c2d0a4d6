// A simulated shop that is busy at one time of the year: two years of it, then its third autumn.
import { describe, expect, test } from 'vitest';
import { rngFromSeed } from '~/math/random';
import { inSeason, seasonOf } from '~/models/customer-base/season';
import { outcomeOf, viewAt } from '~/models/customer-base/learned/windows';
import { simulateShop } from './simulated';

/** Twice the pace in the last 60 days of a 364-day year. */
const season = (day: number) => (day % 364 >= 304 ? 2 : 1);

describe('a shop with a season', () => {
  const history = simulateShop(rngFromSeed('season'), {
    customers: 4000,
    days: 364 * 3,
    season,
    pace: 0.25,
  });

  test.each([
    ['the busy weeks', 364 * 2 + 304],
    ['the weeks after them', 364 * 2],
    ['an ordinary time', 364 * 2 + 100],
  ])('the sum of %s is within a tenth', (_, until) => {
    const view = viewAt(history, until, 60);
    const found = seasonOf(history, 'mbgCnbdK', until, 60);
    expect(found.seen).toBe(true);
    const actual = outcomeOf(history, view.rows, until, 60).orders;
    const orders = actual.reduce((sum, count) => sum + count, 0);
    const { expected } = inSeason(view.outlook, found);
    const forecast = expected.reduce((sum, count) => sum + count, 0);
    expect(Math.abs(forecast / orders - 1)).toBeLessThan(0.1);
  });

  test('a young shop says that it has seen no season', () => {
    expect(seasonOf(history, 'mbgNbd', 400, 60)).toMatchObject({ factor: 1, seen: false });
    const { low, high } = seasonOf(history, 'mbgNbd', 400, 60);
    expect(low).toBeLessThan(1);
    expect(high).toBeGreaterThan(1.4);
  });
});

test('a season moves orders and chances, not who is alive', () => {
  const outlook = {
    alive: Float64Array.of(0.5, 0),
    expected: Float64Array.of(2, 0),
    active: Float64Array.of(0.25, 0),
  };
  const busy = inSeason(outlook, { factor: 2, low: 1, high: 3, seen: true });
  expect([...busy.expected]).toEqual([4, 0]);
  // Half of the living order at the usual pace; at twice the pace 1 − (1 − ½)² of them.
  expect([...busy.active]).toEqual([0.375, 0]);
  expect(busy.alive).toBe(outlook.alive);
});
