import { expect, test } from 'vitest';
import { inShop } from '~/db';
import {
  countOrders,
  listPurchases,
  upsertOrderLines,
  upsertOrders,
  type OrderFacts,
  type OrderLineFacts,
} from '~/orders/store';
import type { Shop } from '~/shops/store';
import { openDatabase } from '../support/database';
import { hoursAgo, newShop, NOW, order, orderLine } from '../support/factories';

const { db } = await openDatabase();
const anna = crypto.randomUUID();
const ben = crypto.randomUUID();

const tellOrders = (shop: Shop, ...orders: OrderFacts[]) =>
  inShop(db, shop.id, (tx) => upsertOrders(tx, shop.id, orders));
const tellLines = (shop: Shop, ...lines: OrderLineFacts[]) =>
  inShop(db, shop.id, (tx) => upsertOrderLines(tx, shop.id, lines));
const purchases = (shop: Shop, until = NOW, ...people: string[]) =>
  inShop(db, shop.id, (tx) => listPurchases(tx, shop.id, people.length ? people : [anna], until));

test('lines may come before their order', async () => {
  const shop = await newShop(db);
  await tellLines(shop, orderLine('1', '11', { productId: '7', quantity: 3 }));
  expect(await purchases(shop)).toEqual([]);
  await tellOrders(shop, order('1', { profileId: anna }));
  expect(await purchases(shop)).toEqual([
    { profileId: anna, orderId: '1', productId: '7', orderedAt: hoursAgo(200), quantity: 3 },
  ]);
});

test('told again in any order the rows are the same', async () => {
  const shop = await newShop(db);
  const orders = [order('1', { profileId: anna }), order('2', { profileId: anna })];
  const lines = [orderLine('1', '11'), orderLine('2', '21'), orderLine('2', '22')];
  await tellOrders(shop, ...orders);
  await tellLines(shop, ...lines, lines[0]!);
  const before = await purchases(shop);
  await tellLines(shop, ...lines.toReversed());
  await tellOrders(shop, ...orders.toReversed(), orders[0]!);
  expect(await purchases(shop)).toEqual(before);
  expect(await inShop(db, shop.id, (tx) => countOrders(tx, shop.id))).toEqual({
    orders: 2,
    lines: 3,
  });
});

test('an older payload of an order changes nothing', async () => {
  const shop = await newShop(db);
  await tellLines(shop, orderLine('1', '11'));
  const cancelled = { cancelledAt: hoursAgo(5), sourceAt: hoursAgo(1) };
  await tellOrders(shop, order('1', { profileId: anna, ...cancelled }));
  await tellOrders(shop, order('1', { profileId: anna, sourceAt: hoursAgo(2) }));
  expect(await purchases(shop)).toEqual([]);
});

test('tests, cancelled and later orders are no purchases', async () => {
  const shop = await newShop(db);
  await tellOrders(
    shop,
    order('1', { profileId: anna, test: true }),
    order('2', { profileId: anna, cancelledAt: hoursAgo(1) }),
    order('3', { profileId: anna, orderedAt: hoursAgo(1) }),
    order('4', { profileId: ben }),
    order('5', { profileId: null }),
    order('6', { profileId: anna, orderedAt: hoursAgo(3) }),
  );
  await tellLines(shop, ...['1', '2', '3', '4', '5', '6'].map((id) => orderLine(id, `${id}1`)));
  const found = await purchases(shop, hoursAgo(2));
  expect(found.map((one) => one.orderId)).toEqual(['6']);
});

test('a line whose product is gone is no purchase', async () => {
  const shop = await newShop(db);
  await tellOrders(shop, order('1', { profileId: anna }), order('2', { profileId: anna }));
  await tellLines(
    shop,
    orderLine('1', '11', { productId: null }),
    orderLine('2', '21', { productId: null }),
    orderLine('2', '22', { productId: '7' }),
  );
  expect((await purchases(shop)).map((one) => one.productId)).toEqual(['7']);
});

test('purchases come oldest first, person by person', async () => {
  const shop = await newShop(db);
  await tellOrders(
    shop,
    order('3', { profileId: anna, orderedAt: hoursAgo(9) }),
    order('1', { profileId: ben, orderedAt: hoursAgo(8) }),
    order('2', { profileId: anna, orderedAt: hoursAgo(30) }),
  );
  await tellLines(shop, ...['1', '2', '3'].map((id) => orderLine(id, `${id}1`)));
  const found = await purchases(shop, NOW, anna, ben);
  const ofAnna = found.filter((one) => one.profileId === anna).map((one) => one.orderId);
  expect(ofAnna).toEqual(['2', '3']);
  expect(found.map((one) => one.profileId)).toEqual(found.map((one) => one.profileId).toSorted());
});
