import { expect, test } from 'vitest';
import { inShop } from '~/db';
import { listPeople } from '~/profiles/people-store';
import {
  countCustomers,
  ensureGuests,
  findByIdentities,
  upsertCustomers,
  type CustomerProfile,
} from '~/profiles/store';
import type { Shop } from '~/shops/store';
import { openDatabase } from '../support/database';
import { customer, hoursAgo, newShop } from '../support/factories';

const { db } = await openDatabase();
const ANNA = 'anna@mail.example';

const upsert = (shop: Shop, ...customers: CustomerProfile[]) =>
  inShop(db, shop.id, (tx) => upsertCustomers(tx, shop.id, customers));
const meetGuest = (shop: Shop, email: string) =>
  inShop(db, shop.id, (tx) => ensureGuests(tx, shop.id, [{ email, seenAt: hoursAgo(300) }]));
const personOf = (shop: Shop, id: string) =>
  inShop(db, shop.id, async (tx) => (await listPeople(tx, shop.id, [id])).get(id));
const countPeople = (shop: Shop) =>
  inShop(db, shop.id, (tx) => tx.profile.count({ where: { shopId: shop.id } }));

test('a guest who opens an account stays one person', async () => {
  const shop = await newShop(db);
  const guest = (await meetGuest(shop, ANNA)).get(ANNA)!;
  const ids = await upsert(shop, customer('1', { email: ANNA, sourceAt: hoursAgo(900) }));
  expect(ids.get('1')).toBe(guest);
  expect(await personOf(shop, guest)).toMatchObject({ customerId: '1', firstName: 'Anna' });
  expect((await meetGuest(shop, ANNA)).get(ANNA)).toBe(guest);
  expect(await countPeople(shop)).toBe(1);
});

test('a payload older than what is stored changes nothing', async () => {
  const shop = await newShop(db);
  const ids = await upsert(shop, customer('1', { firstName: 'New', sourceAt: hoursAgo(1) }));
  await upsert(shop, customer('1', { firstName: 'Old', sourceAt: hoursAgo(2) }));
  expect(await personOf(shop, ids.get('1')!)).toMatchObject({ firstName: 'New' });
  await upsert(shop, customer('1', { firstName: 'Same hour', sourceAt: hoursAgo(1) }));
  expect(await personOf(shop, ids.get('1')!)).toMatchObject({ firstName: 'Same hour' });
});

test('two customers with one address are two people', async () => {
  const shop = await newShop(db);
  const together = await upsert(
    shop,
    customer('1', { email: ANNA }),
    customer('2', { email: ANNA }),
  );
  const third = await upsert(shop, customer('3', { email: ANNA }));
  const ids = [together.get('1'), together.get('2'), third.get('3')];
  expect(new Set(ids).size).toBe(3);
  const answering = await inShop(db, shop.id, (tx) =>
    findByIdentities(tx, shop.id, 'email', [ANNA]),
  );
  expect(ids).toContain(answering.get(ANNA));
});

test('a customer without an address is a person too', async () => {
  const shop = await newShop(db);
  const ids = await upsert(shop, customer('1', { email: null }));
  expect(await personOf(shop, ids.get('1')!)).toMatchObject({ customerId: '1', email: null });
});

test('a changed address leads to the same person', async () => {
  const shop = await newShop(db);
  const before = await upsert(shop, customer('1', { email: ANNA, sourceAt: hoursAgo(2) }));
  const after = await upsert(shop, customer('1', { email: 'a@b.example', sourceAt: hoursAgo(1) }));
  expect(after).toEqual(before);
  expect(await personOf(shop, after.get('1')!)).toMatchObject({ email: 'a@b.example' });
  const known = await inShop(db, shop.id, (tx) =>
    findByIdentities(tx, shop.id, 'email', [ANNA, 'a@b.example']),
  );
  expect([...known.values()]).toEqual([before.get('1'), before.get('1')]);
});

test('one customer twice in a batch counts once, the newer', async () => {
  const shop = await newShop(db);
  const ids = await upsert(
    shop,
    customer('1', { firstName: 'Newer', sourceAt: hoursAgo(1) }),
    customer('1', { firstName: 'Older', sourceAt: hoursAgo(2) }),
  );
  expect(await personOf(shop, ids.get('1')!)).toMatchObject({ firstName: 'Newer' });
});

test('two imports at once make one person each', async () => {
  const shop = await newShop(db);
  const people = Array.from({ length: 50 }, (_, n) => customer(String(n)));
  const [one, two] = await Promise.all([
    upsert(shop, ...people),
    upsert(shop, ...people.toReversed()),
  ]);
  expect(new Map([...one].sort())).toEqual(new Map([...two].sort()));
  expect(await inShop(db, shop.id, (tx) => countCustomers(tx, shop.id))).toBe(50);
});
