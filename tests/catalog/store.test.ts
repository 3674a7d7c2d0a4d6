import { expect, test } from 'vitest';
import {
  addCollectionProducts,
  loadCatalog,
  upsertCollections,
  upsertProducts,
  upsertProductVariants,
} from '~/catalog/store';
import { inShop, type Db } from '~/db';
import type { Shop } from '~/shops/store';
import { openDatabase } from '../support/database';
import { hoursAgo, newShop, product, variant } from '../support/factories';

const { db } = await openDatabase();

const inside = <T>(shop: Shop, work: (tx: Db) => Promise<T>) => inShop(db, shop.id, work);
const catalogOf = (shop: Shop) => inside(shop, (tx) => loadCatalog(tx, shop.id));

test('an older payload of a product changes nothing', async () => {
  const shop = await newShop(db);
  const told = (title: string, hours: number) =>
    inside(shop, (tx) =>
      upsertProducts(tx, shop.id, [product('1', { title, sourceAt: hoursAgo(hours) })]),
    );
  await told('New', 1);
  await told('Old', 2);
  expect((await catalogOf(shop))[0]?.title).toBe('New');
  await told('Newest', 0);
  expect((await catalogOf(shop))[0]?.title).toBe('Newest');
});

test('an older price of a variant changes nothing', async () => {
  const shop = await newShop(db);
  const told = (priceMinor: number, hours: number) =>
    inside(shop, (tx) =>
      upsertProductVariants(tx, shop.id, [
        variant('1', '11', { priceMinor, sourceAt: hoursAgo(hours) }),
      ]),
    );
  await inside(shop, (tx) => upsertProducts(tx, shop.id, [product('1')]));
  await told(2_000, 1);
  await told(1_000, 2);
  expect((await catalogOf(shop))[0]?.priceMinor).toBe(2_000);
});

test('one id twice in a batch leaves the newest', async () => {
  const shop = await newShop(db);
  await inside(shop, async (tx) => {
    await upsertProducts(tx, shop.id, [
      product('1', { title: 'Older', sourceAt: hoursAgo(2) }),
      product('1', { title: 'Newer', sourceAt: hoursAgo(1) }),
    ]);
    await upsertProductVariants(tx, shop.id, [
      variant('1', '11', { priceMinor: 900, sourceAt: hoursAgo(1) }),
      variant('1', '11', { priceMinor: 100, sourceAt: hoursAgo(2) }),
    ]);
  });
  expect(await catalogOf(shop)).toMatchObject([{ title: 'Newer', priceMinor: 900 }]);
});

test('the price shown is the cheapest that can be bought', async () => {
  const shop = await newShop(db);
  await inside(shop, async (tx) => {
    await upsertProducts(tx, shop.id, [product('1'), product('2'), product('3')]);
    await upsertProductVariants(tx, shop.id, [
      variant('1', '11', { priceMinor: 500, availableForSale: false }),
      variant('1', '12', { priceMinor: 900, compareAtMinor: 1_200 }),
      variant('1', '13', { priceMinor: 1_000 }),
      variant('2', '21', { priceMinor: 700, availableForSale: false }),
    ]);
  });
  expect(await catalogOf(shop)).toMatchObject([
    { id: '1', priceMinor: 900, compareAtMinor: 1_200, hasStock: true },
    { id: '2', priceMinor: 700, hasStock: false },
    { id: '3', priceMinor: null, hasStock: false },
  ]);
});

test('a product may stand in collections not told yet', async () => {
  const shop = await newShop(db);
  await inside(shop, async (tx) => {
    const pairs = [
      { collectionId: '9', productId: '1' },
      { collectionId: '8', productId: '1' },
      { collectionId: '9', productId: '1' },
    ];
    await addCollectionProducts(tx, shop.id, pairs);
    await upsertProducts(tx, shop.id, [product('1')]);
    const { id, title, sourceAt } = product('9');
    await upsertCollections(tx, shop.id, [{ id, title, handle: 'nine', sourceAt }]);
  });
  expect((await catalogOf(shop))[0]?.collectionIds).toEqual(['8', '9']);
});

test('signs beyond the first plane and quotes survive', async () => {
  const shop = await newShop(db);
  const title = `O'Neill "🏺" \\ {item} مزهرية`;
  await inside(shop, (tx) => upsertProducts(tx, shop.id, [product('1', { title, tags: [title] })]));
  expect(await catalogOf(shop)).toMatchObject([{ title, tags: [title] }]);
});
