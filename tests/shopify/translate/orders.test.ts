import { expect, test } from 'vitest';
import { lineOf, orderOf } from '~/shopify/translate/orders';
import { itemLine, moneyOf, orderLine } from '../bulk-lines';

test('an order counts the shop’s money at its processing', () => {
  const line = orderLine('9', {
    processedAt: '2026-01-15T08:30:00Z',
    totalPriceSet: moneyOf('25.5'),
    totalRefundedSet: moneyOf('5.00'),
    totalDiscountsSet: moneyOf('1.99'),
  });
  expect(orderOf(line)).toEqual({
    customerId: null,
    email: 'guest9@mail.example',
    order: {
      id: '9',
      name: '#9',
      orderedAt: new Date('2026-01-15T08:30:00Z'),
      cancelledAt: null,
      test: false,
      currency: 'EUR',
      totalMinor: 2_550,
      refundedMinor: 500,
      discountMinor: 199,
      sourceAt: new Date('2026-02-01T10:00:00Z'),
    },
  });
});

test('an order’s customer is known by the id alone', () => {
  const line = orderLine('9', { customer: { id: 'gid://shopify/Customer/5' }, email: null });
  expect(orderOf(line)).toMatchObject({ customerId: '5', email: null });
});

test('a line of a deleted product keeps its title', () => {
  expect(lineOf(itemLine('9', '91', { product: null, variant: null }), 'EUR')).toEqual({
    orderId: '9',
    id: '91',
    productId: null,
    variantId: null,
    title: 'Oak lamp',
    quantity: 2,
    priceMinor: 1_250,
  });
});

test.each([{ quantity: 1.5 }, { quantity: 2 ** 31 }, { __parentId: undefined }])(
  'a line with %j is refused',
  (change) => {
    expect(() => lineOf(itemLine('9', '91', change), 'EUR')).toThrow();
  },
);
