import { expect, test } from 'vitest';
import type { ShopFact } from '../../../sandbox/shop/apply-change';
import type { ShopCustomer, ShopOrder } from '../../../sandbox/shop/shop-data';
import { payloadOf } from '../../../sandbox/webhooks/payloads/of-fact';
import {
  scopesPayload,
  shopPayload,
  shopRedactPayload,
} from '../../../sandbox/webhooks/payloads/shop';
import { instantIn, writePayload } from '../../../sandbox/webhooks/payloads/wire';
import { keepFields } from '../../../sandbox/webhooks/subscriptions';
import { makeStockedShop } from '../admin-api/stocked-shop';
import { levelsOf } from '../../../sandbox/shop/stock';
import { makeContext, makeShop } from '../make-context';
import { misfits, schemaOf } from './json-schema';

const context = makeContext({ shop: makeStockedShop() });
const { shop } = context;
const customer = shop.customers[0]!;
const unknown = shop.customers[2]!;
const order = shop.orders[0]!;
const guestOrder = shop.orders[9]!;

/** The schemas are inferred from samples that know everybody well: a null there is what Shopify says of the rest. */
const NULL_WHEN_UNKNOWN =
  /\.(note|email|company|address2|province|province_code|phone|first_name|last_name|customer) is null, /;
/** No sample has one. */
const NEVER_FILLED = '.refunds is not empty';

function misfitsOf(topic: string, text: string): string[] {
  return misfits(schemaOf(topic), JSON.parse(text)).filter(
    (sentence) => !NULL_WHEN_UNKNOWN.test(sentence) && sentence !== NEVER_FILLED,
  );
}

const cancelled: ShopOrder = {
  ...order,
  cancelledAt: order.createdAt + 1000,
  refunded: order.total,
  financialStatus: 'refunded',
  discountCode: 'TEN',
  discount: 125,
};
const stocked = shop.products[0]!;
const level = levelsOf(shop, stocked, stocked.variants[0]!)[0]!;
const facts: ShopFact[] = [
  { topic: 'products/create', product: shop.products[0]! },
  { topic: 'products/update', product: shop.products[1]! },
  { topic: 'products/delete', id: '5' },
  { topic: 'inventory_levels/connect', level },
  { topic: 'inventory_levels/update', level },
  { topic: 'inventory_levels/disconnect', level: { ...level, isConnected: false } },
  { topic: 'collections/create', collection: shop.collections[0]! },
  { topic: 'collections/update', collection: shop.collections[1]! },
  { topic: 'collections/delete', id: '5' },
  { topic: 'customers/create', customer },
  { topic: 'customers/update', customer: unknown },
  { topic: 'customers/delete', id: '5' },
  { topic: 'customers_email_marketing_consent/update', customer },
  { topic: 'orders/create', order: guestOrder },
  { topic: 'orders/updated', order },
  { topic: 'orders/cancelled', order: cancelled },
  { topic: 'shop/update' },
  { topic: 'customers/data_request', customer, orderIds: [order.id] },
  { topic: 'customers/redact', customer, orderIds: [order.id] },
];

test.each(facts)('the payload of $topic is as published', (fact) => {
  expect(misfitsOf(fact.topic, writePayload(payloadOf(context, fact)))).toEqual([]);
});

test('payloads about the installation are as published', () => {
  const texts = {
    'app/uninstalled': writePayload(shopPayload(context)),
    'app/scopes_update': writePayload(scopesPayload(context, ['read_orders'], ['write_pixels'])),
    'shop/redact': writePayload(shopRedactPayload(context)),
  };
  const found = Object.entries(texts).flatMap(([topic, text]) => misfitsOf(topic, text));
  expect(found).toEqual([]);
});

test('an id longer than a double keeps every digit', () => {
  const text = writePayload(payloadOf(context, { topic: 'customers/update', customer }));
  expect(text).toContain(`"id":${customer.id},`);
});

test('customers carry neither tags nor consent', () => {
  const tagged: ShopCustomer = { ...customer, tags: ['vip'] };
  const payload = payloadOf(context, { topic: 'customers/update', customer: tagged });
  expect(Object.keys(payload).filter((name) => /tags|marketing/.test(name))).toEqual([]);
});

test('instants carry the offset of the shop’s zone', () => {
  const winter = Date.parse('2026-01-15T22:30:00.900Z');
  const inLondon = instantIn(makeShop({ timeZone: 'Europe/London' }), winter);
  const inNewYork = instantIn(makeShop({ timeZone: 'America/New_York' }), winter);
  expect([inLondon, inNewYork]).toEqual(['2026-01-15T22:30:00+00:00', '2026-01-15T17:30:00-05:00']);
});

test('included fields trim a payload, inside lists too', () => {
  const payload = { id: 1, title: 'Mug', variants: [{ id: 2, price: '1.00' }] };
  expect(keepFields(payload, ['id', 'variants.id'])).toEqual({ id: 1, variants: [{ id: 2 }] });
});
