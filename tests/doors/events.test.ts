// The event API's door as other sources of a shop come to it: what is stored, for whom, and what each is told.
import { expect, test } from 'vitest';
import { inShop } from '~/db';
import { eventsDoor, type EventLimits } from '~/doors/events.server';
import { listEventKeys, makeEventKey, MOST_KEYS, revokeEventKey } from '~/events/api/key-store';
import { upsertCustomers } from '~/profiles/store';
import { markUninstalled } from '~/shops/installation-store';
import type { Shop } from '~/shops/store';
import { command, openDatabase } from '../support/database';
import { customer, newShop, NOW } from '../support/factories';

const { db, superuserUrl } = await openDatabase();

function openDoor(limits: Partial<EventLimits> = {}) {
  return eventsDoor({ database: db, now: () => NOW, onFault: () => {}, limits });
}

const keyOf = async (shop: Shop) =>
  (await inShop(db, shop.id, (tx) => makeEventKey(tx, shop.id, NOW)))!;

let told = 0;
const event = (change: Record<string, unknown> = {}) => ({
  id: `e-${(told += 1)}`,
  name: 'viewed_product',
  occurredAt: '2026-03-02T09:00:00Z',
  email: 'anna@mail.example',
  properties: { productId: '7' },
  ...change,
});

type Asking = { door?: ReturnType<typeof openDoor>; method?: string; raw?: string };

async function send(key: string | null, body: unknown, asking: Asking = {}) {
  const { door = openDoor(), method = 'POST', raw } = asking;
  const headers: Record<string, string> = key === null ? {} : { authorization: `Bearer ${key}` };
  const sent = method === 'POST' ? { body: raw ?? JSON.stringify(body) } : {};
  const peer = { incoming: { socket: { remoteAddress: '203.0.113.7' } } };
  const answer = await door.request('/api/events', { method, headers, ...sent }, peer);
  return { status: answer.status, headers: answer.headers, body: (await answer.json()) as unknown };
}

const eventsOf = (shop: Shop) =>
  inShop(db, shop.id, (tx) =>
    tx.event.findMany({ where: { shopId: shop.id }, orderBy: { sequence: 'asc' } }),
  );

test('what a source tells is stored once, however often it is sent', async () => {
  const shop = await newShop(db);
  const key = await keyOf(shop);
  const batch = { events: [event(), event({ name: 'searched', properties: { query: 'oak' } })] };
  expect(await send(key, batch)).toMatchObject({
    status: 200,
    body: { recorded: 2, repeated: 0, refused: [] },
  });
  expect((await send(key, batch)).body).toEqual({ recorded: 0, repeated: 2, refused: [] });
  expect((await send(key, event())).body).toEqual({ recorded: 1, repeated: 0, refused: [] });
  const stored = await eventsOf(shop);
  expect(stored.map(({ name, origin }) => [name, origin])).toEqual([
    ['viewed_product', 'api'],
    ['searched', 'api'],
    ['viewed_product', 'api'],
  ]);
  expect(new Set(stored.map(({ profileId }) => profileId)).size).toBe(1);
  expect(stored[0]!.profileId).not.toBeNull();
});

test('each refusal names its event, and the others are stored', async () => {
  const shop = await newShop(db);
  const events = [
    event({ id: 'a', name: 'danced' }),
    event({ id: 'b', properties: {} }),
    event({ id: 'c', email: undefined, customerId: '404' }),
    event({ id: 'd', email: undefined }),
    event({ id: 'fine' }),
  ];
  const { body } = await send(await keyOf(shop), { events });
  expect(body).toEqual({
    recorded: 1,
    repeated: 0,
    refused: [
      { id: 'a', reason: 'unknown_name' },
      { id: 'b', reason: 'malformed' },
      { id: 'd', reason: 'no_person' },
      { id: 'c', reason: 'unknown_customer' },
    ],
  });
});

test('a source’s own id becomes a person once it is named', async () => {
  const shop = await newShop(db);
  const key = await keyOf(shop);
  const ids = await inShop(db, shop.id, (tx) => upsertCustomers(tx, shop.id, [customer('42')]));
  const own = { email: undefined, externalId: 'till-9' };
  await send(key, event(own));
  expect((await eventsOf(shop))[0]!.profileId).toBeNull();
  await send(key, event({ ...own, customerId: '42' }));
  await send(key, event(own));
  const whose = (await eventsOf(shop)).map(({ profileId }) => profileId);
  expect(whose).toEqual([ids.get('42'), ids.get('42'), ids.get('42')]);
});

test('nobody comes in without a good key', async () => {
  const [shop, other] = [await newShop(db), await newShop(db)];
  const key = await keyOf(shop);
  const forged = key.replace(`attune_${shop.id}_`, `attune_${other.id}_`);
  for (const bad of [null, 'guess', `${key}x`, `${key.slice(0, -1)}_`, forged]) {
    const answer = await send(bad, event());
    expect(answer.status).toBe(401);
    expect(answer.headers.get('www-authenticate')).toBe('Bearer');
  }
  const gone = await newShop(db);
  const goneKey = await keyOf(gone);
  await markUninstalled(db, gone.id, NOW);
  expect((await send(goneKey, event())).status).toBe(401);
  for (const one of [shop, other, gone]) expect(await eventsOf(one)).toEqual([]);
});

test('a key that was revoked is no key any longer', async () => {
  const shop = await newShop(db);
  const key = await keyOf(shop);
  expect((await send(key, event())).status).toBe(200);
  const [row] = await inShop(db, shop.id, (tx) => listEventKeys(tx, shop.id));
  expect(row).toMatchObject({ hint: key.slice(-4), lastUsedAt: NOW });
  expect(await inShop(db, shop.id, (tx) => revokeEventKey(tx, shop.id, row!.id, NOW))).toBe(true);
  expect((await send(key, event())).status).toBe(401);
});

test('of a key only its hash is kept, and of keys only a few', async () => {
  const shop = await newShop(db);
  const key = await keyOf(shop);
  for (let n = 1; n < MOST_KEYS; n += 1) await keyOf(shop);
  expect(await inShop(db, shop.id, (tx) => makeEventKey(tx, shop.id, NOW))).toBeNull();
  const rows = await command(superuserUrl, 'select * from "event_key" where shop_id = $1', [
    shop.id,
  ]);
  expect(rows).toHaveLength(MOST_KEYS);
  expect(JSON.stringify(rows)).not.toContain(key.split('_')[3]);
});

test.each([
  ['no JSON', 400, { raw: '{"events": [' }],
  ['neither an event nor a batch', 400, { raw: '[]' }],
  ['more than 500 events', 400, { raw: JSON.stringify({ events: Array(501).fill(null) }) }],
  ['a body that is too large', 413, { raw: ' '.repeat(256 * 1024 + 1) }],
  ['asking to read', 405, { method: 'GET' }],
] as [string, number, Asking][])('the event API refuses %s', async (_what, status, asking) => {
  const shop = await newShop(db);
  const answer = await send(await keyOf(shop), null, asking);
  expect(answer.status).toBe(status);
  expect(answer.body).toEqual({ error: expect.stringMatching(/\.$/) as string });
  expect(await eventsOf(shop)).toEqual([]);
});

test('a shop that tells too much waits, others do not', async () => {
  const [shop, other] = [await newShop(db), await newShop(db)];
  const door = openDoor({ perShop: { points: 3, seconds: 60 } });
  const key = await keyOf(shop);
  const batch = () => ({ events: [event(), event()] });
  expect((await send(key, batch(), { door })).status).toBe(200);
  const second = await send(key, batch(), { door });
  expect(second.status).toBe(429);
  expect(Number(second.headers.get('retry-after'))).toBeGreaterThan(0);
  expect((await send(await keyOf(other), batch(), { door })).status).toBe(200);
  expect(await eventsOf(shop)).toHaveLength(2);
});

test('whoever guesses keys is slowed down', async () => {
  const shop = await newShop(db);
  const door = openDoor({ perStranger: { points: 2, seconds: 60 } });
  const statuses = [];
  for (let n = 0; n < 3; n += 1) statuses.push((await send('guess', event(), { door })).status);
  expect(statuses).toEqual([401, 401, 429]);
  expect((await send(await keyOf(shop), event(), { door })).status).toBe(200);
});
