import { expect, test } from 'vitest';
import { readOrder } from '~/imports/rows/orders';
import { FRAME, rowOf } from './rows-of';

const HEAD = { name: '#1', email: 'a@b.example', orderedAt: '2026-01-02', currency: 'EUR' };

test('the first row tells of the order, each of a line', () => {
  const rows = [
    rowOf({ ...HEAD, total: '35.00', sku: 'LAMP', title: 'Lamp', quantity: '1', price: '30.00' }),
    rowOf({ name: '#1', sku: 'CUP', title: 'Cup', quantity: '2', price: '2.50' }, 3),
  ];
  expect(readOrder(rows, FRAME)).toMatchObject({
    kind: 'usable',
    value: {
      ...{ key: '#1', totalMinor: 3500, discountMinor: 0 },
      lines: [
        { sku: 'LAMP', quantity: 1, priceMinor: 3000 },
        { sku: 'CUP', quantity: 2, priceMinor: 250 },
      ],
    },
  });
});

test('a total that the file leaves out is the sum of its lines', () => {
  const rows = [rowOf({ ...HEAD, discount: '5.00', sku: 'CUP', quantity: '4', price: '2.50' })];
  expect(readOrder(rows, FRAME)).toMatchObject({ value: { totalMinor: 500, discountMinor: 500 } });
});

test('a wrong line is set aside alone, a wrong order whole', () => {
  const wrongLine = [rowOf({ ...HEAD, total: '3', sku: 'A', quantity: 'two', price: '1' }, 7)];
  expect(readOrder(wrongLine, FRAME)).toMatchObject({
    value: { lines: [], aside: [{ line: 7, fault: 'quantity_wrong' }] },
  });
  for (const [change, fault] of [
    [{ orderedAt: '' }, 'date_missing'],
    [{ orderedAt: '2027-01-01' }, 'date_future'],
    [{ currency: 'USD' }, 'currency_different'],
    [{ total: 'a lot' }, 'money_wrong'],
    [{ name: '' }, 'order_unnamed'],
  ] as const) {
    expect(readOrder([rowOf({ ...HEAD, ...change })], FRAME)).toEqual({ kind: 'aside', fault });
  }
});
