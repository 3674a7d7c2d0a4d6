// The recipient's doors as a browser and a mail provider come to them: real tokens from a real mail, real PostgreSQL.
import PostalMime from 'postal-mime';
import { expect, test } from 'vitest';
import { findSuppression } from '~/consent/store';
import type { Limit } from '~/doors/caller';
import { mailDoors } from '~/doors/mail.server';
import { inShop } from '~/db';
import { linkKey, signLink, verifyLink, type LinkKind } from '~/email/links';
import { sendChunk } from '~/messages/send';
import { command, openDatabase } from '../support/database';
import {
  APP_URL,
  launch,
  MONDAY,
  openPost,
  openSmallShop,
  readLedger,
  roadOf,
  SECRET,
  startWorker,
  type Row,
} from '../support/small-shop';

const { db, superuserUrl } = await openDatabase();
let shops = 0;

const DAY_MS = 86_400_000;
/** What a person's browser says of itself. */
const PERSON = {
  'user-agent':
    'Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.5 Mobile/15E148 Safari/604.1',
};
const ONE_CLICK = 'List-Unsubscribe=One-Click';

/** A shop that has sent one mail to each of two people; the doors stand at `now`. */
async function openDoors(now = MONDAY) {
  const small = await openSmallShop(db, `doors-${(shops += 1)}.myshopify.com`, 2);
  const { shop } = small;
  const campaignId = await launch(db, small);
  const post = openPost();
  await sendChunk(roadOf(db, await startWorker(db), post.deliver), shop.id, MONDAY);
  const [first, second] = await readLedger(db, shop.id, campaignId);
  const mail = post.sent.find((one) => one.to === first!.address)!.raw.toString();
  const doors = mailDoors({ database: db, secret: SECRET, now: () => now });
  const ask = (path: string, form?: string, headers: Record<string, string> = PERSON) =>
    doors.request(path, form === undefined ? { headers } : { method: 'POST', body: form, headers });
  const mailDoorsOf = (limit: Limit) =>
    mailDoors({ database: db, secret: SECRET, now: () => now, limit });
  return { small, shop, first: first!, second: second!, mail, ask, doors, mailDoorsOf };
}

function tokenFor(shopId: number, row: Row, kind: LinkKind, linkIndex = 0): string {
  return signLink(linkKey(SECRET, String(shopId)), {
    kind,
    shopId: String(shopId),
    messageCreatedAt: row.createdAt,
    messageId: row.id,
    linkIndex,
  });
}

/** What the doors may write, of one shop. */
async function stored(shopId: number) {
  const count = async (table: string, where = 'true') => {
    const sql = `select count(*)::integer as n from "${table}" where shop_id = $1 and ${where}`;
    return (await command<{ n: number }>(superuserUrl, sql, [shopId]))[0]!.n;
  };
  return {
    clicks: await count('event', `name = 'clicked'`),
    noes: await count('event', `name = 'unsubscribed'`),
    unsubscribed: await count('consent', `state = 'unsubscribed'`),
    suppressed: await count('suppression'),
    marked: await count('message', 'clicked_at is not null'),
  };
}

const NOTHING = { clicks: 0, noes: 0, unsubscribed: 0, suppressed: 0, marked: 0 };

test('every link of a mail leads through our doors', async () => {
  const { shop, first, mail } = await openDoors();
  const letter = await PostalMime.parse(mail);
  const wayOut = letter.headers.find((header) => header.key === 'list-unsubscribe')?.value ?? '';
  expect(wayOut).toContain(`<${APP_URL}/mail/unsubscribe/`);
  const text = `${wayOut} ${letter.html} ${letter.text}`;
  const found = [...text.matchAll(/https:\/\/app\.example\.com\/mail\/(\w+)\/([\w-]+)/g)];
  expect(found.length).toBeGreaterThan(12);
  // Six products, the shop and the way out, in both parts, and the header.
  for (const [, kind, token] of found) {
    const verdict = verifyLink(linkKey(SECRET, String(shop.id)), token!);
    expect(verdict).toMatchObject({ kind: 'valid', payload: { kind, messageId: first.id } });
  }
});

test('a click is recorded and leads to the product', async () => {
  const { shop, first, ask } = await openDoors();
  const answer = await ask(`/mail/click/${tokenFor(shop.id, first, 'click', 1)}`);
  expect(answer.status).toBe(302);
  expect(answer.headers.get('location')).toMatch(
    /^https:\/\/small\.example\/products\/product-\d+\?attune=[\w-]{60}$/,
  );
  expect(await stored(shop.id)).toEqual({ ...NOTHING, clicks: 1, marked: 1 });
});

test('link zero leads to the shop itself', async () => {
  const { shop, first, ask } = await openDoors();
  const answer = await ask(`/mail/click/${tokenFor(shop.id, first, 'click')}`);
  expect(answer.headers.get('location')).toMatch(
    new RegExp(`^${shop.homeUrl}\\?attune=[\\w-]{60}$`),
  );
});

test('the same link of a mail counts once', async () => {
  const { shop, first, ask } = await openDoors();
  const path = `/mail/click/${tokenFor(shop.id, first, 'click', 1)}`;
  const answers = await Promise.all([ask(path), ask(path), ask(path)]);
  expect(answers.map((answer) => answer.status)).toEqual([302, 302, 302]);
  expect(await stored(shop.id)).toEqual({ ...NOTHING, clicks: 1, marked: 1 });
  await ask(`/mail/click/${tokenFor(shop.id, first, 'click', 2)}`);
  expect(await stored(shop.id)).toEqual({ ...NOTHING, clicks: 2, marked: 1 });
});

test.each([
  ['says nothing of itself', {}],
  ['names itself a scanner', { 'user-agent': 'Mozilla/5.0 (compatible; BingPreview/1.0b)' }],
  ['is a program', { 'user-agent': 'python-requests/2.32.3' }],
  ['looks ahead', { ...PERSON, 'sec-purpose': 'prefetch;prerender' }],
])('a visitor who %s is led on and never counted', async (_what, headers) => {
  const { shop, first, ask } = await openDoors();
  const answer = await ask(
    `/mail/click/${tokenFor(shop.id, first, 'click', 1)}`,
    undefined,
    headers,
  );
  expect(answer.status).toBe(302);
  // No word about the person either: a machine would be taken for him or her in the shop.
  expect(answer.headers.get('location')).toMatch(/\/products\/product-\d+$/);
  expect(await stored(shop.id)).toEqual(NOTHING);
});

test('asking for the head of a link never counts', async () => {
  const { shop, first, doors } = await openDoors();
  const path = `/mail/click/${tokenFor(shop.id, first, 'click', 1)}`;
  const answer = await doors.request(path, { method: 'HEAD', headers: PERSON });
  expect(answer.status).toBe(302);
  expect(answer.headers.get('location')).not.toContain('attune=');
  expect(await stored(shop.id)).toEqual(NOTHING);
});

test('a machine’s one click is honoured like a person’s', async () => {
  const { shop, first, ask } = await openDoors();
  const path = `/mail/unsubscribe/${tokenFor(shop.id, first, 'unsubscribe')}`;
  expect((await ask(path, undefined, {})).status).toBe(200);
  expect(await stored(shop.id)).toEqual(NOTHING);
  expect((await ask(path, ONE_CLICK, {})).status).toBe(200);
  expect(await stored(shop.id)).toMatchObject({ noes: 1, unsubscribed: 1 });
});

test('other verbs at a recipient’s door do nothing', async () => {
  const { shop, first, doors } = await openDoors();
  for (const kind of ['click', 'unsubscribe'] as const) {
    const path = `/mail/${kind}/${tokenFor(shop.id, first, kind)}`;
    for (const method of ['PUT', 'DELETE', 'PATCH'])
      expect((await doors.request(path, { method, headers: PERSON })).status).toBe(404);
  }
  expect(await stored(shop.id)).toEqual(NOTHING);
});

test('an address that knocks too often waits, a no does not', async () => {
  const { shop, first, mailDoorsOf } = await openDoors();
  const doors = mailDoorsOf({ points: 2, seconds: 60 });
  const from = (path: string, init: RequestInit = {}) =>
    doors.request(
      path,
      { ...init, headers: PERSON },
      {
        incoming: { socket: { remoteAddress: '203.0.113.9' } },
      },
    );
  const wrong = '/mail/click/wrong';
  expect([(await from(wrong)).status, (await from(wrong)).status]).toEqual([404, 404]);
  const third = await from(`/mail/click/${tokenFor(shop.id, first, 'click', 1)}`);
  expect(third.status).toBe(429);
  expect(Number(third.headers.get('retry-after'))).toBeGreaterThan(0);
  expect(await stored(shop.id)).toEqual(NOTHING);
  const out = await from(`/mail/unsubscribe/${tokenFor(shop.id, first, 'unsubscribe')}`, {
    method: 'POST',
    body: ONE_CLICK,
  });
  expect(out.status).toBe(200);
  expect(await stored(shop.id)).toMatchObject({ unsubscribed: 1 });
});

test('looking at the way out unsubscribes nobody', async () => {
  const { shop, first, ask } = await openDoors();
  const path = `/mail/unsubscribe/${tokenFor(shop.id, first, 'unsubscribe')}`;
  const page = await ask(path);
  expect(page.status).toBe(200);
  expect(await page.text()).toContain('<form method="post">');
  expect(await stored(shop.id)).toEqual(NOTHING);
});

test('one click unsubscribes at once, however often', async () => {
  const { shop, first, ask } = await openDoors();
  const path = `/mail/unsubscribe/${tokenFor(shop.id, first, 'unsubscribe')}`;
  const once = { ...NOTHING, noes: 1, unsubscribed: 1, suppressed: 1 };
  for (let time = 0; time < 3; time += 1) {
    const answer = await ask(path, ONE_CLICK);
    expect(answer.status).toBe(200);
    expect(await stored(shop.id)).toEqual(once);
  }
  const reason = await inShop(db, shop.id, (tx) => findSuppression(tx, shop.id, first.address));
  expect(reason).toBe('unsubscribed');
});

test('a no a day later is no second event', async () => {
  const { shop, first, ask } = await openDoors();
  const path = `/mail/unsubscribe/${tokenFor(shop.id, first, 'unsubscribe')}`;
  await ask(path, ONE_CLICK);
  const tomorrow = new Date(MONDAY.getTime() + DAY_MS);
  const doors = mailDoors({ database: db, secret: SECRET, now: () => tomorrow });
  const again = await doors.request(path, { method: 'POST', body: ONE_CLICK });
  expect(again.status).toBe(200);
  expect(await stored(shop.id)).toMatchObject({ noes: 1, unsubscribed: 1 });
});

test('the button on the page unsubscribes as well', async () => {
  const { shop, first, ask } = await openDoors();
  const page = await ask(`/mail/unsubscribe/${tokenFor(shop.id, first, 'unsubscribe')}`, '');
  expect(await page.text()).toContain('role="status"');
  expect(await stored(shop.id)).toMatchObject({ unsubscribed: 1, suppressed: 1 });
});

test('a no cancels what is queued, in the same commit', async () => {
  const { small, shop, first, second, ask } = await openDoors();
  const next = await launch(db, small);
  await ask(`/mail/unsubscribe/${tokenFor(shop.id, first, 'unsubscribe')}`, ONE_CLICK);

  const rows = await readLedger(db, shop.id, next);
  expect(rows).toMatchObject([
    { address: first.address, state: 'skipped', reason: 'unsubscribed' },
    { address: second.address, state: 'queued' },
  ]);
  const post = openPost();
  await sendChunk(roadOf(db, await startWorker(db), post.deliver), shop.id, MONDAY);
  expect(post.sent.map((mail) => mail.to)).toEqual([second.address]);
});

test('a token that was tampered with opens nothing', async () => {
  const { shop, first, ask } = await openDoors();
  for (const kind of ['click', 'unsubscribe'] as const) {
    const token = tokenFor(shop.id, first, kind);
    const middle = Math.floor(token.length / 2);
    const changed = `${token.slice(0, middle)}${token[middle] === 'A' ? 'B' : 'A'}${token.slice(middle + 1)}`;
    for (const wrong of [changed, token.slice(0, -2), 'x', '%00', 'a'.repeat(5_000)]) {
      expect((await ask(`/mail/${kind}/${wrong}`)).status, wrong).toBe(404);
      expect((await ask(`/mail/unsubscribe/${wrong}`, ONE_CLICK)).status, wrong).toBe(404);
    }
  }
  expect(await stored(shop.id)).toEqual(NOTHING);
});

test('a token of one kind opens no other door', async () => {
  const { shop, first, ask } = await openDoors();
  expect((await ask(`/mail/unsubscribe/${tokenFor(shop.id, first, 'click')}`, '')).status).toBe(
    404,
  );
  expect((await ask(`/mail/click/${tokenFor(shop.id, first, 'unsubscribe')}`)).status).toBe(404);
  expect(await stored(shop.id)).toEqual(NOTHING);
});

test('a token names the messages of its own shop only', async () => {
  const mine = await openDoors();
  const other = await openDoors();
  // Signed with the key of one shop for a message of the other: the row is not there for it.
  for (const [path, form] of [
    [`/mail/click/${tokenFor(mine.shop.id, other.first, 'click', 1)}`],
    [`/mail/unsubscribe/${tokenFor(mine.shop.id, other.first, 'unsubscribe')}`, ONE_CLICK],
  ] as const) {
    expect((await mine.ask(path, form)).status).toBe(404);
  }
  expect(await stored(mine.shop.id)).toEqual(NOTHING);
  expect(await stored(other.shop.id)).toEqual(NOTHING);
});

test('a link beyond the last product leads nowhere', async () => {
  const { shop, first, ask } = await openDoors();
  expect((await ask(`/mail/click/${tokenFor(shop.id, first, 'click', 200)}`)).status).toBe(404);
  expect(await stored(shop.id)).toEqual(NOTHING);
});

test('an old click is gone, an old way out works', async () => {
  // Links live for 400 days (app/email/links.ts).
  const { shop, first, ask } = await openDoors(new Date(MONDAY.getTime() + 401 * DAY_MS));
  const gone = await ask(`/mail/click/${tokenFor(shop.id, first, 'click', 1)}`);
  expect(gone.status).toBe(410);
  expect(await gone.text()).toContain(`href="${shop.homeUrl}"`);
  expect(await stored(shop.id)).toEqual(NOTHING);
  const out = await ask(`/mail/unsubscribe/${tokenFor(shop.id, first, 'unsubscribe')}`, ONE_CLICK);
  expect(out.status).toBe(200);
  expect(await stored(shop.id)).toMatchObject({ unsubscribed: 1 });
});
