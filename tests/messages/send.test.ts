// The one road out on a real database: who gets a mail, who does not and why, and that nobody ever gets two.
import { expect, test } from 'vitest';
import { recordConsent, suppressAddress } from '~/consent/store';
import { inShop } from '~/db';
import { recoverFromDeadWorkers } from '~/messages/ledger/recovery-store';
import { sendChunk } from '~/messages/send';
import { command, openDatabase } from '../support/database';
import {
  ACCEPTED,
  launch,
  MONDAY,
  openPost,
  openSmallShop,
  readLedger,
  roadOf,
  startWorker,
  type Row,
} from '../support/small-shop';

const { db, superuserUrl } = await openDatabase();
let shops = 0;
const newShop = (customers: number) =>
  openSmallShop(db, `send-${(shops += 1)}.myshopify.com`, customers);

const HOUR_MS = 3_600_000;
const later = (ms: number) => new Date(MONDAY.getTime() + ms);

const statesOf = (rows: Row[]) => rows.map((row) => row.reason ?? row.state);

/** As a kill leaves it: the heart has stopped and its last beat is over. */
const stopHeart = (workerId: string) =>
  command(superuserUrl, `update worker set alive_until = clock_timestamp() where id = $1`, [
    workerId,
  ]);

test('sends each due message once to its own address', async () => {
  const small = await newShop(12);
  const campaignId = await launch(db, small);
  const post = openPost();
  const road = roadOf(db, await startWorker(db), post.deliver);

  expect(await sendChunk(road, small.shop.id, MONDAY)).toBe(12);
  expect(await sendChunk(road, small.shop.id, MONDAY)).toBe(0);

  expect(post.sent.map((mail) => mail.to).sort()).toEqual(small.profiles.map((one) => one.address));
  const rows = await readLedger(db, small.shop.id, campaignId);
  expect(rows.every((row) => row.state === 'accepted' && row.attempts === 1)).toBe(true);
});

test('skips whoever said no after the planning', async () => {
  const small = await newShop(4);
  const { shop, profiles } = small;
  const campaignId = await launch(db, small);
  const post = openPost();
  await inShop(db, shop.id, async (tx) => {
    await recordConsent(tx, shop.id, [no(profiles[0]!.id, 'unsubscribed')], MONDAY);
    await recordConsent(tx, shop.id, [no(profiles[1]!.id, 'not_subscribed')], MONDAY);
    await suppressAddress(tx, shop.id, profiles[2]!.address, 'complained', MONDAY);
  });

  await sendChunk(roadOf(db, await startWorker(db), post.deliver), shop.id, MONDAY);

  expect(statesOf(await readLedger(db, shop.id, campaignId))).toEqual([
    'unsubscribed',
    'no_consent',
    'suppressed',
    'accepted',
  ]);
  expect(post.sent.map((mail) => mail.to)).toEqual([profiles[3]!.address]);
});

test('skips everyone once the shop has uninstalled the app', async () => {
  const small = await newShop(2);
  const campaignId = await launch(db, small);
  const post = openPost();
  await command(superuserUrl, 'update shop set uninstalled_at = $2 where id = $1', [
    small.shop.id,
    MONDAY,
  ]);

  await sendChunk(roadOf(db, await startWorker(db), post.deliver), small.shop.id, MONDAY);

  const rows = await readLedger(db, small.shop.id, campaignId);
  expect(statesOf(rows)).toEqual(['shop_uninstalled', 'shop_uninstalled']);
  expect(post.sent).toEqual([]);
});

test('waits with mail until quiet hours end in the shop', async () => {
  const night = later(12.5 * HOUR_MS);
  const small = await newShop(2);
  const campaignId = await launch(db, small, { quietHours: true, now: night });
  const post = openPost();
  const road = roadOf(db, await startWorker(db), post.deliver);

  await sendChunk(road, small.shop.id, night);
  expect(post.sent).toEqual([]);
  // London is on UTC in March; quiet hours end at 08:00.
  const [row] = await readLedger(db, small.shop.id, campaignId);
  expect(row).toMatchObject({ state: 'queued', sendAt: new Date('2026-03-03T08:00:00Z') });

  await sendChunk(road, small.shop.id, row!.sendAt);
  expect(post.sent).toHaveLength(2);
});

test('keeps the gap between two mails to one person', async () => {
  const small = await newShop(2);
  const post = openPost();
  const road = roadOf(db, await startWorker(db), post.deliver);
  await launch(db, small);
  await sendChunk(road, small.shop.id, MONDAY);
  const second = await launch(db, small, { gapHours: 24, now: later(HOUR_MS) });

  await sendChunk(road, small.shop.id, later(HOUR_MS));
  expect(post.sent).toHaveLength(2);
  const [row] = await readLedger(db, small.shop.id, second);
  expect(row).toMatchObject({ state: 'queued', reason: 'gap', sendAt: later(24 * HOUR_MS) });

  await sendChunk(road, small.shop.id, later(24 * HOUR_MS));
  expect(post.sent).toHaveLength(4);
});

test('never mails anybody twice from two workers', async () => {
  const small = await newShop(60);
  const campaignId = await launch(db, small);
  const post = openPost();
  const roads = [await startWorker(db), await startWorker(db)].map((id) =>
    roadOf(db, id, post.deliver),
  );
  // Both claim until nothing is left; `skip locked` may give one of them nothing at first.
  await Promise.all(
    roads.map(async (road) => {
      for (let turn = 0; turn < 3; turn += 1) await sendChunk(road, small.shop.id, MONDAY);
    }),
  );

  expect(post.sent.map((mail) => mail.to).sort()).toEqual(small.profiles.map((one) => one.address));
  const rows = await readLedger(db, small.shop.id, campaignId);
  expect(rows.every((row) => row.state === 'accepted')).toBe(true);
});

test('sends nothing more once its claim was taken away', async () => {
  const small = await newShop(15);
  const { shop } = small;
  const campaignId = await launch(db, small);
  const sleeper = await startWorker(db);
  const post = openPost();
  const successor = openPost();
  // The first worker falls silent while its first mails are on the wire; a second one takes over and finishes.
  const takeOver = once(async () => {
    await stopHeart(sleeper);
    await inShop(db, shop.id, (tx) => recoverFromDeadWorkers(tx, shop.id, MONDAY));
    await sendChunk(roadOf(db, await startWorker(db), successor.deliver), shop.id, MONDAY);
  });
  const road = roadOf(db, sleeper, async (mail) => {
    await takeOver();
    return post.deliver(mail);
  });

  await sendChunk(road, shop.id, MONDAY);

  const everyone = [...post.sent, ...successor.sent].map((mail) => mail.to).sort();
  expect(everyone).toEqual(small.profiles.map((one) => one.address));
  // Two lanes of five were on the wire at most.
  expect(post.sent.length).toBeLessThanOrEqual(10);
  const rows = await readLedger(db, shop.id, campaignId);
  expect(rows.every((row) => row.state === 'accepted')).toBe(true);
});

test('lists as unknown what a dead worker had in flight', async () => {
  const small = await newShop(12);
  const { shop } = small;
  const campaignId = await launch(db, small);
  const victim = await startWorker(db);
  const wire: (() => void)[] = [];
  const hanging = roadOf(
    db,
    victim,
    () => new Promise((answer) => wire.push(() => answer(ACCEPTED))),
  );
  const chunk = sendChunk(hanging, shop.id, MONDAY);
  await expect.poll(() => wire.length).toBe(10);

  await stopHeart(victim);
  await inShop(db, shop.id, (tx) => recoverFromDeadWorkers(tx, shop.id, MONDAY));
  const post = openPost();
  await sendChunk(roadOf(db, await startWorker(db), post.deliver), shop.id, MONDAY);

  const rows = await readLedger(db, shop.id, campaignId);
  expect(rows.filter((row) => row.state === 'unknown')).toHaveLength(10);
  expect(rows.filter((row) => row.reason === 'worker_died')).toHaveLength(10);
  expect(post.sent).toHaveLength(2);

  // The answer comes after all, and is believed.
  wire.forEach((answer) => answer());
  await chunk;
  const settled = await readLedger(db, shop.id, campaignId);
  expect(settled.every((row) => row.state === 'accepted')).toBe(true);
});

test('gives its claims back when asked to end', async () => {
  const small = await newShop(6);
  const campaignId = await launch(db, small);
  const post = openPost();
  const ended = AbortSignal.abort();

  await sendChunk(roadOf(db, await startWorker(db), post.deliver, ended), small.shop.id, MONDAY);

  expect(post.sent).toEqual([]);
  const rows = await readLedger(db, small.shop.id, campaignId);
  expect(rows.every((row) => row.state === 'queued')).toBe(true);
});

test('passes over a message that cannot be rendered', async () => {
  const small = await newShop(7);
  const { shop } = small;
  const campaignId = await launch(db, small);
  await command(
    superuserUrl,
    `update message set template_version = 99 where shop_id = $1 and profile_id = $2`,
    [shop.id, small.profiles[2]!.id],
  );
  const post = openPost();

  const chunk = sendChunk(roadOf(db, await startWorker(db), post.deliver), shop.id, MONDAY);

  await expect(chunk).rejects.toThrow('template picks-for-you 99 is not published');
  const states = statesOf(await readLedger(db, shop.id, campaignId));
  expect(states.filter((state) => state === 'accepted')).toHaveLength(6);
  expect(states[2]).toBe('not_rendered');
});

function no(profileId: string, state: 'unsubscribed' | 'not_subscribed') {
  return {
    profileId,
    channel: 'email' as const,
    state,
    level: null,
    source: 'shopify',
    wording: null,
    changedAt: MONDAY,
  };
}

/** The work is done once; whoever asks later waits for the same end. */
function once(work: () => Promise<void>): () => Promise<void> {
  let doing: Promise<void> | undefined;
  return () => (doing ??= work());
}
