// The cart as a shopper without scripts meets it: forms, cookies and redirects.
import { expect, test } from 'vitest';
import { makeContext, makeProduct, makeShop } from '../make-context';
import { createShopper, pathOf } from './shopper';

/** The sample's variant 11 costs 49.00 and there are 3 of it. */
function enter() {
  const shop = makeShop({ products: [makeProduct()] });
  return createShopper(makeContext({ shop }));
}

test('adds a product and shows it with its subtotal', async () => {
  const shopper = enter();

  const answer = await shopper.post('/cart/add', { id: '11', quantity: '2' });
  const cart = await shopper.read('/cart');

  expect([answer.status, pathOf(answer)]).toEqual([303, '/cart']);
  expect(cart).toContain('Linen shirt');
  // Two at 49.00.
  expect(cart).toContain('€98.00');
  expect(cart).toContain('Cart, 2 items');
});

test('takes one where the form names no quantity', async () => {
  const shopper = enter();

  await shopper.post('/cart/add', { id: '11' });
  await shopper.post('/cart/add', { id: '11' });

  expect(await shopper.read('/cart')).toContain('Cart, 2 items');
});

test('changes a quantity and takes a line out', async () => {
  const shopper = enter();
  await shopper.post('/cart/add', { id: '11', quantity: '3' });

  await shopper.post('/cart/change', { id: '11', quantity: '1' });
  expect(await shopper.read('/cart')).toContain('Cart, 1 item"');

  await shopper.post('/cart/change', { id: '11', quantity: '1', remove: '1' });
  expect(await shopper.read('/cart')).toContain('Your cart is empty');
});

test('puts no more into the cart than is in stock', async () => {
  const shopper = enter();

  const answer = await shopper.post('/cart/add', { id: '11', quantity: '5' });

  expect(pathOf(answer)).toBe('/cart?notice=fewer');
  const cart = await shopper.read(pathOf(answer));
  expect(cart).toContain('Cart, 3 items');
  expect(cart).toContain('your cart now has all there are');
});

test('refuses what is sold out, unknown or no number', async () => {
  const soldOut = makeProduct({ id: '2', handle: 'gone' });
  soldOut.variants = soldOut.variants.map((one) => ({ ...one, id: '22', inventoryQuantity: 0 }));
  const shop = makeShop({ products: [makeProduct(), soldOut] });
  const shopper = createShopper(makeContext({ shop }));

  expect(pathOf(await shopper.post('/cart/add', { id: '22' }))).toBe('/cart?notice=sold-out');
  expect(pathOf(await shopper.post('/cart/add', { id: '99' }))).toBe('/cart?notice=unknown');
  const odd = await shopper.post('/cart/change', { id: '11', quantity: '-1' });
  expect(pathOf(odd)).toBe('/cart?notice=number');
  expect(await shopper.read('/cart')).toContain('Your cart is empty');
});

test('forgets a cart that was written by hand', async () => {
  const shopper = enter();
  for (const cookie of ['x', 'abc.11-1', '12345678.11-99999_x-1', '12345678.%3Cb%3E']) {
    shopper.cookies.set('cart', cookie);
    expect(await shopper.read('/cart')).toContain('Your cart is empty');
  }
});

test('takes no form from a page elsewhere', async () => {
  const shopper = enter();

  const answer = await shopper.post(
    '/cart/add',
    { id: '11' },
    { origin: 'https://elsewhere.example' },
  );

  expect(answer.status).toBe(403);
  expect(await shopper.read('/cart')).toContain('Your cart is empty');
});

test('tells the next page once what was added and removed', async () => {
  const shopper = enter();

  await shopper.post('/cart/add', { id: '11', quantity: '3' });
  const [added, ...after] = await shopper.events('/cart');
  await shopper.post('/cart/change', { id: '11', quantity: '1' });
  const [removed] = await shopper.events('/cart');
  const [first] = await shopper.events('/cart');

  expect(added).toMatchObject({
    name: 'product_added_to_cart',
    // 3 × 49.00, and Shopify's own shape of a line.
    data: {
      cartLine: {
        quantity: 3,
        cost: { totalAmount: { amount: 147, currencyCode: 'EUR' } },
        merchandise: { id: '11', price: { amount: 49 }, product: { id: '1' } },
      },
    },
  });
  expect(after.map(({ name }) => name)).toEqual(['page_viewed', 'cart_viewed']);
  expect(removed).toMatchObject({
    name: 'product_removed_from_cart',
    data: { cartLine: { quantity: 2 } },
  });
  expect(first?.name).toBe('page_viewed');
});
