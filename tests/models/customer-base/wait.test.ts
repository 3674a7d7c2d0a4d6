// Simulated shops: heterogeneous buyers, whose own past tells their wait, and shops whose past tells nothing.
import { expect, test } from 'vitest';
import { rngFromSeed, uniform } from '~/math/random';
import { outcomeOf, trainingViews, viewAt } from '~/models/customer-base/learned/windows';
import { collectOrderDays } from '~/models/customer-base/order-history';
import { forecastWait } from '~/models/customer-base/wait';
import { simulateShop } from './simulated';

test('sixty-day-old shops of fifty buyers keep their range', () => {
  let inside = 0;
  let judged = 0;
  let own = 0;
  let best = 0;
  for (let shop = 0; shop < 30; shop++) {
    const history = simulateShop(rngFromSeed('fifty', String(shop)), {
      customers: 75,
      days: 97,
      pace: 0.3,
    });
    const view = viewAt(history, 60, 30);
    const { nextOrder, basis } = forecastWait(view, [], 30, rngFromSeed('w'));
    expect(basis).toBe('parametric');
    const { days } = outcomeOf(history, view.rows, 60, 30);
    const waits = [...days].filter((day) => day > 0).sort((a, b) => a - b);
    const middle = waits[waits.length >> 1] ?? 15;
    days.forEach((day, row) => {
      if (Number.isNaN(day)) return;
      judged++;
      own += Math.abs(day - nextOrder.median[row]!);
      best += Math.abs(day - middle);
      if (day >= nextOrder.low[row]! && day <= nextOrder.high[row]!) inside++;
    });
  }
  expect(inside / judged).toBeGreaterThan(0.76);
  expect(inside / judged).toBeLessThan(0.84);
  // The best constant is only known afterwards; from sixty days of past the model comes within a tenth of it.
  expect(own / best).toBeLessThan(1.1);
});

test('where the own past tells nothing the constant stands', () => {
  // Everyone orders on days that have nothing to do with when they ordered before.
  const rng = rngFromSeed('noise');
  const customer: number[] = [];
  const day: number[] = [];
  for (let who = 0; who < 150; who++) {
    for (const month of [0, 1, 2, 3, 4, 5, 6]) {
      customer.push(who);
      day.push(month * 30 + (month % 2 === 0 ? 0 : 14) + Math.floor(uniform(rng) * 4));
    }
  }
  const orders = {
    customer: Int32Array.from(customer),
    day: Int32Array.from(day),
    value: new Float64Array(day.length).fill(5),
  };
  const history = collectOrderDays(orders, 150);
  const views = trainingViews(history, 185, 30);
  const found = forecastWait(viewAt(history, 185, 30), views, 30, rngFromSeed('w'));
  expect(found.constantDays).not.toBeNull();
  expect(found.basis).toBe('constant');
  expect(new Set(found.nextOrder.median).size).toBe(1);
});
