import fc from 'fast-check';
import { expect, test } from 'vitest';
import { upsertCollections, upsertProducts } from '~/catalog/store';
import { inShop } from '~/db';
import { recordEvents } from '~/events/record';
import type { NewEvent } from '~/events/names';
import { upsertOrders } from '~/orders/store';
import { upsertCustomers } from '~/profiles/store';
import { readTimeline } from '~/reports/timeline';
import {
  listTimeline,
  type TimelineGroup,
  type TimelinePlace,
  type TimelineRow,
} from '~/reports/timeline-store';
import type { Shop } from '~/shops/store';
import { cases } from '../support/counts';
import { openDatabase } from '../support/database';
import { customer, hoursAgo, newShop, NOW, order, product } from '../support/factories';

const { db } = await openDatabase();

type Person = { shop: Shop; profileId: string };

async function newPerson(): Promise<Person> {
  const shop = await newShop(db);
  const ids = await inShop(db, shop.id, (tx) => upsertCustomers(tx, shop.id, [customer('1')]));
  return { shop, profileId: ids.get('1')! };
}

function seen({ profileId }: Person, id: string, hours: number): NewEvent<'viewed_product'> {
  return {
    id,
    name: 'viewed_product',
    occurredAt: hoursAgo(hours),
    profileId,
    origin: 'pixel',
    properties: { productId: '1' },
  };
}

const record = (shop: Shop, ...events: NewEvent[]) =>
  inShop(db, shop.id, (tx) => recordEvents(tx, shop.id, events, NOW));

test('turning the pages shows everything once, newest first', async () => {
  const hours = fc.integer({ min: 1, max: 4 });
  await fc.assert(
    fc.asyncProperty(
      fc.array(hours, { maxLength: 8 }),
      fc.array(hours, { maxLength: 8 }),
      fc.integer({ min: 1, max: 5 }),
      async (views, orders, limit) => {
        const person = await newPerson();
        const { shop, profileId } = person;
        await record(shop, ...views.map((at, n) => seen(person, `view-${n}`, at)));
        const bought = orders.map((at, n) => order(`${n}`, { profileId, orderedAt: hoursAgo(at) }));
        await inShop(db, shop.id, (tx) => upsertOrders(tx, shop.id, bought));
        const keys: string[] = [];
        const times: number[] = [];
        let after: TimelinePlace | null = null;
        for (let pages = 0; pages < 40; pages += 1) {
          const asked = { group: null, after, limit } as const;
          const rows: TimelineRow[] = await inShop(db, shop.id, (tx) =>
            listTimeline(tx, shop.id, profileId, asked),
          );
          if (rows.length === 0) break;
          keys.push(...rows.map(({ key }) => key));
          times.push(...rows.map(({ at }) => at.getTime()));
          after = rows[rows.length - 1]!;
        }
        const wanted = [
          ...views.map((_, n) => `event:view-${n}`),
          ...orders.map((_, n) => `order:${n}`),
        ];
        expect(keys.toSorted()).toEqual(wanted.toSorted());
        expect(times).toEqual(times.toSorted((one, two) => two - one));
      },
    ),
    { numRuns: cases(10, 500) },
  );
});

test('an order and its event are one thing', async () => {
  const { shop, profileId } = await newPerson();
  const placed = (orderId: string): NewEvent => ({
    id: `order:${orderId}`,
    name: 'placed_order',
    occurredAt: hoursAgo(5),
    profileId,
    origin: 'webhook',
    properties: { orderId, totalMinor: 2_500, currency: 'EUR' },
  });
  await record(shop, placed('1'), placed('2'));
  const mirrored = order('1', { profileId, orderedAt: hoursAgo(5), cancelledAt: NOW });
  await inShop(db, shop.id, (tx) => upsertOrders(tx, shop.id, [mirrored]));
  const { entries } = await read({ shop, profileId }, 'orders');
  expect(entries.map(({ key }) => key)).toEqual(['order:1', 'event:order:2']);
  expect(entries[0]).toMatchObject({
    about: '#1',
    order: { totalMinor: 2_500, isCancelled: true },
  });
});

test('titles stand in place of ids', async () => {
  const person = await newPerson();
  const { shop, profileId } = person;
  await inShop(db, shop.id, async (tx) => {
    await upsertProducts(tx, shop.id, [product('1', { title: 'Oak lamp' })]);
    await upsertCollections(tx, shop.id, [
      { id: '9', handle: 'lamps', title: 'Lamps', sourceAt: NOW },
    ]);
  });
  const plain = { occurredAt: hoursAgo(2), profileId, origin: 'pixel' as const };
  await record(
    shop,
    seen(person, 'a', 1),
    { ...plain, id: 'b', name: 'viewed_collection', properties: { collectionId: '9' } },
    { ...plain, id: 'c', name: 'searched', properties: { query: 'oak' } },
    { ...plain, id: 'd', name: 'viewed_cart', properties: { productIds: ['1', 'gone'] } },
  );
  const { entries } = await read(person, null);
  expect(Object.fromEntries(entries.map(({ name, about }) => [name, about]))).toEqual({
    viewed_product: 'Oak lamp',
    viewed_collection: 'Lamps',
    searched: 'oak',
    viewed_cart: 'Oak lamp',
  });
});

test('a group shows its own events alone', async () => {
  const person = await newPerson();
  await record(person.shop, seen(person, 'a', 1));
  expect((await read(person, 'browsing')).entries).toHaveLength(1);
  expect((await read(person, 'cart')).entries).toEqual([]);
  expect((await read(person, 'emails')).entries).toEqual([]);
});

test('a page that is full says where the next begins', async () => {
  const person = await newPerson();
  const views = Array.from({ length: 31 }, (_, n) => seen(person, `view-${n}`, n + 1));
  await record(person.shop, ...views);
  const first = await read(person, null);
  expect(first.entries).toHaveLength(30);
  const rest = await inShop(db, person.shop.id, (tx) =>
    readTimeline(tx, person.shop.id, person.profileId, { group: null, after: first.next }),
  );
  expect(rest.entries.map(({ key }) => key)).toEqual(['event:view-30']);
  expect(rest.next).toBeNull();
});

function read({ shop, profileId }: Person, group: TimelineGroup | null) {
  return inShop(db, shop.id, (tx) => readTimeline(tx, shop.id, profileId, { group, after: null }));
}
