import { expect, test } from 'vitest';
import { inShop } from '~/db';
import { countByReason, countOutcomes, listNewest } from '~/messages/ledger/report-store';
import type { MessageKey } from '~/messages/ledger/states';
import { sendChunk } from '~/messages/send';
import { openDatabase } from '../../support/database';
import {
  launch,
  MONDAY,
  openPost,
  openSmallShop,
  roadOf,
  startWorker,
  type SmallShop,
} from '../../support/small-shop';

const { db } = await openDatabase();
let shops = 0;
const newShop = (customers: number) =>
  openSmallShop(db, `reports-${(shops += 1)}.myshopify.com`, customers);

const ALL = {};

async function sendAll({ shop }: SmallShop): Promise<void> {
  await sendChunk(roadOf(db, await startWorker(db), openPost().deliver), shop.id, MONDAY);
}

test('pages through all messages, each of them once', async () => {
  const small = await newShop(7);
  await launch(db, small);
  const tuesday = new Date(MONDAY.getTime() + 86_400_000);
  const second = await launch(db, small, { now: tuesday });
  const seen: string[] = [];
  let before: MessageKey | null = null;
  for (let pages = 0; pages < 10; pages += 1) {
    const page = await inShop(db, small.shop.id, (tx) =>
      listNewest(tx, small.shop.id, ALL, before, 3),
    );
    if (page.length === 0) break;
    seen.push(...page.map(({ id }) => id));
    if (pages === 0) expect(page.every(({ campaignId }) => campaignId === second)).toBe(true);
    before = page[page.length - 1]!;
  }
  expect(seen).toHaveLength(14);
  expect(new Set(seen).size).toBe(14);
});

test('filters messages by campaign and by state', async () => {
  const small = await newShop(3);
  const first = await launch(db, small);
  await sendAll(small);
  const second = await launch(db, small);
  const list = (campaignId: number | null, states: string[] | null) =>
    inShop(db, small.shop.id, (tx) =>
      listNewest(tx, small.shop.id, { campaignId, states }, null, 50),
    );
  expect(await list(first, null)).toHaveLength(3);
  expect(await list(first, ['queued'])).toEqual([]);
  expect(await list(null, ['queued', 'claimed'])).toHaveLength(3);
  expect((await list(null, ['accepted'])).every(({ campaignId }) => campaignId === first)).toBe(
    true,
  );
  expect(await list(second, ['accepted'])).toEqual([]);
  const ofFlow = await inShop(db, small.shop.id, (tx) =>
    listNewest(tx, small.shop.id, { flowId: 'browse-abandonment' }, null, 50),
  );
  expect(ofFlow).toEqual([]);
});

test('counts what became of each campaign', async () => {
  const small = await newShop(4);
  const first = await launch(db, small);
  await sendAll(small);
  const second = await launch(db, small);
  const outcomes = await inShop(db, small.shop.id, (tx) =>
    countOutcomes(tx, small.shop.id, [first, second, 99]),
  );
  expect(outcomes.get(first)).toMatchObject({ total: 4, accepted: 4, clicked: 0 });
  expect(outcomes.get(second)).toMatchObject({ total: 4, accepted: 0, clicked: 0 });
  expect(outcomes.has(99)).toBe(false);
});

test('counts only messages planned since a day', async () => {
  const small = await newShop(2);
  await launch(db, small);
  await sendAll(small);
  const since = (at: Date) =>
    inShop(db, small.shop.id, (tx) => countByReason(tx, small.shop.id, at));
  expect(await since(MONDAY)).toEqual([{ state: 'accepted', reason: null, count: 2, clicked: 0 }]);
  expect(await since(new Date(MONDAY.getTime() + 1))).toEqual([]);
});
