import { expect, test } from 'vitest';
import { upsertProducts } from '~/catalog/store';
import { inShop } from '~/db';
import { upsertOrderLines, upsertOrders } from '~/orders/store';
import type { Shop } from '~/shops/store';
import { loadPurchases } from '~/training/datasets';
import { beginRun, endRun, findPromoted, isTrained, saveArtifact } from '~/training/store';
import { openDatabase } from '../support/database';
import { hoursAgo, newShop, NOW, order, orderLine, product } from '../support/factories';
import { startWorker } from '../support/small-shop';

const { db } = await openDatabase();

const begin = (shop: Shop, worker: string) =>
  inShop(db, shop.id, (tx) => beginRun(tx, shop.id, worker, NOW));
const save = (shop: Shop, data: Uint8Array, promoted: boolean) =>
  inShop(db, shop.id, (tx) =>
    saveArtifact(tx, shop.id, {
      kind: 'recommender',
      data,
      backtest: { ndcg: 0.1 },
      windowFrom: null,
      windowTo: NOW,
      trainedAt: NOW,
      promoted,
    }),
  );

test('of two workers at once one trains the shop', async () => {
  const shop = await newShop(db);
  const [one, two] = [await startWorker(db), await startWorker(db)];
  const begun = await Promise.all([begin(shop, one), begin(shop, two)]);
  expect(begun.filter((run) => run !== null)).toHaveLength(1);
});

test('a dead worker’s training is anyone’s to begin again', async () => {
  const shop = await newShop(db);
  const nobody = crypto.randomUUID();
  expect(await begin(shop, nobody)).toBe(1);
  const worker = await startWorker(db);
  expect(await begin(shop, worker)).toBe(2);
  await inShop(db, shop.id, (tx) => endRun(tx, shop.id, 2, { state: 'done' }, NOW));
  expect(await begin(shop, worker)).toBe(3);
});

test('the newest promoted artifact decides, byte for byte', async () => {
  const shop = await newShop(db);
  const every = Uint8Array.from({ length: 512 }, (_, n) => n % 256);
  expect(await inShop(db, shop.id, (tx) => isTrained(tx, shop.id))).toBe(false);
  await save(shop, every, true);
  await save(shop, Uint8Array.from([1, 2, 3]), false);
  const found = await inShop(db, shop.id, (tx) => findPromoted(tx, shop.id, 'recommender'));
  expect(found?.version).toBe(1);
  expect(Uint8Array.from(found!.data)).toEqual(every);
});

test('a dataset knows nothing that happened after its date', async () => {
  const shop = await newShop(db);
  const [anna, ben] = [
    '00000000-0000-8000-a000-00000000000a',
    '00000000-0000-8000-a000-00000000000b',
  ];
  await inShop(db, shop.id, async (tx) => {
    await upsertProducts(tx, shop.id, [product('1'), product('2')]);
    await upsertOrders(tx, shop.id, [
      order('5', { profileId: anna, orderedAt: hoursAgo(48) }),
      order('6', { profileId: anna, orderedAt: hoursAgo(24) }),
      order('7', { profileId: ben, orderedAt: hoursAgo(24) }),
      order('8', { profileId: ben, orderedAt: hoursAgo(1) }),
    ]);
    await upsertOrderLines(tx, shop.id, [
      orderLine('5', '51', { productId: '2', quantity: 3 }),
      orderLine('6', '61', { productId: '1' }),
      orderLine('7', '71', { productId: '2' }),
      orderLine('7', '72', { productId: 'gone' }),
      orderLine('8', '81', { productId: '1' }),
    ]);
  });
  const data = await inShop(db, shop.id, (tx) =>
    loadPurchases(tx, shop.id, ['1', '2'], hoursAgo(12)),
  );
  // Days since 1970 of 2026-02-28, 2026-03-01 and 2026-03-01: NOW is 2026-03-02 10:00 UTC.
  expect(data).toMatchObject({ customers: 2, items: 2, today: 20_513, firstDay: hoursAgo(48) });
  expect([...data.customer]).toEqual([0, 0, 1]);
  expect([...data.item]).toEqual([1, 0, 1]);
  expect([...data.count]).toEqual([3, 1, 1]);
  expect([...data.day]).toEqual([20_512, 20_513, 20_513]);
});
