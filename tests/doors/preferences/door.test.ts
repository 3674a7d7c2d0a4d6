// The page of preferences as a recipient comes to it: a real token from a real mail, real PostgreSQL.
import PostalMime from 'postal-mime';
import { expect, test } from 'vitest';
import { listLedger } from '~/consent/ledger-store';
import { readPurposes } from '~/consent/purposes';
import { saveTopics } from '~/consent/settings-store';
import { signUp } from '~/consent/sign-up';
import { findSuppression } from '~/consent/store';
import { inShop, type Db } from '~/db';
import { preferenceDoors } from '~/doors/preferences/door.server';
import { planRequested } from '~/messages/plan-requested';
import { sendChunk } from '~/messages/send';
import { readPreferences } from '~/profiles/preferences-store';
import { command, openDatabase } from '../../support/database';
import {
  APP_URL,
  launch,
  MONDAY,
  openPost,
  openSmallShop,
  roadOf,
  SECRET,
  startWorker,
} from '../../support/small-shop';

const { db, superuserUrl } = await openDatabase();
let shops = 0;
const DAY_MS = 86_400_000;

/** One person has a mail; `ask` goes to the page behind its link, at a time of its own. */
async function openPage() {
  const small = await openSmallShop(db, `page-${(shops += 1)}.myshopify.com`, 2);
  const { shop, profiles } = small;
  const inOurs = <T>(work: (tx: Db) => Promise<T>) => inShop(db, shop.id, work);
  await inOurs((tx) =>
    saveTopics(
      tx,
      shop.id,
      [
        { id: 'news', name: 'News', description: '' },
        { id: 'sales', name: 'Sales', description: 'When prices fall' },
      ],
      MONDAY,
    ),
  );
  const post = openPost();
  const worker = await startWorker(db);
  const send = () => sendChunk(roadOf(db, worker, post.deliver), shop.id, MONDAY);
  await launch(db, small);
  await send();
  const person = profiles[0]!;
  const linkIn = async (kind: string, to = person.address) => {
    const mail = post.sent.findLast((one) => one.to === to)!;
    const { text } = await PostalMime.parse(mail.raw);
    return new RegExp(`${APP_URL}(/mail/${kind}/[\\w-]+)`).exec(text!)![1]!;
  };
  const ask = (path: string, form?: Record<string, string | string[]>, days = 0) => {
    const now = () => new Date(MONDAY.getTime() + days * DAY_MS);
    const doors = preferenceDoors({ database: db, secret: SECRET, now });
    if (!form) return doors.request(path);
    const fields = Object.entries(form).flatMap(([name, value]) =>
      [value].flat().map((one) => [name, one]),
    );
    const headers = { 'content-type': 'application/x-www-form-urlencoded' };
    return doors.request(path, {
      method: 'POST',
      headers,
      body: new URLSearchParams(fields).toString(),
    });
  };
  const path = await linkIn('preferences');
  return { shop, person, profiles, inOurs, ask, path, linkIn, send, post };
}

const EVERYTHING = {
  do: 'save',
  topic: ['news', 'sales'],
  limit: 'as_sent',
  pause: 'none',
  purpose: ['personalise', 'profile'],
};

test('the page is small, needs no script and names the person', async () => {
  const { ask, path, person } = await openPage();
  const answer = await ask(path);
  const html = await answer.text();
  expect(answer.status).toBe(200);
  expect(html).toContain(person.address);
  expect(html).not.toMatch(/<script|javascript:/i);
  expect(answer.headers.get('content-security-policy')).toContain("default-src 'none'");
  // The measure of the page: 15 KB.
  expect(Buffer.byteLength(html)).toBeLessThan(15 * 1024);
});

test('what is chosen is kept and shown after the redirect', async () => {
  const { ask, path, person, shop, inOurs } = await openPage();
  const answer = await ask(path, {
    ...EVERYTHING,
    ...{ topic: 'news', limit: 'weekly', pause: '30', interest: 'Lighting', purpose: 'profile' },
  });
  expect(answer.status).toBe(303);
  const page = await (await ask(answer.headers.get('location')!)).text();
  expect(page).toContain('Saved. It holds from the next mail on.');
  expect(page).toContain('value="weekly" checked');
  expect(page).toContain('value="Lighting" checked');
  expect(await inOurs((tx) => readPreferences(tx, shop.id, person.id))).toMatchObject({
    topicsLeft: ['sales'],
    mailLimit: 'weekly',
    pausedUntil: new Date(MONDAY.getTime() + 30 * DAY_MS),
    interests: ['Lighting'],
  });
});

test('only a purpose that changed is recorded, with its wording and place', async () => {
  const { ask, path, person, shop, inOurs } = await openPage();
  const lines = async () => (await inOurs((tx) => listLedger(tx, shop.id, person.id, 50))).length;
  const before = await lines();
  await ask(path, EVERYTHING);
  expect(await lines()).toBe(before);
  await ask(path, { ...EVERYTHING, purpose: ['profile'] });
  const standing = (await inOurs((tx) => readPurposes(tx, shop.id, [person.id]))).get(person.id)!;
  expect(standing.personalise).toMatchObject({ state: 'refused', basis: 'objection' });
  const line = await inOurs((tx) =>
    tx.consentRecord.findFirstOrThrow({
      where: { shopId: shop.id, profileId: person.id, purpose: 'personalise' },
    }),
  );
  expect(line).toMatchObject({ place: '/mail/preferences', wording: 'Choose products for me' });
});

test('what the page never offered is not taken over', async () => {
  const { ask, path, person, shop, inOurs } = await openPage();
  await ask(path, { ...EVERYTHING, interest: ['<b>Anything</b>'], limit: 'never', pause: '9999' });
  expect(await inOurs((tx) => readPreferences(tx, shop.id, person.id))).toMatchObject({
    mailLimit: 'as_sent',
    pausedUntil: null,
    interests: [],
  });
});

test('one can leave and come back on the same page', async () => {
  const { ask, path, person, shop, inOurs } = await openPage();
  const suppressed = () => inOurs((tx) => findSuppression(tx, shop.id, person.address));
  await ask(path, { do: 'unsubscribe' });
  expect(await suppressed()).toBe('unsubscribed');
  expect(await (await ask(path)).text()).toContain('Send me mail again');
  await ask(path, { do: 'subscribe' });
  expect(await suppressed()).toBeNull();
  const [last] = await inOurs((tx) => listLedger(tx, shop.id, person.id, 1));
  expect(last).toMatchObject({
    state: 'subscribed',
    wording: 'I want to get mail from Small Shop again.',
  });
});

test('a wrong name and a wrong belief can be corrected', async () => {
  const { ask, path, person, shop, inOurs } = await openPage();
  const html = await (await ask(path)).text();
  const believed = /name="not" value="([^"]+)"/.exec(html)![1]!;
  await ask(path, {
    do: 'correct',
    firstName: 'Änne <3',
    lastName: '',
    language: 'de',
    not: believed,
  });
  expect(await inOurs((tx) => readPreferences(tx, shop.id, person.id))).toMatchObject({
    firstName: 'Änne <3',
    language: 'de',
    lastName: null,
    notInterests: [believed],
  });
  const german = await (await ask(path)).text();
  expect(german).toContain('Was wir über dich wissen');
  expect(german).toContain('value="Änne &#60;3"');
});

test('forgetting takes two steps and leaves no row with the address', async () => {
  const { ask, path, person, shop, inOurs } = await openPage();
  expect(await (await ask(`${path}?forget=1`)).text()).toContain('Yes, forget me');
  expect(await inOurs((tx) => findSuppression(tx, shop.id, person.address))).toBeNull();
  const answer = await ask(path, { do: 'forget' });
  const page = await ask(answer.headers.get('location')!);
  expect(page.status).toBe(200);
  expect(await page.text()).toContain('You are forgotten.');
  expect((await ask(path)).status).toBe(404);
  const tables = await command<{ name: string }>(
    superuserUrl,
    `select c.relname as name from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attname = 'shop_id'
     where c.relkind in ('r', 'p') and not c.relispartition and c.relnamespace = 'public'::regnamespace`,
  );
  for (const { name } of tables) {
    const found = await command(
      superuserUrl,
      `select 1 from "${name}" t where shop_id = $1 and strpos(t::text, $2) > 0`,
      [shop.id, person.address],
    );
    expect(found, name).toEqual([]);
  }
});

test('an old link offers a new mail and shows nothing', async () => {
  const { ask, path, person, shop, linkIn, send, post } = await openPage();
  const old = await ask(path, undefined, 61);
  expect(old.status).toBe(410);
  expect(await old.text()).not.toContain(person.address);
  await ask(path, { ...EVERYTHING, do: 'link' }, 61);
  post.sent.length = 0;
  await planRequested(db, shop, MONDAY);
  await send();
  expect(post.sent.map((one) => one.to)).toEqual([person.address]);
  expect((await ask(await linkIn('preferences'))).status).toBe(200);
});

test('a token that proves nothing opens nothing', async () => {
  const { ask, path, linkIn } = await openPage();
  const click = (await linkIn('unsubscribe')).replace('unsubscribe', 'preferences');
  for (const wrong of [
    `${path.slice(0, -1)}${path.endsWith('A') ? 'Q' : 'A'}`,
    click,
    `${path}x`,
  ]) {
    expect((await ask(wrong)).status).toBe(404);
    expect((await ask(wrong, { do: 'forget' })).status).toBe(404);
  }
});

test('only the button confirms a sign-up, never the link alone', async () => {
  const { ask, shop, inOurs, linkIn, send } = await openPage();
  const email = 'new@mail.example';
  const asked = { email, source: 'signup_form', wording: 'Yes', place: '/', country: 'DE' };
  const { profileId } = (await inOurs((tx) => signUp(tx, shop, asked, MONDAY))) as {
    profileId: string;
  };
  await planRequested(db, shop, MONDAY);
  await send();
  const confirm = await linkIn('confirm', email);
  const stateOf = async () =>
    (await inOurs((tx) => listLedger(tx, shop.id, profileId, 1)))[0]?.state;
  expect(await (await ask(confirm)).text()).toContain('may write to');
  expect(await stateOf()).toBe('pending');
  expect((await ask(confirm, { do: 'confirm' })).status).toBe(200);
  expect(await stateOf()).toBe('subscribed');
});
