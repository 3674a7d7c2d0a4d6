// What people told about their mail, in the next mail that would go to them: by the one road out, on a real database.
import PostalMime from 'postal-mime';
import { expect, test } from 'vitest';
import { recordPurposes } from '~/consent/purposes';
import { confirmSignUp, signUp } from '~/consent/sign-up';
import { inShop, type Db } from '~/db';
import { findReceipt } from '~/decisions/store';
import { planRequested } from '~/messages/plan-requested';
import { sendChunk } from '~/messages/send';
import { savePreferences, type Preferences } from '~/profiles/preferences-store';
import { loadPurchases } from '~/training/datasets';
import { openDatabase } from '../support/database';
import {
  launch,
  MONDAY,
  openPost,
  openSmallShop,
  readLedger,
  roadOf,
  startWorker,
} from '../support/small-shop';

const { db } = await openDatabase();
let shops = 0;
const DAY_MS = 86_400_000;
const after = (days: number) => new Date(MONDAY.getTime() + days * DAY_MS);

async function openShop(customers = 1) {
  const small = await openSmallShop(db, `told-${(shops += 1)}.myshopify.com`, customers);
  const { shop, profiles } = small;
  const post = openPost();
  const inOurs = <T>(work: (tx: Db) => Promise<T>) => inShop(db, shop.id, work);
  const worker = await startWorker(db);
  const person = profiles[0]!.id;
  return {
    small,
    shop,
    person,
    post,
    inOurs,
    tell: (change: Partial<Preferences>) =>
      inOurs((tx) => savePreferences(tx, shop.id, person, change, MONDAY)),
    refuse: (purpose: 'personalise' | 'profile') =>
      inOurs((tx) =>
        recordPurposes(
          tx,
          shop.id,
          [
            {
              ...{ profileId: person, purpose, state: 'refused', source: 'preference_page' },
              ...{ place: null, wording: null, changedAt: MONDAY },
            },
          ],
          MONDAY,
        ),
      ),
    send: (now: Date) => sendChunk(roadOf(db, worker, post.deliver), shop.id, now),
    /** What became of the first person's message of a new campaign. */
    mail: async (now = MONDAY, topicId = '') => {
      const id = await launch(db, small, { now, topicId });
      await sendChunk(roadOf(db, worker, post.deliver), shop.id, now);
      const row = (await readLedger(db, shop.id, id)).find((one) => one.profileId === person)!;
      const { content } = await inOurs((tx) =>
        tx.message.findFirstOrThrow({ where: { shopId: shop.id, id: row.id } }),
      );
      return { id: row.id, content, outcome: row.reason ?? row.state };
    },
  };
}

const textOf = async (raw: Buffer) => (await PostalMime.parse(raw)).text ?? '';

test('who left a topic gets no campaign about it', async () => {
  const { mail, tell } = await openShop();
  await tell({ topicsLeft: ['sales'] });
  expect((await mail(MONDAY, 'sales')).outcome).toBe('topic_left');
  expect((await mail(MONDAY, 'news')).outcome).toBe('accepted');
  expect((await mail(MONDAY)).outcome).toBe('accepted');
});

test('at most one a week means one in seven days', async () => {
  const { mail, tell } = await openShop();
  await tell({ mailLimit: 'weekly' });
  const outcomes = [];
  for (const day of [0, 1, 6, 8]) outcomes.push((await mail(after(day))).outcome);
  expect(outcomes).toEqual(['accepted', 'too_often', 'too_often', 'accepted']);
});

test('at most two a month means two in thirty days', async () => {
  const { mail, tell } = await openShop();
  await tell({ mailLimit: 'twice_monthly' });
  const outcomes = [];
  for (const day of [0, 1, 2, 29, 31]) outcomes.push((await mail(after(day))).outcome);
  expect(outcomes).toEqual(['accepted', 'accepted', 'too_often', 'too_often', 'accepted']);
});

test('a pause holds until its day and no longer', async () => {
  const { mail, tell } = await openShop();
  await tell({ pausedUntil: after(30) });
  expect((await mail(after(29))).outcome).toBe('mail_paused');
  expect((await mail(after(31))).outcome).toBe('accepted');
});

test('without personalisation the mail shows what sells best', async () => {
  const { mail, refuse, inOurs, shop, post } = await openShop(12);
  const before = (await mail()).id;
  await refuse('personalise');
  const { id, content } = await mail();
  const receiptOf = (message: string) => inOurs((tx) => findReceipt(tx, shop.id, message));
  expect((await receiptOf(before))?.inputs).toMatchObject({ strategy: 'picks-for-you' });
  const receipt = (await receiptOf(id))!;
  expect(receipt.inputs).toMatchObject({
    strategy: 'best-sellers',
    isPersonal: false,
    history: [],
  });
  const said = new Set(receipt.candidates.map((candidate) => candidate.reason));
  for (const reason of said) expect(['popular', 'new']).toContain(reason);
  expect(content).toMatchObject({ isPersonal: false });
  const words = await Promise.all(post.sent.map((one) => textOf(one.raw)));
  const general = words.filter((text) => text.includes('What people love right now'));
  expect(general).toHaveLength(1);
});

test('stated interests come first and say so', async () => {
  const { mail, tell, inOurs, shop } = await openShop(12);
  await inOurs((tx) =>
    tx.product.updateMany({
      where: { shopId: shop.id, id: { in: ['1007', '1008'] } },
      data: { productType: 'Sundial' },
    }),
  );
  const shown = async () => {
    const { content } = await mail();
    return (content as { products: { id: string; reason: string }[] }).products;
  };
  expect((await shown()).slice(0, 2).map((one) => one.reason)).not.toContain(
    'You told us you like Sundial',
  );
  await tell({ interests: ['Sundial'] });
  const [first, second] = await shown();
  expect([first!.id, second!.id].sort()).toEqual(['1007', '1008']);
  expect([first!.reason, second!.reason]).toEqual(
    Array.from({ length: 2 }, () => 'You told us you like Sundial'),
  );
  await tell({ interests: [], notInterests: ['Sundial'] });
  const ids = (await shown()).map((one) => one.id);
  expect(ids).not.toContain('1007');
  expect(ids).not.toContain('1008');
});

test('a corrected name and language are those of the next mail', async () => {
  const { mail, tell, post } = await openShop();
  await tell({ firstName: 'Änne', language: 'de' });
  await mail();
  expect(await textOf(post.sent.at(-1)!.raw)).toContain('Hallo Änne');
});

test('every mail shows the way to the preferences', async () => {
  const { mail, post } = await openShop();
  await mail();
  const { html, text } = await PostalMime.parse(post.sent.at(-1)!.raw);
  for (const part of [html, text])
    expect(part).toMatch(/https:\/\/app\.example\.com\/mail\/preferences\/[\w-]+/);
});

test('who refuses profiling teaches no model', async () => {
  const { refuse, inOurs, shop } = await openShop(12);
  const customers = async () =>
    (await inOurs((tx) => loadPurchases(tx, shop.id, ['1000', '1001'], MONDAY))).customers;
  const before = await customers();
  await refuse('profile');
  expect(await customers()).toBe(before - 1);
});

test('a confirming mail leaves by the one road and only once', async () => {
  const { shop, inOurs, post, send } = await openShop();
  const asked = { email: 'new@mail.example', source: 'signup_form', wording: 'Yes', place: '/' };
  const outcome = await inOurs((tx) => signUp(tx, shop, { ...asked, country: 'DE' }, MONDAY));
  expect(await planRequested(db, shop, MONDAY)).toBe(1);
  expect(await planRequested(db, shop, MONDAY)).toBe(0);
  await send(MONDAY);
  expect(post.sent.map((one) => one.to)).toEqual(['new@mail.example']);
  const words = await textOf(post.sent[0]!.raw);
  expect(words).toContain('Is this your address?');
  expect(words).toMatch(/\/mail\/confirm\/[\w-]+/);
  const [message] = await inOurs((tx) =>
    tx.message.findMany({ where: { shopId: shop.id, kind: 'service' } }),
  );
  expect(await inOurs((tx) => confirmSignUp(tx, shop.id, message!.id, after(1)))).toBe('confirmed');
  expect(outcome).toMatchObject({ kind: 'pending', profileId: message!.profileId });
});
