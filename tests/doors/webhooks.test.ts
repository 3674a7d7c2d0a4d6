// Shopify's door: who may come in, what is put into the inbox, and what each is told.
import { createHmac } from 'node:crypto';
import { expect, test } from 'vitest';
import pg from 'pg';
import { inShop } from '~/db';
import { webhookDoor } from '~/doors/webhooks.server';
import type { Shop } from '~/shops/store';
import { markUninstalled } from '~/shops/installation-store';
import { cases } from '../support/counts';
import { command, openDatabase } from '../support/database';
import { newShop, NOW } from '../support/factories';

const { db, superuserUrl } = await openDatabase();
const SECRET = 'the client secret';
const BODY = '{"id":1,"admin_graphql_api_id":"gid://shopify/Product/1"}';

function openDoor(patienceMs?: number) {
  const warned: string[] = [];
  const secrets = [SECRET, 'the secret before'];
  const warn = (event: string) => void warned.push(event);
  const door = webhookDoor({ database: db, secrets, now: () => NOW, warn, patienceMs });
  return { warned, door };
}

type Change = {
  headers?: Record<string, string | null>;
  body?: string;
  method?: string;
  secret?: string;
};

function requestOf(shop: { domain: string }, change: Change = {}): Request {
  const { body = BODY, method = 'POST', secret = SECRET } = change;
  const headers: Record<string, string | null> = {
    'X-Shopify-Topic': 'products/update',
    'X-Shopify-Webhook-Id': 'delivery-1',
    'X-Shopify-Shop-Domain': shop.domain,
    'X-Shopify-Triggered-At': '2026-03-02T09:59:58.123456789Z',
    'X-Shopify-Hmac-Sha256': createHmac('sha256', secret).update(body).digest('base64'),
    ...change.headers,
  };
  const kept = Object.entries(headers).filter(([, value]) => value !== null) as [string, string][];
  const sent = method === 'GET' || method === 'HEAD' ? {} : { body };
  return new Request('http://app.example/webhooks', { method, headers: kept, ...sent });
}

const inboxOf = (shop: Shop) =>
  inShop(db, shop.id, (tx) =>
    tx.webhook.findMany({ where: { shopId: shop.id }, orderBy: { id: 'asc' } }),
  );

test('a proved webhook is in the inbox when it is acknowledged', async () => {
  const shop = await newShop(db);
  const answer = await openDoor().door.fetch(requestOf(shop));
  expect(answer.status).toBe(200);
  expect(await inboxOf(shop)).toMatchObject([
    {
      ...{ id: 'delivery-1', topic: 'products/update', payload: BODY, state: 'waiting' },
      ...{ triggeredAt: new Date('2026-03-02T09:59:58.123Z'), receivedAt: NOW },
    },
  ]);
});

test.each<[string, number, Change]>([
  ['a wrong signature', 401, { secret: 'a guess' }],
  ['no signature', 401, { headers: { 'X-Shopify-Hmac-Sha256': null } }],
  ['a body changed on the way', 401, { headers: { 'X-Shopify-Hmac-Sha256': 'AAAA' } }],
  ['no topic', 400, { headers: { 'X-Shopify-Topic': null } }],
  ['no number of the delivery', 400, { headers: { 'X-Shopify-Webhook-Id': null } }],
  ['no shop', 400, { headers: { 'X-Shopify-Shop-Domain': null } }],
  ['GET', 405, { method: 'GET' }],
  ['PUT', 405, { method: 'PUT' }],
  ['DELETE', 405, { method: 'DELETE' }],
  ['two megabytes and more', 413, { body: 'x'.repeat(2 * 1024 * 1024 + 1) }],
  ['a topic that nobody asked for', 200, { headers: { 'X-Shopify-Topic': 'carts/create' } }],
])('%s is told %i and leaves nothing', async (_name, status, change) => {
  const shop = await newShop(db);
  const answer = await openDoor().door.fetch(requestOf(shop, change));
  expect(answer.status).toBe(status);
  // One sentence in plain text: no stack, no word of what went wrong inside.
  expect(await answer.text()).toMatch(/^[^\n]{0,80}$/);
  expect(await inboxOf(shop)).toEqual([]);
});

test('the secret before is good while it is replaced', async () => {
  const shop = await newShop(db);
  const answer = await openDoor().door.fetch(requestOf(shop, { secret: 'the secret before' }));
  expect(answer.status).toBe(200);
  expect(await inboxOf(shop)).toHaveLength(1);
});

test('a large webhook that Shopify may send is taken', async () => {
  const shop = await newShop(db);
  const body = JSON.stringify({ id: 1, body_html: 'x'.repeat(1_900_000) });
  expect((await openDoor().door.fetch(requestOf(shop, { body }))).status).toBe(200);
  expect((await inboxOf(shop))[0]!.payload).toHaveLength(body.length);
});

test('a delivery sent again is acknowledged and kept once', async () => {
  const shop = await newShop(db);
  const { door } = openDoor();
  const statuses = [];
  for (let time = 0; time < 3; time += 1) statuses.push((await door.fetch(requestOf(shop))).status);
  const again = await Promise.all([1, 2, 3].map(async () => door.fetch(requestOf(shop))));
  expect([...statuses, ...again.map((one) => one.status)]).toEqual(Array(6).fill(200));
  expect(await inboxOf(shop)).toHaveLength(1);
});

test('many at once share an insert, each in its own shop', async () => {
  const shops = [await newShop(db), await newShop(db)];
  const { door } = openDoor();
  const answers = await Promise.all(
    Array.from({ length: 300 }, async (_, n) =>
      door.fetch(
        requestOf(shops[n % 2]!, { headers: { 'X-Shopify-Webhook-Id': `delivery-${n}` } }),
      ),
    ),
  );
  expect(new Set(answers.map((one) => one.status))).toEqual(new Set([200]));
  for (const [which, shop] of shops.entries()) {
    const ids = (await inboxOf(shop)).map((row) => row.id);
    const expected = Array.from({ length: 150 }, (_, n) => `delivery-${2 * n + which}`);
    expect(ids).toEqual(expected.sort());
  }
});

test('of an unknown shop nothing is kept, and all is acknowledged', async () => {
  const answer = await openDoor().door.fetch(requestOf({ domain: 'nobody.myshopify.com' }));
  expect(answer.status).toBe(200);
});

test('a shop that is installed the next moment is let in', async () => {
  const { door } = openDoor();
  const domain = 'soon-1.myshopify.com';
  await door.fetch(requestOf({ domain }));
  const shop = await newShop(db, 'soon');
  const answer = await door.fetch(requestOf(shop));
  expect(answer.status).toBe(200);
  expect(await inboxOf(shop)).toHaveLength(1);
});

test('of a shop that left only people’s rights are kept', async () => {
  const shop = await newShop(db);
  const { door } = openDoor();
  await door.fetch(requestOf(shop));
  await markUninstalled(db, shop.id, NOW);
  for (const topic of ['products/update', 'customers/redact', 'shop/redact', 'app/uninstalled'])
    await door.fetch(
      requestOf(shop, { headers: { 'X-Shopify-Topic': topic, 'X-Shopify-Webhook-Id': topic } }),
    );
  expect((await inboxOf(shop)).map((row) => row.id)).toEqual([
    'customers/redact',
    'delivery-1',
    'shop/redact',
  ]);
});

test('what the database refuses is answered so that it comes again', async () => {
  const shop = await newShop(db);
  const { door, warned } = openDoor();
  await command(
    superuserUrl,
    `create function refuse() returns trigger language plpgsql as $$ begin raise 'no'; end $$`,
  );
  await command(
    superuserUrl,
    `create trigger refuse before insert on "webhook" for each row execute function refuse()`,
  );
  const first = await door.fetch(requestOf(shop));
  await command(superuserUrl, `drop trigger refuse on "webhook"`);
  expect(first.status).toBe(500);
  expect(await first.text()).toBe('Not stored. Please send it again.');
  expect(warned).toEqual(['webhook_not_stored']);
  expect((await door.fetch(requestOf(shop))).status).toBe(200);
  expect(await inboxOf(shop)).toHaveLength(1);
});

test('Shopify is told to come again before it hangs up', async () => {
  const shop = await newShop(db);
  const { door } = openDoor(50);
  const other = new pg.Client({ connectionString: superuserUrl });
  await other.connect();
  await other.query('begin; lock table "webhook" in exclusive mode');
  const answer = await door.fetch(requestOf(shop));
  await other.query('commit');
  await other.end();
  expect(answer.status).toBe(503);
  expect(Number(answer.headers.get('retry-after'))).toBeGreaterThan(0);
  expect((await openDoor().door.fetch(requestOf(shop))).status).toBe(200);
  expect(await inboxOf(shop)).toHaveLength(1);
});

const POISON: [body: string, status: number][] = [
  ['{"id": 1,', 200],
  [`${'['.repeat(100_000)}${']'.repeat(100_000)}`, 200],
  ['\ud800\0', 200],
  ['x'.repeat(2 * 1024 * 1024 + 1), 413],
];

test('one poisonous payload in a thousand disturbs no other', async () => {
  const shop = await newShop(db);
  const { door } = openDoor();
  const each = cases(250, 1_000);
  const send = async (body: string, id: string) =>
    (await door.fetch(requestOf(shop, { body, headers: { 'X-Shopify-Webhook-Id': id } }))).status;
  const answers = await Promise.all(
    POISON.flatMap(([poison], n) => [
      send(poison, `poison-${n}`),
      ...Array.from({ length: each - 1 }, (_, m) => send(BODY, `sound-${n}-${m}`)),
    ]),
  );
  const expected = POISON.flatMap(([, status]) => [
    status,
    ...Array.from({ length: each - 1 }, () => 200),
  ]);
  expect(answers).toEqual(expected);
  const inbox = await inboxOf(shop);
  expect(inbox.filter((row) => row.payload === BODY)).toHaveLength(POISON.length * (each - 1));
  expect(inbox).toHaveLength(POISON.length * each - 1);
});

test('a body that PostgreSQL could not keep stops nobody', async () => {
  const shop = await newShop(db);
  const body = '{"id":1,"title":"a\0b"}';
  expect((await openDoor().door.fetch(requestOf(shop, { body }))).status).toBe(200);
  expect((await inboxOf(shop))[0]!.payload).toBe('{"id":1,"title":"ab"}');
});

test.each(['', 'yesterday', '9999999-01-01T00:00:00Z'])(
  'a moment told as "%s" is now',
  async (at) => {
    const shop = await newShop(db);
    await openDoor().door.fetch(requestOf(shop, { headers: { 'X-Shopify-Triggered-At': at } }));
    expect((await inboxOf(shop))[0]!.triggeredAt).toEqual(NOW);
  },
);
