// The inbox worked off: each once, by one worker, a poisonous one set aside, payloads emptied, whatever breaks on the way.
import { expect, test } from 'vitest';
import { inShop } from '~/db';
import { applyInbox } from '~/shopify/webhooks/apply-inbox';
import { storeDeliveries, type Delivery } from '~/shopify/webhooks/inbox-store';
import type { Topic } from '~/shopify/webhooks/topics';
import type { Shop } from '~/shops/store';
import { cases } from '../../support/counts';
import { command, openDatabase } from '../../support/database';
import { newShop, NOW } from '../../support/factories';
import { fuseAt, fusedDatabase } from '../../support/fail-after';
import { makeHistory } from './small-world';
import { toldRows } from './told-rows';

const { db, superuserUrl } = await openDatabase();

let deliveries = 0;

function deliveryOf(topic: Topic, payload: object | string): Delivery {
  deliveries += 1;
  const text = typeof payload === 'string' ? payload : JSON.stringify(payload);
  return { id: `d${deliveries}`, topic, payload: text, triggeredAt: NOW };
}

const productOf = (id: number, change: object = {}) =>
  deliveryOf('products/update', {
    ...{ id, title: `Thing ${id}`, handle: `thing-${id}`, updated_at: '2026-03-01T10:00:00Z' },
    ...change,
  });

const keep = (shop: Shop, ...list: Delivery[]) =>
  inShop(db, shop.id, (tx) => storeDeliveries(tx, shop.id, list, NOW));

const inboxOf = (shop: Shop) =>
  inShop(db, shop.id, (tx) =>
    tx.webhook.findMany({ where: { shopId: shop.id }, orderBy: { id: 'asc' } }),
  );

const productsOf = (shop: Shop) =>
  inShop(db, shop.id, async (tx) =>
    (await tx.product.findMany({ where: { shopId: shop.id } })).map((row) => row.title).sort(),
  );

const after = (minutes: number) => new Date(NOW.getTime() + minutes * 60_000);

test('what is applied is emptied and kept against a repetition', async () => {
  const shop = await newShop(db);
  const delivery = productOf(1);
  await keep(shop, delivery);
  expect(await applyInbox(db, shop.id, NOW)).toEqual({ applied: 1, setAside: 0, faults: [] });
  await keep(shop, delivery);
  expect(await applyInbox(db, shop.id, after(1))).toMatchObject({ applied: 0 });
  expect(await inboxOf(shop)).toMatchObject([{ state: 'applied', payload: '', appliedAt: NOW }]);
});

test('after seven days the row goes', async () => {
  const shop = await newShop(db);
  await keep(shop, productOf(1));
  await applyInbox(db, shop.id, NOW);
  await applyInbox(db, shop.id, after(7 * 24 * 60));
  expect(await inboxOf(shop)).toHaveLength(1);
  await applyInbox(db, shop.id, after(7 * 24 * 60 + 1));
  expect(await inboxOf(shop)).toEqual([]);
});

test('what can not be read is set aside at once, the rest goes on', async () => {
  const shop = await newShop(db);
  await keep(
    shop,
    productOf(1),
    productOf(2, { title: 7 }),
    deliveryOf('orders/create', 'no json'),
  );
  expect(await applyInbox(db, shop.id, NOW)).toMatchObject({ applied: 1, setAside: 2 });
  expect(await productsOf(shop)).toEqual(['Thing 1']);
  const aside = (await inboxOf(shop)).filter((row) => row.state === 'set_aside');
  expect(aside.map((row) => row.problem).sort()).toEqual([
    'Shopify sent something that is no JSON.',
    'Shopify sent something unexpected in title.',
  ]);
});

test('a poisonous one is tried five times and blocks nobody', async () => {
  const shop = await newShop(db);
  // What the translation lets pass and the database does not.
  await command(
    superuserUrl,
    `alter table product add constraint no_poison check (title <> 'Poison')`,
  );
  const poison = productOf(1, { title: 'Poison' });
  await keep(shop, productOf(2), poison, productOf(3));
  const first = await applyInbox(db, shop.id, NOW);
  expect(first).toMatchObject({ applied: 2, setAside: 0 });
  expect(first.faults).toHaveLength(1);
  expect(await productsOf(shop)).toEqual(['Thing 2', 'Thing 3']);
  for (let attempt = 2; attempt <= 5; attempt += 1) {
    await keep(shop, productOf(10 + attempt));
    await applyInbox(db, shop.id, after(60 * attempt));
  }
  const row = (await inboxOf(shop)).find((one) => one.id === poison.id);
  expect(row).toMatchObject({ state: 'set_aside', attempts: 4 });
  // The database's code alone: its words hold what stood in the payload.
  expect(row!.problem).toMatch(/^It could not be stored \([A-Z0-9 ]+\)\.$/);
  expect(await productsOf(shop)).toHaveLength(6);
  await command(superuserUrl, 'alter table product drop constraint no_poison');
});

test('broken off at any call, it is gone on with and applied once', async () => {
  const { deliveries: history } = makeHistory(3, 25);
  const whole = await newShop(db);
  await keep(whole, ...history);
  await applyInbox(db, whole.id, NOW);
  const reference = await toldRows(db, whole.id);
  const step = cases(7, 1);
  for (const loss of ['before', 'after'] as const) {
    for (let at = 1, isWhole = false; !isWhole; at += step) {
      const shop = await newShop(db);
      await keep(shop, ...history);
      const fuse = fuseAt(at, loss);
      await applyInbox(fusedDatabase(db, fuse), shop.id, NOW).catch(() => undefined);
      await applyInbox(db, shop.id, after(60));
      expect(await toldRows(db, shop.id), `call ${at} lost ${loss}`).toEqual(reference);
      isWhole = !fuse.blown;
    }
  }
});

test('two workers at one inbox apply each delivery once', async () => {
  const shop = await newShop(db);
  const list = Array.from({ length: 60 }, (_, n) => productOf(n));
  await keep(shop, ...list);
  const done = await Promise.all([1, 2, 3].map(() => applyInbox(db, shop.id, NOW)));
  const again = await applyInbox(db, shop.id, NOW);
  const sum = [...done, again].reduce((total, one) => total + one.applied, 0);
  expect(sum).toBe(60);
  expect(await productsOf(shop)).toHaveLength(60);
});
