// The merchant's hand on the shop: forms change it, and what cannot be read is refused in words.
import { expect, test } from 'vitest';
import { adminFrameRoutes } from '../../../sandbox/admin/routes';
import { indexOf } from '../../../sandbox/shop/shop-index';
import { bigId, makeStockedShop } from '../admin-api/stocked-shop';
import { makeContext } from '../make-context';

function openAdmin() {
  const context = makeContext({
    shop: makeStockedShop(),
    scopes: ['read_products', 'read_orders', 'read_all_orders', 'write_pixels'],
  });
  const routes = adminFrameRoutes(context);
  const post = (path: string, fields: Record<string, string> = {}, site = 'same-origin') =>
    routes.request(path, {
      method: 'POST',
      body: new URLSearchParams(fields),
      headers: {
        'sec-fetch-site': site,
        origin: site === 'same-origin' ? '' : 'https://evil.example',
      },
    });
  const read = async (path: string) => (await routes.request(path)).text();
  return { context, index: indexOf(context.shop), routes, post, read };
}

const form = {
  title: 'Bowl',
  status: 'DRAFT',
  [`price-${bigId(110)}`]: '12,5',
  [`stock-${bigId(110)}`]: '0',
  [`price-${bigId(111)}`]: '13',
  [`stock-${bigId(111)}`]: '9',
};

test('a product is changed as its form says', async () => {
  const { post, index } = openAdmin();
  const answer = await post(`/products/${bigId(1)}`, form);
  expect(answer.headers.get('location')).toBe(`/admin/products/${bigId(1)}?done=Product+saved`);
  expect(index.product(bigId(1))).toMatchObject({
    title: 'Bowl',
    status: 'DRAFT',
    variants: [
      { price: 1250, inventoryQuantity: 0 },
      { price: 1300, inventoryQuantity: 9 },
    ],
  });
});

test.each([
  [{ title: ' ' }, 'Give the product a title.'],
  [{ [`price-${bigId(110)}`]: '1.234' }, 'Write each price as a number, such as 19.90.'],
  [{ [`stock-${bigId(110)}`]: 'many' }, 'Write each stock as a whole number.'],
  [{ status: 'GONE' }, 'Choose one of the three statuses.'],
])('a product form with %j is refused in words', async (change, problem) => {
  const { post, index } = openAdmin();
  const answer = await post(`/products/${bigId(1)}`, { ...form, ...change });
  const next = new URL(answer.headers.get('location') ?? '', 'http://admin');
  expect(next.searchParams.get('problem')).toBe(problem);
  expect(index.product(bigId(1))?.title).toBe('Item 1');
});

test('a form of another site changes nothing', async () => {
  const { post, index } = openAdmin();
  const answer = await post(`/products/${bigId(1)}/delete`, {}, 'cross-site');
  expect(answer.status).toBe(403);
  expect(index.product(bigId(1))).not.toBeNull();
});

test('orders are cancelled and customers’ consent is saved', async () => {
  const { post, index } = openAdmin();
  await post(`/orders/${bigId(10_001)}/cancel`);
  await post(`/customers/${bigId(501)}/consent`, { state: 'UNSUBSCRIBED' });
  expect(index.order(bigId(10_001))?.cancelledAt).not.toBeNull();
  expect(index.customer(bigId(501))?.emailMarketing).toMatchObject({ state: 'UNSUBSCRIBED' });
});

test('only a customer without orders can be deleted', async () => {
  const { post, index } = openAdmin();
  await post(`/customers/${bigId(501)}/delete`);
  await post(`/customers/${bigId(503)}/delete`);
  expect(index.customer(bigId(501))).not.toBeNull();
  expect(index.customer(bigId(503))).toBeNull();
});

test('what a shopper wrote is text on the merchant’s pages', async () => {
  const { context, read } = openAdmin();
  context.shop.customers[0]!.firstName = '<script>alert(1)</script>';
  expect(await read('/customers')).not.toContain('<script>alert');
});

test('an app that is not installed asks before it is', async () => {
  const { context, post, read } = openAdmin();
  await post('/settings/apps/uninstall');
  const asked = await read('/apps/attune/app/flows');
  await post('/apps/attune/install');
  const opened = await read('/apps/attune/app/flows');
  expect(asked).not.toContain('<iframe');
  expect(asked).toContain('All orders, however old');
  expect(opened).toContain('<iframe');
  expect(context.installation.current().number).toBe(2);
});

test('the picker lists what its words and filters leave', async () => {
  const { context, read } = openAdmin();
  context.shop.products[0]!.status = 'DRAFT';
  const titles = async (query: string) =>
    (
      JSON.parse(await read(`/resources.json?${query}`)) as { resources: { title: string }[] }
    ).resources.map(({ title }) => title);
  expect(await titles('type=product&query=item')).toEqual(['Item 1', 'Item 2', 'Item 3']);
  expect(await titles('type=product&draft=false')).toEqual(['Item 2', 'Item 3']);
  expect(await titles('type=product&filter=status:DRAFT')).toEqual(['Item 1']);
  expect(await titles('type=collection&query=new')).toEqual(['New']);
});
