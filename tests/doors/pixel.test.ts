// The pixel's door as browsers, bots and strangers come to it: the right status each, and nothing stored in a refusal.
import { expect, test } from 'vitest';
import { recordConsent } from '~/consent/store';
import { inShop } from '~/db';
import { pixelDoor, type PixelLimits } from '~/doors/pixel.server';
import { readPixelStatus } from '~/shopify/pixel-status';
import { upsertCustomers } from '~/profiles/store';
import type { Shop } from '~/shops/store';
import { command, openDatabase } from '../support/database';
import { consentChange, customer, newShop, NOW } from '../support/factories';
import { BROWSER, told, viewed } from '../shopify/pixel/told';
import { openStorm, type StormAnswer } from './ask-storm';

const { db, superuserUrl } = await openDatabase();
const SECRET = 'a master secret of thirty-two bytes';
const HEADERS = {
  'user-agent': BROWSER,
  'content-type': 'text/plain;charset=UTF-8',
  origin: 'null',
};
const faults: string[] = [];

function openDoor(limits?: Partial<PixelLimits>) {
  return openStorm((doors) =>
    pixelDoor(doors, {
      database: db,
      secret: SECRET,
      now: () => NOW,
      onFault: (_shopId, reason) => faults.push(reason),
      ...(limits ? { limits } : {}),
    }),
  );
}

type Asking = {
  key?: string;
  method?: string;
  headers?: Record<string, string>;
  body?: string | Iterable<Uint8Array>;
  door?: ReturnType<typeof openDoor>;
  peer?: string;
};

function ask(shop: Shop, events: unknown, asking: Asking = {}): Promise<StormAnswer> {
  const { key = shop.pixelKey, method = 'POST', headers = HEADERS, door = openDoor() } = asking;
  const body = asking.body ?? JSON.stringify({ events });
  const hasBody = method !== 'GET' && method !== 'HEAD';
  const from = asking.peer ?? '203.0.113.7';
  return door.ask(`/pixel/${key}`, { method, headers, from, ...(hasBody ? { body } : {}) });
}

/** Every row that this door may write, of all shops. */
async function rows(): Promise<Record<string, number>> {
  const found: Record<string, number> = {};
  for (const table of ['event', 'profile', 'profile_identity', 'click_visit', 'consent']) {
    const [row] = await command<{ n: number }>(
      superuserUrl,
      `select count(*)::integer as n from "${table}"`,
    );
    found[table] = row!.n;
  }
  return found;
}

const eventsOf = (shop: Shop) =>
  inShop(db, shop.id, (tx) =>
    tx.event.findMany({ where: { shopId: shop.id }, orderBy: { sequence: 'asc' } }),
  );

test('what a browser tells is stored before it is thanked', async () => {
  const shop = await newShop(db);
  const answer = await ask(shop, [viewed(NOW), told('page_viewed', NOW, { path: '/' })]);
  expect(answer.status).toBe(204);
  expect(answer.text).toBe('');
  expect(await eventsOf(shop)).toMatchObject([
    {
      name: 'viewed_product',
      origin: 'pixel',
      visitorId: 'visitor-1',
      profileId: null,
      properties: { productId: '1003' },
    },
    { name: 'viewed_page' },
  ]);
  const status = await inShop(db, shop.id, (tx) => readPixelStatus(tx, shop.id));
  expect(status).toEqual({ connectedAt: null, problem: null, lastEventAt: NOW });
});

test('a batch told twice is stored once', async () => {
  const shop = await newShop(db);
  const batch = [viewed(NOW), viewed(NOW)];
  for (let time = 0; time < 2; time += 1) expect((await ask(shop, batch)).status).toBe(204);
  expect(await eventsOf(shop)).toHaveLength(2);
});

test('many browsers at once are all stored', async () => {
  const shops = [await newShop(db), await newShop(db)];
  const door = openDoor();
  const answers = await Promise.all(
    Array.from({ length: 120 }, (_, n) => ask(shops[n % 2]!, [viewed(NOW)], { door })),
  );
  expect(new Set(answers.map((answer) => answer.status))).toEqual(new Set([204]));
  expect(await eventsOf(shops[0]!)).toHaveLength(60);
  expect(await eventsOf(shops[1]!)).toHaveLength(60);
});

test('an event that is refused does not spoil the others', async () => {
  const shop = await newShop(db);
  const late = viewed(new Date(NOW.getTime() - 25 * 3_600_000));
  const answer = await ask(shop, [late, { name: 'danced' }, null, viewed(NOW)]);
  expect(answer.status).toBe(204);
  expect(await eventsOf(shop)).toHaveLength(1);
});

const LARGE = JSON.stringify({ events: [told('page_viewed', NOW, { path: 'x'.repeat(66_000) })] });

test.each([
  ['a key that no shop has', { key: '0'.repeat(32) }, 404],
  ['a key that cannot be one', { key: "'%20or%201=1" }, 404],
  ['no agent', { headers: { 'content-type': 'text/plain' } }, 403],
  [
    'a crawler',
    { headers: { ...HEADERS, 'user-agent': 'Googlebot/2.1 (+http://www.google.com/bot.html)' } },
    403,
  ],
  ['a program', { headers: { ...HEADERS, 'user-agent': 'curl/8.7.1' } }, 403],
  [
    'a browser without a person',
    { headers: { ...HEADERS, 'user-agent': BROWSER.replace('Chrome/', 'HeadlessChrome/') } },
    403,
  ],
  ['a body that is too large', { body: LARGE }, 413],
  ['a body that is no JSON', { body: '{"events": [' }, 400],
  ['a body that is empty', { body: '' }, 400],
  ['a body of another shape', { body: '{"event": {}}' }, 400],
  [
    'a body with more than events',
    { body: JSON.stringify({ events: [viewed(NOW)], shop: 2 }) },
    400,
  ],
  [
    'more than fifty events',
    { body: JSON.stringify({ events: Array.from({ length: 51 }, () => viewed(NOW)) }) },
    400,
  ],
  ['no usable event', { body: JSON.stringify({ events: [{ name: 'danced' }] }) }, 400],
  ['asking to read', { method: 'GET' }, 405],
  ['asking for the head', { method: 'HEAD' }, 405],
  ['putting', { method: 'PUT' }, 405],
  ['deleting', { method: 'DELETE' }, 405],
] as [string, Asking, number][])('the pixel’s door refuses %s', async (_what, asking, status) => {
  const shop = await newShop(db);
  const before = await rows();
  const answer = await ask(
    shop,
    [viewed(NOW), told('form_submitted', NOW, { email: 'a@b.example' })],
    asking,
  );
  expect(answer.status).toBe(status);
  expect(answer.text).toBe('');
  expect(answer.headers.get('access-control-allow-origin')).toBe('*');
  expect(await rows()).toEqual(before);
});

test('a body in chunks is counted as it comes', async () => {
  const shop = await newShop(db);
  const before = await rows();
  const chunk = new TextEncoder().encode(' '.repeat(16_384));
  const body = Array.from({ length: 64 }, () => chunk);
  const answer = await ask(shop, [], { body });
  expect(answer.status).toBe(413);
  expect(await rows()).toEqual(before);
});

test('a shop that left is not known by its key', async () => {
  const shop = await newShop(db);
  await command(superuserUrl, 'update "shop" set uninstalled_at = now() where id = $1', [shop.id]);
  expect((await ask(shop, [viewed(NOW)])).status).toBe(404);
  expect(await eventsOf(shop)).toEqual([]);
});

test('a browser may ask first from an origin of null', async () => {
  const shop = await newShop(db);
  const headers = { ...HEADERS, 'access-control-request-method': 'POST' };
  const answer = await ask(shop, [], { method: 'OPTIONS', headers });
  expect(answer.status).toBe(204);
  expect(answer.headers.get('access-control-allow-origin')).toBe('*');
  expect(answer.headers.get('access-control-allow-methods')).toContain('POST');
  expect(answer.headers.get('access-control-allow-headers')).toContain('Content-Type');
  expect(await eventsOf(shop)).toEqual([]);
});

test('an address that tells too often waits, others do not', async () => {
  const shop = await newShop(db);
  const door = openDoor({
    perAddress: { points: 2, seconds: 60 },
    perShop: { points: 1_000, seconds: 60 },
  });
  const statusOf = async (peer: string) => (await ask(shop, [viewed(NOW)], { door, peer })).status;
  expect([await statusOf('203.0.113.1'), await statusOf('203.0.113.1')]).toEqual([204, 204]);
  const third = await ask(shop, [viewed(NOW)], { door, peer: '203.0.113.1' });
  expect(third.status).toBe(429);
  expect(Number(third.headers.get('retry-after'))).toBeGreaterThan(0);
  expect(await statusOf('203.0.113.2')).toBe(204);
  expect(await eventsOf(shop)).toHaveLength(3);
});

test('a shop’s events are counted by the event', async () => {
  const [shop, other] = [await newShop(db), await newShop(db)];
  const door = openDoor({
    perAddress: { points: 1_000, seconds: 60 },
    perShop: { points: 5, seconds: 60 },
  });
  const batch = () => Array.from({ length: 3 }, () => viewed(NOW));
  expect((await ask(shop, batch(), { door })).status).toBe(204);
  expect((await ask(shop, batch(), { door })).status).toBe(429);
  expect((await ask(other, batch(), { door })).status).toBe(204);
  expect(await eventsOf(shop)).toHaveLength(3);
});

test('who logs in has what the browser did before', async () => {
  const shop = await newShop(db);
  const anna = await inShop(db, shop.id, (tx) =>
    upsertCustomers(tx, shop.id, [customer('42')]),
  ).then((ids) => ids.get('42'));
  await ask(shop, [viewed(NOW)]);
  await ask(shop, [told('page_viewed', NOW, { path: '/account', customerId: '42' })]);
  await ask(shop, [viewed(NOW, { productId: '7' })]);
  const found = await eventsOf(shop);
  expect(found.map((event) => event.profileId)).toEqual([anna, anna, anna]);
});

test('an address at the checkout is a person without consent', async () => {
  const shop = await newShop(db);
  const contact = told('checkout_contact_info_submitted', NOW, { email: 'New@Mail.example' });
  await ask(shop, [viewed(NOW), contact]);
  const people = await inShop(db, shop.id, (tx) =>
    tx.profile.findMany({ where: { shopId: shop.id } }),
  );
  expect(people).toMatchObject([{ email: 'new@mail.example', customerId: null }]);
  expect((await eventsOf(shop)).map((event) => event.profileId)).toEqual([people[0]!.id]);
  expect((await rows()).consent).toBe(0);
});

test('forms make only so many new people an hour', async () => {
  const [shop, other] = [await newShop(db), await newShop(db)];
  const door = openDoor({ perForm: { points: 2, seconds: 3_600 } });
  const form = (n: number) =>
    told('form_submitted', NOW, { clientId: `visitor-${n}`, email: `made-${n}@mail.example` });
  for (let n = 0; n < 4; n += 1) expect((await ask(shop, [form(n)], { door })).status).toBe(204);
  // Whoever is known is not made.
  expect((await ask(shop, [form(0)], { door })).status).toBe(204);
  await ask(other, [form(9)], { door });
  const peopleOf = ({ id }: Shop) =>
    inShop(db, id, (tx) =>
      tx.profile.findMany({ where: { shopId: id }, orderBy: { email: 'asc' } }),
    );
  expect((await peopleOf(shop)).map(({ email }) => email)).toEqual([
    'made-0@mail.example',
    'made-1@mail.example',
  ]);
  expect(await peopleOf(other)).toHaveLength(1);
});

test('an address that said no stays a no', async () => {
  const shop = await newShop(db);
  await inShop(db, shop.id, async (tx) => {
    const ids = await upsertCustomers(tx, shop.id, [customer('1', { email: 'no@mail.example' })]);
    const no = consentChange(ids.get('1')!, { state: 'unsubscribed' });
    await recordConsent(tx, shop.id, [no], NOW);
  });
  await ask(shop, [viewed(NOW), told('form_submitted', NOW, { email: 'no@mail.example' })]);
  const [state] = await inShop(db, shop.id, (tx) =>
    tx.consent.findMany({ where: { shopId: shop.id } }),
  );
  expect(state?.state).toBe('unsubscribed');
});

test('the fault of one shop is told to its browsers alone', async () => {
  const [broken, sound] = [await newShop(db), await newShop(db)];
  await command(
    superuserUrl,
    `create function refuse_${broken.id}() returns trigger language plpgsql as
       $$ begin if new.shop_id = ${broken.id} then raise 'a@b.example broke it'; end if; return new; end $$`,
  );
  await command(
    superuserUrl,
    `create trigger refuse before insert on "event" for each row execute function refuse_${broken.id}()`,
  );
  const door = openDoor();
  const [one, other] = await Promise.all([
    ask(broken, [viewed(NOW)], { door }),
    ask(sound, [viewed(NOW)], { door }),
  ]);
  expect(one.status).toBe(503);
  expect(one.headers.get('retry-after')).toBe('5');
  expect(other.status).toBe(204);
  expect(faults).toHaveLength(1);
  // Nothing of what the database quotes reaches the log.
  expect(faults[0]).not.toContain('a@b.example');
  await command(superuserUrl, 'drop trigger refuse on "event"');
});
