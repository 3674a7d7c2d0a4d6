// A merchant changes their mind while a campaign runs: pause, resume, stop, and the switch that stops all mail.
import { expect, test } from 'vitest';
import { finishSent, pauseCampaign, resumeCampaign, stopCampaign } from '~/campaigns/control';
import { createCampaign } from '~/campaigns/draft-store';
import { launchCampaign, planLaunched } from '~/campaigns/launch';
import { findCampaign } from '~/campaigns/store';
import { inShop } from '~/db';
import type { Db } from '~/db';
import { sendChunk } from '~/messages/send';
import { allowSending, stopSending } from '~/shops/store';
import { PICKS_FOR_YOU } from '~/templates/template';
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

const CUSTOMERS = 25;
const soon = new Date(MONDAY.getTime() + 60_000);

/** A campaign of 25 in which `change` happens while the first mails are on the wire. */
async function changeMidway(change: (tx: Db, shopId: number, id: number) => Promise<unknown>) {
  const small = await openSmallShop(db, `control-${(shops += 1)}.myshopify.com`, CUSTOMERS);
  const { shop } = small;
  const campaignId = await launch(db, small);
  const post = openPost();
  let changing: Promise<unknown> | undefined;
  const road = roadOf(db, await startWorker(db), async (mail) => {
    await (changing ??= inShop(db, shop.id, (tx) => change(tx, shop.id, campaignId)));
    return post.deliver(mail);
  });
  await sendChunk(road, shop.id, MONDAY);
  const ledger = () => readLedger(db, shop.id, campaignId);
  return { small, shop, campaignId, post, road, ledger };
}

test('pauses at once and loses nothing', async () => {
  const { shop, campaignId, post, road, ledger } = await changeMidway(pauseCampaign);
  // Two lanes of five may be on the wire when the word comes.
  expect(post.sent.length).toBeLessThanOrEqual(10);
  expect(await sendChunk(road, shop.id, soon)).toBe(0);
  const waiting = (await ledger()).filter((row) => row.state === 'queued');
  expect(waiting).toHaveLength(CUSTOMERS - post.sent.length);

  await inShop(db, shop.id, (tx) => resumeCampaign(tx, shop.id, campaignId));
  await sendChunk(road, shop.id, soon);
  expect(new Set(post.sent.map((mail) => mail.to)).size).toBe(CUSTOMERS);
  expect(post.sent).toHaveLength(CUSTOMERS);
});

test('pauses a campaign that is still being planned', async () => {
  const small = await openSmallShop(db, `control-${(shops += 1)}.myshopify.com`, CUSTOMERS);
  const { shop } = small;
  const settings = {
    name: 'Picks for you',
    templateId: PICKS_FOR_YOU,
    holdoutShare: 0,
    quietHours: false,
    gapHours: 0,
    recipientLimit: null,
  };
  const id = await inShop(db, shop.id, async (tx) => {
    const { id } = await createCampaign(tx, shop.id, settings, MONDAY);
    await launchCampaign(tx, shop.id, id, MONDAY);
    return id;
  });
  expect(await inShop(db, shop.id, (tx) => pauseCampaign(tx, shop.id, id))).toBe(true);
  await planLaunched(db, shop.id);
  expect(await readLedger(db, shop.id, id)).toEqual([]);

  expect(await inShop(db, shop.id, (tx) => resumeCampaign(tx, shop.id, id))).toBe(true);
  await planLaunched(db, shop.id);
  expect(await readLedger(db, shop.id, id)).toHaveLength(CUSTOMERS);
  const campaign = await inShop(db, shop.id, (tx) => findCampaign(tx, shop.id, id));
  expect(campaign?.state).toBe('sending');
});

test('skips what has not left when stopped', async () => {
  const { shop, campaignId, post, road, ledger } = await changeMidway((tx, shopId, id) =>
    stopCampaign(tx, shopId, id, MONDAY),
  );
  expect(post.sent.length).toBeLessThanOrEqual(10);
  const rows = await ledger();
  expect(rows.filter((row) => row.reason === 'campaign_stopped')).toHaveLength(
    CUSTOMERS - post.sent.length,
  );
  expect(rows.filter((row) => row.state === 'accepted')).toHaveLength(post.sent.length);
  expect(await inShop(db, shop.id, (tx) => resumeCampaign(tx, shop.id, campaignId))).toBe(false);
  expect(await sendChunk(road, shop.id, soon)).toBe(0);
});

test('one switch stops all mail and frees it again', async () => {
  const { shop, post, road, ledger } = await changeMidway((tx, shopId) =>
    stopSending(tx, shopId, MONDAY),
  );
  const before = post.sent.length;
  expect(before).toBeLessThanOrEqual(10);
  await sendChunk(road, shop.id, soon);
  expect(post.sent).toHaveLength(before);
  expect((await ledger()).filter((row) => row.reason === 'sending_stopped')).toHaveLength(
    CUSTOMERS - before,
  );

  await allowSending(db, shop.id);
  await sendChunk(road, shop.id, new Date(soon.getTime() + 60_000));
  expect(post.sent).toHaveLength(CUSTOMERS);
});

test('a campaign is done when nothing is underway', async () => {
  const { shop, campaignId, road } = await changeMidway(pauseCampaign);
  const stateNow = () =>
    inShop(db, shop.id, async (tx) => {
      await finishSent(tx, shop.id, soon);
      return (await findCampaign(tx, shop.id, campaignId))?.state;
    });
  expect(await stateNow()).toBe('paused');
  await inShop(db, shop.id, (tx) => resumeCampaign(tx, shop.id, campaignId));
  expect(await stateNow()).toBe('sending');
  await sendChunk(road, shop.id, soon);
  expect(await stateNow()).toBe('done');
});
