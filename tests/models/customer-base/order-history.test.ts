// Expected numbers counted by hand.
import { expect, test } from 'vitest';
import {
  collectOrderDays,
  countOrders,
  expandGroups,
  groupRows,
  summarizeOrders,
} from '~/models/customer-base/order-history';

const history = collectOrderDays(
  {
    customer: Int32Array.of(1, 0, 0, 0, 0, 2),
    day: Int32Array.of(14, 21, 0, 7, 7, 40),
    value: Float64Array.of(5, 1, 2, 3, 4, 9),
  },
  3,
);

test('orders of one day become one order-day', () => {
  expect([...history.offset]).toEqual([0, 3, 4, 5]);
  expect([...history.day]).toEqual([0, 7, 21, 14, 40]);
  expect([...history.value]).toEqual([2, 7, 1, 5, 9]);
});

test('rows count only what was seen by their day', () => {
  const rows = summarizeOrders(history, 14);
  expect([...rows.customer]).toEqual([0, 1]);
  expect([...rows.frequency]).toEqual([1, 0]);
  expect([...rows.recency]).toEqual([1, 0]);
  expect([...rows.age]).toEqual([2, 0]);
  expect(rows.logGaps).toBe(0);
  expect([...countOrders(history, rows, 14, 40)]).toEqual([1, 0]);
});

test('equal rows are grouped and spread back', () => {
  const rows = {
    count: 4,
    customer: Int32Array.of(0, 1, 2, 3),
    frequency: Float64Array.of(0, 2, 0, 2),
    recency: Float64Array.of(0, 3, 0, 3),
    age: Float64Array.of(5, 5, 5, 6),
    logGaps: 1,
  };
  const groups = groupRows(rows);
  expect([...groups.weight]).toEqual([2, 1, 1]);
  expect(groups.customers).toBe(4);
  expect([...expandGroups(groups.age, groups.group)]).toEqual([5, 5, 5, 6]);
});

test('nobody at all is an empty view', () => {
  const rows = summarizeOrders(collectOrderDays(noOrders(), 0), 10);
  expect(rows.count).toBe(0);
  expect(groupRows(rows).count).toBe(0);
});

function noOrders() {
  return { customer: new Int32Array(), day: new Int32Array(), value: new Float64Array() };
}
