import PostalMime from 'postal-mime';
import { expect, test } from 'vitest';
import { inShop } from '~/db';
import { unsubscribeByMerchant } from '~/messages/feedback';
import { sendChunk } from '~/messages/send';
import { readCustomer } from '~/reports/customer';
import { lookAtMailNow } from '~/reports/mail-now';
import { stopSending, findShop, type Shop } from '~/shops/store';
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

const look = (shop: Shop, profileId: string, now = MONDAY) =>
  inShop(db, shop.id, (tx) => lookAtMailNow(tx, shop, profileId, now));
const hoursLater = (hours: number) => new Date(MONDAY.getTime() + hours * 3_600_000);

test('shows the products that a mail of this moment has', async () => {
  const small = await openSmallShop(db, 'now-1.myshopify.com', 1);
  const { shop, profiles } = small;
  const { preview, titles, verdict } = await look(shop, profiles[0]!.id);
  expect(verdict).toEqual({ kind: 'open' });
  if (preview.kind !== 'mail') throw new Error(`no mail: ${preview.reason}`);
  await launch(db, small);
  const post = openPost();
  await sendChunk(roadOf(db, await startWorker(db), post.deliver), shop.id, MONDAY);
  const sent = (await PostalMime.parse(post.sent[0]?.raw ?? '')).text ?? '';
  expect(preview.receipt.chosen.length).toBeGreaterThan(1);
  for (const id of preview.receipt.chosen) expect(sent).toContain(titles[id]);
});

test('says which gate would hold the mail, and until when', async () => {
  const small = await openSmallShop(db, 'now-2.myshopify.com', 1);
  const { shop, profiles } = small;
  const { id } = profiles[0]!;
  // 10 at night on a Monday in March in London, which is on UTC; quiet hours end at 8.
  const night = new Date('2026-03-02T22:00:00Z');
  expect((await look(shop, id, night)).verdict).toEqual({
    kind: 'wait',
    reason: 'quiet_hours',
    until: new Date('2026-03-03T08:00:00Z'),
  });
  await launch(db, small);
  await sendChunk(roadOf(db, await startWorker(db), openPost().deliver), shop.id, MONDAY);
  expect((await look(shop, id, hoursLater(2))).verdict).toEqual({
    kind: 'wait',
    reason: 'gap',
    until: hoursLater(16),
  });
  await inShop(db, shop.id, (tx) => stopSending(tx, shop.id, MONDAY));
  const stopped = await inShop(db, shop.id, (tx) => findShop(tx, shop.id));
  expect((await look(stopped!, id)).verdict).toMatchObject({ reason: 'sending_stopped' });
});

test('a merchant who stops the emails stops all of them', async () => {
  const small = await openSmallShop(db, 'now-3.myshopify.com', 2);
  const { shop, profiles } = small;
  const { id } = profiles[0]!;
  const campaign = await launch(db, small);
  const stop = () => inShop(db, shop.id, (tx) => unsubscribeByMerchant(tx, shop.id, id, MONDAY));
  expect(await stop()).toBe('unsubscribed');
  expect(await stop()).toBe('unsubscribed');
  expect((await look(shop, id)).verdict).toEqual({ kind: 'skipped', reason: 'unsubscribed' });
  const ledger = await readLedger(db, shop.id, campaign);
  expect(ledger.find(({ profileId }) => profileId === id)).toMatchObject({
    state: 'skipped',
    reason: 'unsubscribed',
  });
  expect(ledger.filter(({ state }) => state === 'queued')).toHaveLength(1);
  const view = await inShop(db, shop.id, (tx) => readCustomer(tx, shop.id, id));
  expect(view?.customer.emailState).toBe('unsubscribed');
  expect(view?.ledger[0]).toMatchObject({ state: 'unsubscribed', source: 'merchant' });
  expect(view?.timeline.entries.filter(({ name }) => name === 'unsubscribed')).toHaveLength(1);
});

test('nobody is stopped who is not there', async () => {
  const { shop } = await openSmallShop(db, 'now-4.myshopify.com', 1);
  const nobody = crypto.randomUUID();
  const outcome = await inShop(db, shop.id, (tx) =>
    unsubscribeByMerchant(tx, shop.id, nobody, MONDAY),
  );
  expect(outcome).toBe('unknown_person');
  expect(await inShop(db, shop.id, (tx) => readCustomer(tx, shop.id, nobody))).toBeNull();
});
