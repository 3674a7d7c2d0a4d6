// The checkout: what it asks for, what an order becomes in the shop, and what it refuses.
import { expect, test } from 'vitest';
import type { SandboxContext } from '../../../sandbox/context';
import type { ShopCustomer } from '../../../sandbox/shop/shop-data';
import { makeContext, makeProduct, makeShop } from '../make-context';
import { createShopper, pathOf, type Shopper } from './shopper';

const address = {
  email: 'Ann@Example.com',
  firstName: 'Ann',
  lastName: 'Lee',
  address1: '1 Road',
  zip: '10115',
  city: 'Berlin',
  countryCode: 'DE',
};

function open(): { context: SandboxContext; shopper: Shopper } {
  const context = makeContext({ shop: makeShop({ products: [makeProduct()] }) });
  return { context, shopper: createShopper(context) };
}

function saveCustomer(context: SandboxContext, email: string): ShopCustomer {
  const none = { state: 'NOT_SUBSCRIBED' as const, level: null, updatedAt: null };
  const customer: ShopCustomer = {
    id: context.changes.nextId('customer'),
    email,
    firstName: 'Ann',
    lastName: 'Known',
    phone: null,
    countryCode: 'DE',
    city: '',
    zip: '',
    locale: 'en',
    tags: [],
    note: '',
    taxExempt: false,
    emailMarketing: none,
    smsMarketing: none,
    createdAt: 0,
    updatedAt: 0,
  };
  context.changes.apply({ kind: 'customer-saved', customer });
  return customer;
}

async function buy(shopper: Shopper, change: Record<string, string> = {}): Promise<Response> {
  await shopper.post('/cart/add', { id: '11', quantity: '2' });
  return shopper.post('/checkout', { ...address, ...change });
}

test('makes an order and a customer of a guest nobody knew', async () => {
  const { context, shopper } = open();

  const answer = await buy(shopper);

  expect(answer.status).toBe(303);
  const [customer] = context.shop.customers;
  expect(customer).toMatchObject({
    email: 'ann@example.com',
    firstName: 'Ann',
    city: 'Berlin',
    emailMarketing: { state: 'NOT_SUBSCRIBED' },
  });
  expect(context.shop.orders).toMatchObject([
    {
      name: '#1001',
      email: 'ann@example.com',
      customerId: customer?.id,
      // Two at 49.00 are beyond 75.00, from which on shipping is free.
      subtotal: 9800,
      shipping: 0,
      total: 9800,
      financialStatus: 'paid',
      test: false,
      lines: [{ productId: '1', variantId: '11', quantity: 2, price: 4900 }],
    },
  ]);
});

test('takes what was bought out of stock and of the cart', async () => {
  const { context, shopper } = open();

  const answer = await buy(shopper);

  // Three were there.
  expect(context.shop.products[0]?.variants[0]?.inventoryQuantity).toBe(1);
  expect(await shopper.read('/cart')).toContain('Your cart is empty');
  expect(await shopper.read(pathOf(answer))).toContain('Thank you, Ann');
});

test('adds shipping to a small order', async () => {
  const { context, shopper } = open();
  await shopper.post('/cart/add', { id: '11' });

  expect(await shopper.read('/checkout')).toContain('€55.95');
  await shopper.post('/checkout', address);

  // 49.00 and 6.95 for shipping.
  expect(context.shop.orders).toMatchObject([{ subtotal: 4900, shipping: 695, total: 5595 }]);
});

test('subscribes who ticked the box, known or not', async () => {
  const fresh = open();
  await buy(fresh.shopper, { acceptsMarketing: '1' });
  const known = open();
  saveCustomer(known.context, 'ann@example.com');
  await buy(known.shopper, { acceptsMarketing: '1' });

  for (const { context } of [fresh, known]) {
    expect(context.shop.customers).toHaveLength(1);
    expect(context.shop.customers[0]?.emailMarketing).toMatchObject({
      state: 'SUBSCRIBED',
      level: 'SINGLE_OPT_IN',
    });
  }
});

test('takes no consent away by an empty box', async () => {
  const { context, shopper } = open();
  const { id: customerId } = saveCustomer(context, 'ann@example.com');
  const emailMarketing = { state: 'SUBSCRIBED', level: 'SINGLE_OPT_IN', updatedAt: 1 } as const;
  context.changes.apply({ kind: 'email-consent-changed', customerId, emailMarketing });

  await buy(shopper);

  expect(context.shop.orders[0]?.customerId).toBe(customerId);
  expect(context.shop.customers[0]?.emailMarketing.state).toBe('SUBSCRIBED');
});

test('says at each field what is missing and keeps the rest', async () => {
  const { context, shopper } = open();

  const answer = await buy(shopper, { email: 'nobody', city: ' ' });
  const page = await answer.text();

  expect(answer.status).toBe(422);
  expect(page).toContain('id="email-fault"');
  expect(page).toContain('id="city-fault"');
  expect(page).not.toContain('id="zip-fault"');
  expect(page).toContain('value="1 Road"');
  expect(context.shop.orders).toEqual([]);
});

test('orders once when the button is pressed twice', async () => {
  const { context, shopper } = open();
  await shopper.post('/cart/add', { id: '11' });
  const cart = shopper.cookies.get('cart') ?? '';

  const first = await shopper.post('/checkout', address);
  shopper.cookies.set('cart', cart);
  const second = await shopper.post('/checkout', address);

  expect(context.shop.orders).toHaveLength(1);
  expect(pathOf(second)).toBe(pathOf(first));
});

test('sends back to the cart what ran out meanwhile', async () => {
  const { context, shopper } = open();
  await shopper.post('/cart/add', { id: '11', quantity: '2' });
  await buy(createShopper(context));

  const answer = await shopper.post('/checkout', address);

  expect(pathOf(answer)).toBe('/cart?notice=short');
  expect(await shopper.read(pathOf(answer))).toContain('Only 1 left');
  expect(context.shop.orders).toHaveLength(1);
});

test('shows an order to nobody without its address', async () => {
  const { context, shopper } = open();
  const answer = await buy(shopper);
  const [id = ''] = context.shop.orders.map((order) => order.id);

  const guessed = createShopper(context);

  expect((await guessed.ask(`/checkout/thank-you/${id}`)).status).toBe(404);
  const forged = `${id}-${'0'.repeat(32)}`;
  expect((await guessed.ask(`/checkout/thank-you/${forged}`)).status).toBe(404);
  expect((await guessed.ask(pathOf(answer))).status).toBe(200);
});

test('tells of the checkout’s start, and once of its end', async () => {
  const { context, shopper } = open();
  await shopper.post('/cart/add', { id: '11' });
  await shopper.read('/cart');

  const started = await shopper.events('/checkout');
  const answer = await shopper.post('/checkout', { ...address, acceptsMarketing: '1' });
  const completed = await shopper.events(pathOf(answer));
  const again = await shopper.events(pathOf(answer));

  const token = (started[1]?.data.checkout as { token: string }).token;
  expect(started.map(({ name }) => name)).toEqual(['page_viewed', 'checkout_started']);
  expect(completed.map(({ name }) => name)).toEqual(['checkout_completed', 'page_viewed']);
  expect(completed[0]?.data.checkout).toMatchObject({
    token,
    email: 'ann@example.com',
    buyerAcceptsEmailMarketing: true,
    order: {
      id: context.shop.orders[0]?.id,
      customer: { id: context.shop.customers[0]?.id, isFirstOrder: true },
    },
    lineItems: [{ quantity: 1, variant: { id: '11', product: { id: '1' } } }],
    // 49.00 and 6.95 for shipping.
    totalPrice: { amount: 55.95, currencyCode: 'EUR' },
  });
  expect(again.map(({ name }) => name)).toEqual(['page_viewed']);
});
