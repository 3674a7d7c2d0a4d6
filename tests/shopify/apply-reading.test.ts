// Records that were read by themselves: whole with what lies inside them, as of the moment when we asked.
import { expect, test } from 'vitest';
import { inShop } from '~/db';
import { applyNodes, type Node } from '~/shopify/apply';
import type { Resource } from '~/shopify/import-store';
import { applyInbox } from '~/shopify/webhooks/apply-inbox';
import { storeDeliveries } from '~/shopify/webhooks/inbox-store';
import type { Topic } from '~/shopify/webhooks/topics';
import type { Shop } from '~/shops/store';
import { openDatabase } from '../support/database';
import { newShop, NOW } from '../support/factories';
import {
  collectionLine,
  customerLine,
  itemLine,
  memberLine,
  orderLine,
  productLine,
  variantLine,
} from './bulk-lines';

const { db } = await openDatabase();

const SECOND = '2026-02-01T12:00:00Z';
const READ = { updatedAt: SECOND, __readAt: '2026-02-01T12:00:00.500Z' };

const apply = (shop: Shop, resource: Resource, ...nodes: object[]) =>
  inShop(db, shop.id, (tx) => applyNodes(tx, shop, resource, nodes as Node[], NOW));

async function tell(shop: Shop, topic: Topic, payload: object, at: string): Promise<void> {
  const delivery = {
    ...{ id: at, topic, payload: JSON.stringify(payload), triggeredAt: new Date(at) },
  };
  await inShop(db, shop.id, (tx) => storeDeliveries(tx, shop.id, [delivery], NOW));
  expect(await applyInbox(db, shop.id, NOW)).toMatchObject({ applied: 1 });
}

const productOf = (title: string) => ({
  ...{ id: 1, title, handle: 'product-1', updated_at: SECOND, status: 'active' },
  variants: [{ id: 13, title: 'One', price: '9.00', inventory_quantity: 1 }],
  variant_gids: [{ admin_graphql_api_id: 'gid://shopify/ProductVariant/13' }],
});

const catalogOf = (shop: Shop) =>
  inShop(db, shop.id, async (tx) => {
    const where = { shopId: shop.id };
    const products = await tx.product.findMany({ where });
    const variants = await tx.productVariant.findMany({ where, orderBy: { id: 'asc' } });
    return [products.map((row) => row.title), variants.map((row) => row.id)];
  });

test('a product that is read brings its variants and drops others', async () => {
  const shop = await newShop(db);
  await apply(shop, 'products', productLine('1'), variantLine('1', '11'), variantLine('1', '12'));
  await apply(shop, 'products', productLine('1', READ), variantLine('1', '12'));
  expect(await catalogOf(shop)).toEqual([['Product 1'], ['12']]);
});

test('within one second what was told last stands', async () => {
  const before = await newShop(db);
  await tell(before, 'products/update', productOf('Told before'), '2026-02-01T12:00:00.400Z');
  await apply(before, 'products', productLine('1', READ), variantLine('1', '11'));
  expect(await catalogOf(before)).toEqual([['Product 1'], ['11']]);
  const after = await newShop(db);
  await tell(after, 'products/update', productOf('Told after'), '2026-02-01T12:00:00.600Z');
  await apply(after, 'products', productLine('1', READ), variantLine('1', '11'));
  expect(await catalogOf(after)).toEqual([['Told after'], ['13']]);
});

test('a collection that is read loses whoever left it', async () => {
  const shop = await newShop(db);
  await apply(shop, 'collections', collectionLine('8'), memberLine('8', '1'), memberLine('8', '2'));
  await apply(shop, 'collections', collectionLine('8', READ), memberLine('8', '2'));
  const members = await inShop(db, shop.id, (tx) =>
    tx.collectionProduct.findMany({ where: { shopId: shop.id } }),
  );
  expect(members.map((row) => row.productId)).toEqual(['2']);
});

test('an order that is read is its customer’s, with its lines alone', async () => {
  const shop = await newShop(db);
  await apply(shop, 'orders', orderLine('100'), itemLine('100', '1'), itemLine('100', '2'));
  const read = { ...READ, email: null, customer: { id: 'gid://shopify/Customer/5' } };
  await apply(shop, 'orders', orderLine('100', read), itemLine('100', '2'));
  await apply(shop, 'customers', customerLine('5', READ));
  await inShop(db, shop.id, async (tx) => {
    const where = { shopId: shop.id };
    const lines = await tx.orderLine.findMany({ where });
    expect(lines.map((row) => row.id)).toEqual(['2']);
    const [buyer] = await tx.profile.findMany({ where: { ...where, customerId: '5' } });
    expect(buyer).toMatchObject({ email: 'customer5@mail.example', firstName: 'Anna' });
    const [order] = await tx.order.findMany({ where });
    const [event] = await tx.event.findMany({ where });
    expect([order!.profileId, event!.profileId]).toEqual([buyer!.id, buyer!.id]);
  });
});

test('what was read before an order changed leaves its lines alone', async () => {
  const shop = await newShop(db);
  const later = { updatedAt: '2026-02-01T13:00:00Z', __readAt: '2026-02-01T13:00:01.000Z' };
  await apply(shop, 'orders', orderLine('100', later), itemLine('100', '2', { quantity: 3 }));
  await apply(shop, 'orders', orderLine('100', READ), itemLine('100', '1'), itemLine('100', '2'));
  const lines = await inShop(db, shop.id, (tx) =>
    tx.orderLine.findMany({ where: { shopId: shop.id } }),
  );
  expect(lines.map((row) => [row.id, row.quantity])).toEqual([['2', 3]]);
});
