// Customers made up so that each group has its clear case, and laws that hold for any shop.
import { expect, test } from 'vitest';
import { rngFromSeed } from '~/math/random';
import { collectOrderDays, summarizeOrders } from '~/models/customer-base/order-history';
import { groupPurchases, PURCHASE_GROUPS } from '~/models/customer-base/value/purchase-groups';
import { simulateShop } from '../simulated';

const TODAY = 400;

/** Each customer by order-days and money an order. */
function groupsOf(customers: [number[], number][]) {
  const orders = customers.flatMap(([days, value], customer) =>
    days.map((day) => ({ customer, day, value })),
  );
  const history = collectOrderDays(
    {
      customer: Int32Array.from(orders, (order) => order.customer),
      day: Int32Array.from(orders, (order) => order.day),
      value: Float64Array.from(orders, (order) => order.value),
    },
    customers.length,
  );
  return groupPurchases(history, summarizeOrders(history, TODAY), TODAY);
}

test('each group holds its clear case', () => {
  const fillers = Array.from({ length: 14 }, (_, at): [number[], number] => [[40 + 20 * at], 10]);
  const { group } = groupsOf([
    [[300, 330, 360, 395], 90],
    [[280, 320, 350], 3],
    [[396], 10],
    [[190], 10],
    [[10, 40, 60, 80], 70],
    [[5], 5],
    ...fillers,
  ]);
  expect(group.slice(0, 6)).toEqual(['best', 'loyal', 'new', 'promising', 'slipping', 'lost']);
});

test('every customer has scores from one to five and a group', () => {
  const shop = simulateShop(rngFromSeed('groups'), { customers: 500, days: 400 });
  const rows = summarizeOrders(shop, TODAY);
  const found = groupPurchases(shop, rows, TODAY);
  for (const scores of [found.recency, found.frequency, found.money]) {
    expect(scores).toHaveLength(rows.count);
    expect(Math.min(...scores)).toBeGreaterThanOrEqual(1);
    expect(Math.max(...scores)).toBe(5);
  }
  expect(new Set(found.group).size).toBe(PURCHASE_GROUPS.length);
});

test('customers alike share their scores, one alone is in the middle', () => {
  const same = groupsOf(Array.from({ length: 9 }, (): [number[], number] => [[50], 10]));
  expect([...same.recency, ...same.frequency, ...same.money].every((score) => score === 3)).toBe(
    true,
  );
  expect(groupsOf([[[50], 10]]).group).toEqual(['promising']);
});
