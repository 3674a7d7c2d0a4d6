// A merchant removes the app, and comes back: what ends, what stays, and that nothing is sent in between.
import { Session } from '@shopify/shopify-api';
import { randomBytes } from 'node:crypto';
import { expect, test } from 'vitest';
import { findCampaign } from '~/campaigns/store';
import { inShop } from '~/db';
import { sendChunk } from '~/messages/send';
import type { Admin } from '~/shopify/admin';
import { ensureInstalled } from '~/shopify/install';
import { takeRuns } from '~/shopify/import-claim-store';
import { advanceRun, listRuns, requestImport } from '~/shopify/import-store';
import { endImport, retryImport } from '~/shopify/mirror/restart-store';
import { createSessionStorage } from '~/shopify/sessions';
import { createTokenCipher } from '~/shopify/token-cipher';
import { applyInbox } from '~/shopify/webhooks/apply-inbox';
import { storeDeliveries, type Delivery } from '~/shopify/webhooks/inbox-store';
import { stopSending, findShop, listActiveShopIds, type Shop } from '~/shops/store';
import { openDatabase } from '../../support/database';
import {
  launch,
  MONDAY,
  openPost,
  openSmallShop,
  readLedger,
  roadOf,
  SECRET,
  startWorker,
  type SmallShop,
} from '../../support/small-shop';

const { db } = await openDatabase();

const minutes = (count: number) => new Date(MONDAY.getTime() + count * 60_000);

let shops = 0;
const openShop = (people = 4) => {
  shops += 1;
  return openSmallShop(db, `leaving-${shops}.myshopify.com`, people);
};

const uninstalled = (id: string, triggeredAt: Date): Delivery => ({
  ...{ id, topic: 'app/uninstalled', payload: '{"id":548380009}', triggeredAt },
});

async function tell(shop: Shop, delivery: Delivery, now: Date): Promise<void> {
  await inShop(db, shop.id, (tx) => storeDeliveries(tx, shop.id, [delivery], now));
  await applyInbox(db, shop.id, now);
}

const sessionsAt = (now: Date) =>
  createSessionStorage(db, createTokenCipher([SECRET], randomBytes), () => now);

function sessionOf(domain: string): Session {
  const facts = { shop: domain, state: '', isOnline: false, accessToken: 'shpat_x' };
  return new Session({ id: `offline_${domain}`, ...facts, scope: 'read_orders' });
}

const statesOf = async ({ shop }: SmallShop, campaignId: number) =>
  (await readLedger(db, shop.id, campaignId)).map(
    ({ state, reason }) => `${state} ${reason ?? ''}`,
  );

test('what waits in the queue ends with its reason', async () => {
  const small = await openShop();
  const { shop } = small;
  const campaignId = await launch(db, small);
  await sessionsAt(MONDAY).storeSession(sessionOf(shop.domain));
  await tell(shop, uninstalled('one', minutes(1)), minutes(1));
  expect(await statesOf(small, campaignId)).toEqual(Array(4).fill('skipped shop_uninstalled'));
  const campaign = await inShop(db, shop.id, (tx) => findCampaign(tx, shop.id, campaignId));
  expect(campaign).toMatchObject({ state: 'stopped', finishedAt: minutes(1) });
  expect((await findShop(db, shop.id))!.uninstalledAt).toEqual(minutes(1));
  expect(await listActiveShopIds(db)).not.toContain(shop.id);
  expect(await sessionsAt(MONDAY).findSessionsByShop(shop.domain)).toEqual([]);
});

test('nothing leaves after it, though a worker holds the mail', async () => {
  const small = await openShop();
  const campaignId = await launch(db, small);
  const post = openPost();
  const workerId = await startWorker(db);
  const rival = { ...db, $transaction: db.$transaction.bind(db) };
  let begun = 0;
  // The app is removed between the claim of a chunk and the gates of its first mail.
  const database = new Proxy(db, {
    get: (from, name) =>
      name === '$transaction'
        ? async (...given: Parameters<typeof db.$transaction>) => {
            begun += 1;
            if (begun === 3) await tell(small.shop, uninstalled('race', minutes(1)), minutes(1));
            return rival.$transaction(...given);
          }
        : (Reflect.get(from, name) as unknown),
  });
  await sendChunk(roadOf(database, workerId, post.deliver), small.shop.id, minutes(1));
  expect(begun).toBeGreaterThan(2);
  expect(post.sent).toEqual([]);
  expect(await statesOf(small, campaignId)).toEqual(Array(4).fill('skipped shop_uninstalled'));
});

test('an import under way ends, its worker finds the claim gone', async () => {
  const { shop } = await openShop();
  const workerId = await startWorker(db);
  await inShop(db, shop.id, async (tx) => {
    await requestImport(tx, shop.id, MONDAY);
    await takeRuns(tx, shop.id, workerId);
  });
  await tell(shop, uninstalled('one', minutes(1)), minutes(1));
  const runs = await inShop(db, shop.id, (tx) => listRuns(tx, shop.id));
  expect(runs.map(({ state, problem, ownerId }) => [state, problem, ownerId])).toEqual(
    Array(5).fill(['failed', 'uninstalled', null]),
  );
  const step = { from: 0, linesDone: 1, imported: 1, children: 0, setAside: 0 };
  const advance = inShop(db, shop.id, (tx) =>
    advanceRun(tx, { shopId: shop.id, resource: 'orders', workerId }, step),
  );
  await expect(advance).rejects.toThrow('taken over');
});

test('told twice, or late, it changes nothing more', async () => {
  const { shop } = await openShop();
  await tell(shop, uninstalled('one', minutes(1)), minutes(1));
  const first = await findShop(db, shop.id);
  await tell(shop, uninstalled('one', minutes(1)), minutes(2));
  expect(await findShop(db, shop.id)).toEqual(first);
  const back = await ensureInstalled(db, adminOf(shop.domain), minutes(10));
  await tell(shop, uninstalled('again', minutes(1)), minutes(11));
  expect(await findShop(db, shop.id)).toEqual(back);
});

test('a token newer than the uninstall proves that it is back', async () => {
  const { shop } = await openShop();
  await sessionsAt(minutes(5)).storeSession(sessionOf(shop.domain));
  await tell(shop, uninstalled('late', minutes(3)), minutes(6));
  const found = await findShop(db, shop.id);
  expect(found).toMatchObject({ uninstalledAt: null, installedAt: minutes(5) });
  // What happened in between nobody told.
  const runs = await inShop(db, shop.id, (tx) => listRuns(tx, shop.id));
  expect(runs.map((run) => run.state)).toEqual(Array(5).fill('waiting'));
  expect(await sessionsAt(MONDAY).findSessionsByShop(shop.domain)).toHaveLength(1);
});

test('who comes back finds the settings, and everything is read anew', async () => {
  const { shop } = await openShop();
  await stopSending(db, shop.id, MONDAY);
  await inShop(db, shop.id, (tx) => requestImport(tx, shop.id, MONDAY));
  await tell(shop, uninstalled('one', minutes(1)), minutes(1));
  const facts = { name: 'New Name', currencyCode: 'GBP', ianaTimezone: 'Europe/Dublin' };
  const back = await ensureInstalled(db, adminOf(shop.domain, facts), minutes(60));
  expect(back).toMatchObject({
    ...{ id: shop.id, uninstalledAt: null, installedAt: minutes(60), sendingStoppedAt: MONDAY },
    ...{ name: 'New Name', timeZone: 'Europe/Dublin', senderName: 'Small Shop' },
    ...{ senderEmail: 'hello@small.example', postalAddress: '1 Mill Lane, York, United Kingdom' },
  });
  const runs = await inShop(db, shop.id, (tx) => listRuns(tx, shop.id));
  expect(runs.map(({ state, linesDone, problem }) => [state, linesDone, problem])).toEqual(
    Array(5).fill(['waiting', 0, null]),
  );
});

test('parallel visits after the return begin one import', async () => {
  const { shop } = await openShop();
  await tell(shop, uninstalled('one', minutes(1)), minutes(1));
  const visit = () => ensureInstalled(db, adminOf(shop.domain), minutes(60));
  const back = await Promise.all([visit(), visit(), visit()]);
  expect(new Set(back.map((one) => one.installedAt.getTime()))).toEqual(
    new Set([minutes(60).getTime()]),
  );
});

test('an import that failed is tried again from its beginning', async () => {
  const { shop } = await openShop();
  const inIt = <T>(work: Parameters<typeof inShop<T>>[2]) => inShop(db, shop.id, work);
  await inIt((tx) => requestImport(tx, shop.id, MONDAY));
  await inIt((tx) => endImport(tx, shop.id, { problem: 'access_refused', now: minutes(1) }));
  expect(await inIt((tx) => retryImport(tx, shop.id, minutes(2)))).toBe(5);
  expect(await inIt((tx) => retryImport(tx, shop.id, minutes(3)))).toBe(0);
  const [run] = await inIt((tx) => listRuns(tx, shop.id));
  expect(run).toMatchObject({
    state: 'waiting',
    problem: null,
    startedAt: minutes(2),
    finishedAt: null,
  });
});

function adminOf(domain: string, change: object = {}): Admin {
  const shop = {
    ...{ name: 'Small Shop', email: 'owner@small.example', contactEmail: 'new@small.example' },
    ...{ currencyCode: 'GBP', ianaTimezone: 'Europe/London', url: 'https://small.example' },
    billingAddress: {
      ...{ address1: '2 New Road', address2: null, city: 'York', zip: 'Y1', province: null },
      ...{ country: 'United Kingdom', countryCodeV2: 'GB' },
    },
    ...change,
  };
  return {
    domain,
    request: async () => ({ shop }),
    download: () => Promise.reject(new Error('nothing to download')),
  };
}
