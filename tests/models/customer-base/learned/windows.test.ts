// Expected numbers counted by hand.
import { describe, expect, test } from 'vitest';
import { rngFromSeed } from '~/math/random';
import { customerFeatures, FEATURES } from '~/models/customer-base/learned/features';
import { sampleRows, thinHistory } from '~/models/customer-base/learned/sample';
import { outcomeOf, trainingViews, viewAt } from '~/models/customer-base/learned/windows';
import { collectOrderDays, summarizeOrders } from '~/models/customer-base/order-history';
import { simulateShop } from '../simulated';

const history = collectOrderDays(
  {
    customer: Int32Array.of(0, 0, 0, 0, 1),
    day: Int32Array.of(0, 7, 28, 42, 30),
    value: Float64Array.of(10, 20, 30, 99, 5),
  },
  2,
);

test('features tell gaps and values up to the day', () => {
  const columns = customerFeatures(history, summarizeOrders(history, 35), 35);
  const first = (name: (typeof FEATURES)[number]) => columns[FEATURES.indexOf(name)]![0];
  expect(first('silence')).toBe(1);
  expect(first('frequency')).toBe(2);
  expect(first('age')).toBe(5);
  expect(first('meanGap')).toBe(2);
  expect(first('lastGap')).toBe(3);
  expect(first('orders4')).toBe(1);
  expect(first('totalValue')).toBeCloseTo(Math.log1p(60), 12);
  expect(columns[FEATURES.indexOf('meanGap')]![1]).toBeNaN();
  expect(columns).toHaveLength(FEATURES.length);
});

test('outcomes count the horizon’s days and no others', () => {
  const rows = summarizeOrders(history, 28);
  expect([...outcomeOf(history, rows, 28, 14).orders]).toEqual([1]);
  expect([...outcomeOf(history, rows, 28, 14).value]).toEqual([99]);
  expect([...outcomeOf(history, rows, 28, 14).days]).toEqual([14]);
  expect([...outcomeOf(history, rows, 28, 13).days]).toEqual([NaN]);
});

describe('training windows', () => {
  const shop = simulateShop(rngFromSeed('windows'), { customers: 120, days: 200 });

  test('their horizons end by the day of the view', () => {
    const views = trainingViews(shop, 150, 60);
    expect(views.map((view) => view.until)).toEqual([90, 76, 62, 48]);
  });

  test('a horizon longer than the past leaves none', () => {
    expect(trainingViews(shop, 150, 150)).toEqual([]);
  });

  test('a view reads nothing after its day', () => {
    const { rows } = viewAt(shop, 100, 30);
    expect(Math.max(...rows.age)).toBeLessThanOrEqual(100 / 7);
  });

  test('samples keep windows in order and rows whole', () => {
    const views = trainingViews(shop, 150, 60);
    const sample = sampleRows(
      views,
      (view, row) => view.rows.frequency[row] === 0,
      rngFromSeed('s'),
    );
    const frequency = sample.pick((view) => view.rows.frequency);
    expect(frequency.every((count) => count === 0)).toBe(true);
    expect(sample.columns((view) => view.columns)[1]).toEqual(frequency);
  });
});

test('only a very large shop is thinned', () => {
  expect(thinHistory(history)).toBe(history);
  const many = 130_000;
  const who = Int32Array.from({ length: many }, (_, at) => at);
  const large = collectOrderDays({ customer: who, day: who, value: new Float64Array(many) }, many);
  const thin = thinHistory(large);
  expect(thin.customers).toBe(43_334);
  expect([...thin.day.subarray(0, 3)]).toEqual([0, 3, 6]);
});
