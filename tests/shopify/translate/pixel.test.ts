import { expect, test } from 'vitest';
import { eventSchemas } from '~/events/names';
import { MOST_EVENTS, readBatch, readPixelEvent } from '~/shopify/translate/pixel';
import { told } from '../pixel/told';

const NOW = new Date('2026-03-02T10:00:00Z');
const MINUTE_MS = 60_000;
const ago = (minutes: number) => new Date(NOW.getTime() - minutes * MINUTE_MS);

const read = (name: string, facts: Record<string, unknown> = {}, at = NOW) =>
  readPixelEvent({ ...told(name, at), ...facts }, NOW);

function usable(name: string, facts: Record<string, unknown>) {
  const reading = read(name, facts);
  if (reading.kind !== 'usable') throw new Error(`${name} was refused: ${reading.reason}`);
  return reading.event;
}

const GID = 'gid://shopify/Product/788032119674292922';

test.each([
  ['page_viewed', { path: '/pages/care' }, 'viewed_page', { path: '/pages/care' }],
  ['product_viewed', { productId: GID }, 'viewed_product', { productId: '788032119674292922' }],
  ['collection_viewed', { collectionId: '7' }, 'viewed_collection', { collectionId: '7' }],
  ['search_submitted', { query: 'wool' }, 'searched', { query: 'wool' }],
  [
    'product_added_to_cart',
    { productId: '1', quantity: 2 },
    'added_to_cart',
    { productId: '1', quantity: 2 },
  ],
  [
    'product_removed_from_cart',
    { productId: '1', quantity: 1 },
    'removed_from_cart',
    { productId: '1', quantity: 1 },
  ],
  [
    'cart_viewed',
    { productIds: ['1', GID] },
    'viewed_cart',
    { productIds: ['1', '788032119674292922'] },
  ],
  ['checkout_started', { productIds: [] }, 'started_checkout', { productIds: [] }],
  [
    'checkout_completed',
    { productIds: ['1'], orderId: 'gid://shopify/OrderIdentity/5' },
    'completed_checkout',
    { productIds: ['1'], orderId: '5' },
  ],
] as const)('Shopify’s %s becomes an event of ours', (name, facts, ours, properties) => {
  const { happened } = usable(name, facts);
  expect(happened).toEqual({ name: ours, properties });
  expect(eventSchemas[ours].safeParse(happened?.properties).success).toBe(true);
});

test.each([
  ['form_submitted', 'form'],
  ['checkout_contact_info_submitted', 'checkout'],
])('%s says who somebody is and nothing else', (name, word) => {
  const { address, happened } = usable(name, { email: ' Anna@Mail.example ' });
  expect(address).toEqual({ email: 'anna@mail.example', word });
  expect(happened).toBeNull();
});

test('what is no address is nobody', () => {
  for (const email of ['', 'anna', 'a@b', 'a\0@mail.example'])
    expect(usable('form_submitted', { email }).address).toBeNull();
});

test('a customer is known by digits or by a global id', () => {
  for (const customerId of ['42', 'gid://shopify/Customer/42'])
    expect(usable('page_viewed', { path: '/', customerId }).customerId).toBe('42');
  expect(usable('page_viewed', { path: '/', customerId: null }).customerId).toBeNull();
});

test('an address that opens an account or an order is not kept', () => {
  const pathOf = (path: string) => usable('page_viewed', { path }).happened?.properties;
  expect(pathOf('/account/reset/1/secret')).toEqual({ path: '/account/…' });
  expect(pathOf('/en-de/checkouts/cn/token')).toEqual({ path: '/en-de/checkouts/…' });
  expect(pathOf('/123/orders/0123456789abcdef')).toEqual({ path: '/123/orders/…' });
  expect(pathOf('/collections/account-books/products/x')).toEqual({
    path: '/collections/account-books/products/x',
  });
});

test('text that no database can keep is cut clean', () => {
  expect(usable('search_submitted', { query: 'wo\0ol \ud800' }).happened?.properties).toEqual({
    query: 'wool ',
  });
});

test('a clock that cannot be right refuses its event', () => {
  const kindAt = (at: Date) => read('page_viewed', { path: '/' }, at).kind;
  expect([kindAt(ago(-10)), kindAt(ago(0)), kindAt(ago(24 * 60))]).toEqual([
    'usable',
    'usable',
    'usable',
  ]);
  for (const minutes of [-11, 24 * 60 + 1, 60 * 24 * 365])
    expect(read('page_viewed', { path: '/' }, ago(minutes))).toEqual({
      kind: 'refused',
      reason: 'impossible_time',
    });
});

test.each([
  ['an unknown name', { name: 'danced' }],
  ['a name of every object', { name: 'constructor' }],
  ['a property too many', { extra: 1 }],
  ['no product', { productId: undefined }],
  ['a product that is no id', { productId: '../1' }],
  ['a product of another kind', { productId: 'gid://shopify/Order/1' }],
  ['an id with a space', { id: 'a b' }],
  ['an id without end', { id: 'a'.repeat(101) }],
  ['no visitor', { clientId: '' }],
  ['a visitor that no database can keep', { clientId: 'a\0' }],
  ['a day without an hour', { timestamp: '2026-03-02' }],
  ['a moment that never was', { timestamp: '2026-13-02T10:00:00Z' }],
  ['a customer that is no id', { customerId: "1' or '1'='1" }],
])('an event with %s is refused', (_what, change) => {
  const raw = { ...told('product_viewed', NOW, { productId: '1' }), ...change };
  expect(readPixelEvent(raw, NOW)).toEqual({ kind: 'refused', reason: 'malformed' });
});

test('what is no object at all is refused', () => {
  for (const raw of [null, 1, 'x', [], [[]], undefined])
    expect(readPixelEvent(raw, NOW).kind).toBe('refused');
});

test('a batch is a list of one to fifty events', () => {
  expect(readBatch({ events: [1] })).toEqual([1]);
  expect(readBatch({ events: Array.from({ length: MOST_EVENTS }, () => 1) })).toHaveLength(50);
  const wrong = [null, [], {}, { events: [] }, { events: [1], more: 1 }, { events: 'x' }];
  for (const body of [...wrong, { events: Array.from({ length: MOST_EVENTS + 1 }, () => 1) }])
    expect(readBatch(body)).toBeNull();
});
