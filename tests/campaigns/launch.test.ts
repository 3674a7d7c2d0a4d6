// From "launch" to the ledger: who is planned, how often, and what a crash at any point leaves.
import { expect, test } from 'vitest';
import { countReachable } from '~/campaigns/audience-store';
import { createCampaign, type CampaignSettings } from '~/campaigns/draft-store';
import { launchCampaign, planLaunched } from '~/campaigns/launch';
import { findCampaign } from '~/campaigns/store';
import { recordConsent, suppressAddress } from '~/consent/store';
import { inShop } from '~/db';
import { upsertCustomers, type CustomerProfile } from '~/profiles/store';
import type { Shop } from '~/shops/store';
import { insertVersion } from '~/templates/store';
import { cases } from '../support/counts';
import { openDatabase } from '../support/database';
import { Anomaly, fuseAt, fusedDatabase } from '../support/fail-after';
import { consentChange, customer, newShop, NOW } from '../support/factories';

const { db } = await openDatabase();

const SETTINGS: CampaignSettings = {
  name: 'Picks for you',
  templateId: 'picks-for-you',
  holdoutShare: 0,
  quietHours: false,
  gapHours: 0,
  recipientLimit: null,
};

test('everyone who said yes is planned once, page by page', async () => {
  const { shop } = await shopOf(people(12));
  const id = await launched(shop);
  await planLaunched(db, shop.id, 5);
  await planLaunched(db, shop.id, 5);
  expect(await outcomes(shop, id)).toEqual({ queued: 12 });
  expect(await inShop(db, shop.id, (tx) => findCampaign(tx, shop.id, id))).toMatchObject({
    state: 'sending',
    plannedAt: NOW,
  });
});

test('who did not say yes is not in the audience', async () => {
  const { shop, idOf } = await shopOf([
    ...people(3),
    customer('no-address', { email: null }),
    customer('pending'),
    customer('left'),
    customer('suppressed'),
    customer('asked-nothing'),
  ]);
  await inShop(db, shop.id, async (tx) => {
    const changes = [
      consentChange(idOf('pending'), { state: 'pending', changedAt: NOW }),
      consentChange(idOf('left'), { state: 'unsubscribed', changedAt: NOW }),
      consentChange(idOf('asked-nothing'), { state: 'not_subscribed', changedAt: NOW }),
    ];
    await recordConsent(tx, shop.id, changes, NOW);
    await suppressAddress(tx, shop.id, 'customersuppressed@mail.example', 'bounced', NOW);
  });
  const id = await launched(shop);
  await planLaunched(db, shop.id);
  expect(await outcomes(shop, id)).toEqual({ queued: 3 });
  expect(await inShop(db, shop.id, (tx) => countReachable(tx, shop.id))).toBe(3);
});

test('profiles of one address get one mail together', async () => {
  const { shop } = await shopOf([
    ...people(2),
    customer('a', { email: 'both@mail.example' }),
    customer('b', { email: 'both@mail.example' }),
    customer('c', { email: 'both@mail.example' }),
  ]);
  const id = await launched(shop);
  await planLaunched(db, shop.id, 1);
  expect(await outcomes(shop, id)).toEqual({ queued: 3, duplicate_address: 2 });
});

test('the holdout keeps back its share, the same each time', async () => {
  const count = cases(1_500, 50_000);
  const { shop } = await shopOf(people(count));
  const id = await launched(shop, { holdoutShare: 0.1 });
  await planLaunched(db, shop.id);
  const { holdout = 0, queued = 0 } = await outcomes(shop, id);
  expect(holdout + queued).toBe(count);
  // Binomial with p = 0.1: four standard deviations on either side.
  expect(Math.abs(holdout - 0.1 * count)).toBeLessThan(4 * Math.sqrt(0.09 * count));
});

test('a limit of recipients holds across pages', async () => {
  const { shop } = await shopOf(people(12));
  for (const [limit, page] of [
    [7, 5],
    [5, 5],
    [1, 5],
    [100, 5],
  ] as const) {
    const id = await launched(shop, { recipientLimit: limit });
    await planLaunched(db, shop.id, page);
    expect(await outcomes(shop, id)).toEqual({ queued: Math.min(limit, 12) });
  }
});

test('two sweeps at once plan each person once', async () => {
  const { shop } = await shopOf(people(60));
  const id = await launched(shop);
  await Promise.all([1, 2, 3].map(() => planLaunched(db, shop.id, 7)));
  expect(await outcomes(shop, id)).toEqual({ queued: 60 });
});

test('a plan broken off at any call is resumed to its end', async () => {
  const { shop } = await shopOf(people(12));
  for (const loss of ['before', 'after'] as const) {
    for (let at = 1, isWhole = false; !isWhole; at += 1) {
      const id = await launched(shop);
      const fuse = fuseAt(at, loss);
      await planLaunched(fusedDatabase(db, fuse), shop.id, 5).catch((fault: unknown) => {
        expect(fault).toBeInstanceOf(Anomaly);
      });
      await planLaunched(db, shop.id, 5);
      expect(await outcomes(shop, id)).toEqual({ queued: 12 });
      isWhole = !fuse.blown;
    }
  }
});

/** Customers who all said yes. */
async function shopOf(customers: CustomerProfile[]) {
  const shop = await newShop(db, 'launch');
  const ids = await inShop(db, shop.id, async (tx) => {
    const known = await upsertCustomers(tx, shop.id, customers);
    const changes = [...known.values()].map((profileId) => consentChange(profileId));
    await recordConsent(tx, shop.id, changes, NOW);
    await insertVersion(tx, shop.id, {
      templateId: SETTINGS.templateId,
      version: 1,
      locale: 'en',
      contentHash: 'one',
      content: {},
      compiled: {},
      publishedAt: NOW,
    });
    return known;
  });
  return { shop, idOf: (customerId: string) => ids.get(customerId)! };
}

function people(count: number): CustomerProfile[] {
  return Array.from({ length: count }, (_, n) => customer(String(n)));
}

async function launched(shop: Shop, settings: Partial<CampaignSettings> = {}): Promise<number> {
  return inShop(db, shop.id, async (tx) => {
    const { id } = await createCampaign(tx, shop.id, { ...SETTINGS, ...settings }, NOW);
    await launchCampaign(tx, shop.id, id, NOW);
    return id;
  });
}

/** How many messages of each reason, or of each state where there is none; throws where a person has two. */
async function outcomes(shop: Shop, campaignId: number): Promise<Record<string, number>> {
  const messages = await inShop(db, shop.id, (tx) =>
    tx.message.findMany({ where: { shopId: shop.id, campaignId } }),
  );
  expect(new Set(messages.map((one) => one.profileId)).size).toBe(messages.length);
  const counts: Record<string, number> = {};
  for (const { state, reason } of messages)
    counts[reason ?? state] = (counts[reason ?? state] ?? 0) + 1;
  return counts;
}
