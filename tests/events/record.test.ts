import { expect, test } from 'vitest';
import { inShop } from '~/db';
import type { NewEvent } from '~/events/names';
import { recordEvents } from '~/events/record';
import type { Shop } from '~/shops/store';
import { cases } from '../support/counts';
import { openDatabase } from '../support/database';
import { hoursAgo, newShop, NOW, placedOrder } from '../support/factories';

const { db } = await openDatabase();

const record = (shop: Shop, ...events: NewEvent[]) =>
  inShop(db, shop.id, (tx) => recordEvents(tx, shop.id, events, NOW));
const stream = (shop: Shop) =>
  inShop(db, shop.id, (tx) =>
    tx.event.findMany({ where: { shopId: shop.id }, orderBy: { sequence: 'asc' } }),
  );

test('an event is kept once, however often it is sent', async () => {
  const shop = await newShop(db);
  const event = placedOrder('order:1');
  expect(await record(shop, event, event)).toEqual({ recorded: 1, repeated: 1, refused: [] });
  expect(await record(shop, event)).toEqual({ recorded: 0, repeated: 1, refused: [] });
  expect(await stream(shop)).toHaveLength(1);
});

test('the same id at another time is another event', async () => {
  const shop = await newShop(db);
  await record(shop, placedOrder('visit'), placedOrder('visit', { occurredAt: hoursAgo(3) }));
  expect(await stream(shop)).toHaveLength(2);
});

test('events of many months find their place at once', async () => {
  const shop = await newShop(db);
  const dates = ['2025-11-30T23:59:59Z', '2025-12-01T00:00:00Z', '2026-03-02T09:59:59Z'];
  const events = dates.map((date) => placedOrder(date, { occurredAt: new Date(date) }));
  expect((await record(shop, ...events)).recorded).toBe(3);
});

test('what is no event of ours is refused with its reason', async () => {
  const shop = await newShop(db);
  const outcome = await record(
    shop,
    { ...placedOrder('a'), name: 'danced' } as unknown as NewEvent,
    { ...placedOrder('b'), properties: { orderId: 7 } } as unknown as NewEvent,
    placedOrder('c', { occurredAt: new Date(Number.NaN) }),
    placedOrder('d', { occurredAt: new Date('1999-12-31T23:59:59Z') }),
    placedOrder('e', { occurredAt: hoursAgo(-1) }),
    { ...placedOrder('f'), name: 'constructor' } as unknown as NewEvent,
    placedOrder('fine'),
  );
  expect(outcome).toMatchObject({ recorded: 1, repeated: 0 });
  expect(outcome.refused).toEqual([
    { id: 'a', reason: 'unknown_name' },
    { id: 'b', reason: 'malformed' },
    { id: 'c', reason: 'impossible_time' },
    { id: 'd', reason: 'impossible_time' },
    { id: 'e', reason: 'impossible_time' },
    { id: 'f', reason: 'unknown_name' },
  ]);
});

test('a clock that runs a little ahead is forgiven', async () => {
  const shop = await newShop(db);
  const ahead = placedOrder('ahead', { occurredAt: new Date(NOW.getTime() + 9 * 60_000) });
  expect((await record(shop, ahead)).recorded).toBe(1);
});

test('who reads by sequence never misses a late commit', async () => {
  const shop = await newShop(db);
  const writers = cases(12, 300);
  const seen: bigint[] = [];
  let cursor = 0n;
  let writing = true;
  const read = async () => {
    const fresh = await inShop(db, shop.id, (tx) =>
      tx.event.findMany({
        where: { shopId: shop.id, sequence: { gt: cursor } },
        orderBy: { sequence: 'asc' },
      }),
    );
    for (const event of fresh) {
      seen.push(event.sequence);
      cursor = event.sequence;
    }
  };
  const reader = (async () => {
    while (writing) await read();
  })();
  await Promise.all(
    Array.from({ length: writers }, (_, writer) =>
      record(
        shop,
        ...Array.from({ length: 1 + (writer % 5) }, (_, n) => placedOrder(`order:${writer}:${n}`)),
      ),
    ),
  );
  writing = false;
  await reader;
  await read();
  expect(seen).toEqual((await stream(shop)).map((event) => event.sequence));
  expect(new Set(seen).size).toBe(seen.length);
});
