// Against Shopify's own sample of an order: the expected values stand in it.
import { expect, test } from 'vitest';
import { toldOrder } from '~/shopify/translate/webhook-orders';
import { samplePayload } from './sample-payload';

const TOLD = { toldAt: new Date('2022-01-01T00:00:05.123Z') };
const order = (change: object = {}) => toldOrder(samplePayload('orders/updated', change), TOLD);
const set = (amount: string) => ({ shop_money: { amount } });
const PAID_BACK = { kind: 'refund', status: 'success' };

test('the sample of an order reads as ours', () => {
  const told = order();
  expect(told.order).toMatchObject({
    ...{ id: '820982911946154508', name: '#9999', currency: 'USD', test: true },
    ...{ totalMinor: 40_495, discountMinor: 2_000, refundedMinor: 0 },
    ...{ customerId: '115310627314723954', email: null },
    ...{
      orderedAt: new Date('2022-01-01T00:00:00Z'),
      cancelledAt: new Date('2022-01-01T00:00:00Z'),
    },
  });
  expect(told.lines[0]).toEqual({
    ...{ orderId: '820982911946154508', id: '487817672276298554', title: 'Aviator sunglasses' },
    ...{ quantity: 1, priceMinor: 8_999, variantId: null, productId: expect.any(String) as string },
  });
  // The sample does not say when the record was changed.
  expect(told.customer).toBeNull();
});

test('a dated customer comes with the order', () => {
  const dated = { updated_at: '2022-01-01T00:00:00Z', email: 'john@example.com' };
  const customer = { ...(samplePayload('orders/updated').customer as object), ...dated };
  expect(order({ customer }).customer).toMatchObject({
    ...{ customerId: '115310627314723954', email: 'john@example.com', city: 'Ottawa' },
    // It gives way to the customer's own webhook of the same second.
    toldAt: new Date(0),
  });
});

test('a guest is known by the address of the order', () => {
  expect(order({ customer: null }).order).toMatchObject({
    customerId: null,
    email: 'jon@example.com',
  });
  const withContact = { customer: null, email: '', contact_email: 'Me@Mail.Example ' };
  expect(order(withContact).order.email).toBeNull();
  expect(order({ ...withContact, email: null }).order.email).toBe('me@mail.example');
});

test('what was paid back is summed over the refunds', () => {
  const refunds = [
    {
      transactions: [
        { ...PAID_BACK, amount: '10.00' },
        { ...PAID_BACK, status: 'failure', amount: '9.00' },
      ],
    },
    { transactions: [{ ...PAID_BACK, amount: '2.50', currency: 'USD' }] },
  ];
  expect(order({ refunds }).order.refundedMinor).toBe(1_250);
});

test('a refund in another money is told by the shop’s own', () => {
  const refunds = [
    {
      transactions: [{ ...PAID_BACK, amount: '1500', currency: 'JPY' }],
      refund_line_items: [{ subtotal_set: set('9.00'), total_tax_set: set('1.00') }],
      // Shipping that is given back.
      order_adjustments: [{ kind: 'shipping_refund', amount_set: set('-5.00') }],
    },
  ];
  expect(order({ refunds }).order.refundedMinor).toBe(1_500);
});

test('a total in the shop’s money counts, not the shopper’s', () => {
  const told = order({ total_price: '60000', total_price_set: set('404.95') });
  expect(told.order.totalMinor).toBe(40_495);
});
