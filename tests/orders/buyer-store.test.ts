// Who bought how often, and whom a screen shows when nobody was named.
import { expect, test } from 'vitest';
import { inShop } from '~/db';
import { countOrdersOf, findTypicalBuyer, listLateBuyers } from '~/orders/buyer-store';
import { upsertOrders } from '~/orders/store';
import { upsertCustomers } from '~/profiles/store';
import { openDatabase } from '../support/database';
import { customer, hoursAgo, newShop, NOW, order } from '../support/factories';

const { db } = await openDatabase();

async function openShop(bought: Record<string, number>) {
  const { id: shopId } = await newShop(db);
  const ids = await inShop(db, shopId, async (tx) => {
    const known = Object.keys(bought).map((id) => customer(id));
    const found = await upsertCustomers(tx, shopId, known);
    const orders = Object.entries(bought).flatMap(([id, count]) =>
      Array.from({ length: count }, (_, n) =>
        order(`${id}-${n}`, {
          profileId: found.get(id)!,
          orderedAt: hoursAgo(24 * n + Number(id)),
        }),
      ),
    );
    await upsertOrders(tx, shopId, orders);
    return found;
  });
  return { shopId, ids };
}

test('orders that are cancelled, tests or later do not count', async () => {
  const { shopId, ids } = await openShop({ 1: 3 });
  const profileId = ids.get('1')!;
  const bought = await inShop(db, shopId, async (tx) => {
    await upsertOrders(tx, shopId, [
      order('a', { profileId, cancelledAt: NOW }),
      order('b', { profileId, test: true }),
      order('c', { profileId, orderedAt: hoursAgo(-5) }),
    ]);
    return countOrdersOf(tx, shopId, profileId, NOW);
  });
  expect(bought).toEqual({ orders: 3, lastOrderedAt: hoursAgo(1) });
});

test('the typical buyer has several orders, not most', async () => {
  const { shopId, ids } = await openShop({ 1: 1, 2: 40, 3: 5 });
  const found = await inShop(db, shopId, (tx) => findTypicalBuyer(tx, shopId, NOW));
  expect(found).toBe(ids.get('3'));
});

test('a shop without orders has no typical buyer', async () => {
  const { shopId } = await openShop({ 1: 0 });
  expect(await inShop(db, shopId, (tx) => findTypicalBuyer(tx, shopId, NOW))).toBeNull();
});

test('late buyers are listed once, the last order first', async () => {
  const { shopId, ids } = await openShop({ 1: 2, 2: 2, 3: 1 });
  const found = await inShop(db, shopId, (tx) => listLateBuyers(tx, shopId, NOW, 2));
  expect(found).toEqual([ids.get('1'), ids.get('2')]);
});
