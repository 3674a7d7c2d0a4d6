import { expect, test } from 'vitest';
import {
  forgetLevels,
  listPlacedStock,
  upsertLevels,
  upsertLocations,
} from '~/catalog/levels-store';
import type { LevelFacts, LocationFacts } from '~/catalog/levels-store';
import type { ProductVariantFacts } from '~/catalog/store';
import { upsertProducts, upsertProductVariants } from '~/catalog/store';
import { inShop, type Db } from '~/db';
import type { Shop } from '~/shops/store';
import { openDatabase } from '../support/database';
import { hoursAgo, newShop, product, variant } from '../support/factories';

const { db } = await openDatabase();

const inside = <T>(shop: Shop, work: (tx: Db) => Promise<T>) => inShop(db, shop.id, work);

test('a level newer than its variant decides what can be bought', async () => {
  const shop = await shopWith({ sellableQuantity: 5, sourceAt: hoursAgo(3) });
  await tell(shop, level('a', 0, 2));
  expect(await sellable(shop)).toEqual({ sellableQuantity: 0, availableForSale: false });
  await tell(shop, level('b', 4, 1));
  expect(await sellable(shop)).toEqual({ sellableQuantity: 4, availableForSale: true });
});

test('a level older than its variant decides nothing', async () => {
  const shop = await shopWith({ sellableQuantity: 5, sourceAt: hoursAgo(1) });
  await tell(shop, level('a', 0, 2));
  expect(await sellable(shop)).toEqual({ sellableQuantity: 5, availableForSale: true });
});

test('a variant that sells on stays for sale at nought', async () => {
  const shop = await shopWith({ sellableQuantity: 5, sellsBeyond: true, sourceAt: hoursAgo(3) });
  await tell(shop, level('a', -2, 2));
  expect(await sellable(shop)).toEqual({ sellableQuantity: -2, availableForSale: true });
});

test('what nobody counts can be bought whatever its levels', async () => {
  const shop = await shopWith({ sellableQuantity: null, sourceAt: hoursAgo(3) });
  await tell(shop, level('a', 0, 2));
  expect(await sellable(shop)).toEqual({ sellableQuantity: null, availableForSale: true });
});

test('a place that is left takes its stock along', async () => {
  const shop = await shopWith({ sellableQuantity: 5, sourceAt: hoursAgo(4) });
  await tell(shop, level('a', 2, 3), level('b', 3, 3));
  await tell(shop, level('b', 0, 2, { isConnected: false, available: null }));
  expect(await sellable(shop)).toMatchObject({ sellableQuantity: 2 });
  await tell(shop, level('b', 3, 3));
  expect(await sellable(shop)).toMatchObject({ sellableQuantity: 2 });
});

test('a place that sells nothing online counts for nothing', async () => {
  const shop = await shopWith({ sellableQuantity: 5, isPartial: true, sourceAt: hoursAgo(2) });
  await tell(shop, level('a', 2, 3), level('b', 3, 3));
  expect(await sellable(shop)).toMatchObject({ sellableQuantity: 5 });
  await inside(shop, (tx) => upsertLocations(tx, shop.id, [place('b', { fulfilsOnline: false })]));
  expect(await sellable(shop)).toMatchObject({ sellableQuantity: 2 });
  await tell(shop, level('a', 0, 1));
  expect(await sellable(shop)).toEqual({ sellableQuantity: 0, availableForSale: false });
});

test('stock is listed by place, without places that were left', async () => {
  const shop = await shopWith({ sourceAt: hoursAgo(4) });
  await inside(shop, (tx) => upsertLocations(tx, shop.id, [place('a')]));
  await tell(shop, level('a', 2, 3), level('b', 3, 3));
  await tell(shop, level('c', 0, 2, { isConnected: false, available: null }));
  const listed = await inside(shop, (tx) => listPlacedStock(tx, shop.id, '1'));
  expect(listed).toEqual([
    { variantId: '11', locationId: 'a', location: 'Place a', available: 2 },
    { variantId: '11', locationId: 'b', location: null, available: 3 },
  ]);
  await inside(shop, (tx) => forgetLevels(tx, shop.id));
  expect(await inside(shop, (tx) => listPlacedStock(tx, shop.id, '1'))).toEqual([]);
});

async function shopWith(change: Partial<ProductVariantFacts>): Promise<Shop> {
  const shop = await newShop(db);
  await inside(shop, async (tx) => {
    await upsertProducts(tx, shop.id, [product('1')]);
    await upsertProductVariants(tx, shop.id, [variant('1', '11', { ...ITEM, ...change })]);
  });
  return shop;
}

const ITEM = { inventoryItemId: 'i', sellsBeyond: false, availableForSale: true };

function level(locationId: string, available: number, hours: number, change = {}): LevelFacts {
  const sourceAt = hoursAgo(hours);
  return { inventoryItemId: 'i', locationId, available, isConnected: true, sourceAt, ...change };
}

function place(id: string, change: Partial<LocationFacts> = {}): LocationFacts {
  const facts = { id, name: `Place ${id}`, isActive: true, fulfilsOnline: true };
  return { ...facts, sourceAt: hoursAgo(9), ...change };
}

function tell(shop: Shop, ...levels: LevelFacts[]): Promise<void> {
  return inside(shop, (tx) => upsertLevels(tx, shop.id, levels));
}

async function sellable(shop: Shop) {
  const select = { sellableQuantity: true, availableForSale: true };
  return inside(shop, (tx) => tx.productVariant.findFirst({ where: { shopId: shop.id }, select }));
}
