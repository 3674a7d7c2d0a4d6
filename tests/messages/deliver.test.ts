// What a mail server's answer does to a message, on the road and in the ledger.
import { expect, test } from 'vitest';
import { findSuppression } from '~/consent/store';
import { inShop } from '~/db';
import type { DeliveryResult } from '~/email/transport';
import { settlementOf } from '~/messages/deliver';
import { sendChunk } from '~/messages/send';
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

const DEFERRED: DeliveryResult = { kind: 'deferred', reason: 'server-busy', response: '451 later' };
const MINUTE_MS = 60_000;

async function sendTo(answer: DeliveryResult) {
  const small = await openSmallShop(db, `answer-${(shops += 1)}.myshopify.com`, 1);
  const campaignId = await launch(db, small);
  const post = openPost(() => answer);
  const road = roadOf(db, await startWorker(db), post.deliver);
  const send = (now: Date) => sendChunk(road, small.shop.id, now);
  const row = async () => (await readLedger(db, small.shop.id, campaignId))[0]!;
  await send(MONDAY);
  return { small, post, send, row };
}

test('tries deferred mail again for about a day', async () => {
  const { post, send, row } = await sendTo(DEFERRED);
  const waits: number[] = [];
  let now = MONDAY;
  for (let state = await row(); state.state === 'queued'; state = await row()) {
    waits.push((state.sendAt.getTime() - now.getTime()) / MINUTE_MS);
    expect(await send(new Date(state.sendAt.getTime() - 1))).toBe(0);
    now = state.sendAt;
    await send(now);
  }
  // Doubling from one minute up to an hour; 63 minutes and 23 hours later the thirtieth answer ends it.
  expect(waits).toEqual([1, 2, 4, 8, 16, 32, ...Array<number>(23).fill(60)]);
  expect(post.sent).toHaveLength(30);
  expect(await row()).toMatchObject({ state: 'failed', reason: 'gave_up', attempts: 30 });
});

test('says the same bytes on every attempt', async () => {
  const { post, send, row } = await sendTo(DEFERRED);
  await send((await row()).sendAt);
  const [first, second] = post.sent.map((mail) => mail.raw.toString());
  // The date is when the intent was committed, and so an attempt's own.
  expect(withoutDate(first!)).toBe(withoutDate(second!));
});

test('suppresses an address that the server refuses', async () => {
  const refused: DeliveryResult = {
    kind: 'rejected',
    reason: 'recipient-refused',
    response: '550 5.1.1 no such mailbox',
  };
  const { small, post, row } = await sendTo(refused);
  expect(await row()).toMatchObject({ state: 'failed', reason: 'address_refused' });
  const { address } = small.profiles[0]!;
  const reason = await inShop(db, small.shop.id, (tx) =>
    findSuppression(tx, small.shop.id, address),
  );
  expect(reason).toBe('bounced');

  // The next campaign finds nobody to plan for.
  const next = await launch(db, small);
  expect(await readLedger(db, small.shop.id, next)).toEqual([]);
  expect(post.sent).toHaveLength(1);
});

test('suppresses nobody when the content is refused', async () => {
  const refused: DeliveryResult = { kind: 'rejected', reason: 'content-refused', response: '554' };
  const { small, row } = await sendTo(refused);
  expect(await row()).toMatchObject({ state: 'failed', reason: 'content_refused' });
  const { address } = small.profiles[0]!;
  const reason = await inShop(db, small.shop.id, (tx) =>
    findSuppression(tx, small.shop.id, address),
  );
  expect(reason).toBeNull();
});

test('never sends again what may have arrived', async () => {
  const { post, send, row } = await sendTo({ kind: 'unknown', reason: 'connection-lost' });
  expect(await row()).toMatchObject({ state: 'unknown', reason: 'connection_lost' });
  const nextWeek = new Date(MONDAY.getTime() + 7 * 86_400_000);
  expect(await send(nextWeek)).toBe(0);
  expect(post.sent).toHaveLength(1);
});

test('tells which attempt an answer belongs to', () => {
  const message = { createdAt: MONDAY, id: 'm', attempts: 2 };
  expect(settlementOf(message, DEFERRED, MONDAY)).toMatchObject({ attempt: 3, state: 'queued' });
  expect(settlementOf(message, { kind: 'not-made' }, MONDAY)).toMatchObject({
    state: 'failed',
    reason: 'not_rendered',
  });
});

function withoutDate(mail: string): string {
  return mail.replace(/^Date: .*\r\n/m, '');
}
