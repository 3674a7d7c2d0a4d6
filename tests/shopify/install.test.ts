import { expect, test } from 'vitest';
import { inShop } from '~/db';
import type { Admin } from '~/shopify/admin';
import { listRuns } from '~/shopify/import-store';
import { ensureInstalled } from '~/shopify/install';
import { findVersions, latestVersion } from '~/templates/store';
import { PICKS_FOR_YOU } from '~/templates/template';
import { command, openDatabase } from '../support/database';
import { NOW } from '../support/factories';

const { db, superuserUrl } = await openDatabase();

const FACTS = {
  name: 'Mill',
  email: 'owner@mill.example',
  contactEmail: 'hello@mill.example',
  currencyCode: 'EUR',
  ianaTimezone: 'Europe/Berlin',
  url: 'https://mill.example',
  billingAddress: {
    address1: 'Mühlgasse 1',
    address2: null,
    city: 'Berlin',
    zip: '10115',
    province: null,
    country: 'Germany',
    countryCodeV2: 'DE',
  },
};

test('the first visit makes shop, templates and imports', async () => {
  const shop = await ensureInstalled(db, adminOf('first.myshopify.com'), NOW);
  expect(shop).toMatchObject({
    domain: 'first.myshopify.com',
    currency: 'EUR',
    timeZone: 'Europe/Berlin',
    senderEmail: 'hello@mill.example',
    postalAddress: 'Mühlgasse 1, 10115 Berlin, Germany',
  });
  expect(await standing(shop.id)).toEqual({ runs: 5, version: 1, languages: 3 });
});

test('parallel first visits end with one shop', async () => {
  const admin = adminOf('parallel.myshopify.com');
  const shops = await Promise.all([1, 2, 3, 4].map(() => ensureInstalled(db, admin, NOW)));
  expect(new Set(shops.map((shop) => shop.id)).size).toBe(1);
  expect(await standing(shops[0]!.id)).toEqual({ runs: 5, version: 1, languages: 3 });
});

test('a known shop is not asked about again', async () => {
  let asked = 0;
  const admin = adminOf('known.myshopify.com', () => (asked += 1));
  const first = await ensureInstalled(db, admin, NOW);
  expect(await ensureInstalled(db, admin, NOW)).toEqual(first);
  expect(asked).toBe(1);
});

test('a shop that comes back keeps its row and what was set', async () => {
  const admin = adminOf('back.myshopify.com');
  const { id } = await ensureInstalled(db, admin, NOW);
  await command(
    superuserUrl,
    `update shop set uninstalled_at = now(), sender_name = 'Set by hand' where id = $1`,
    [id],
  );
  const back = await ensureInstalled(db, admin, NOW);
  expect(back).toMatchObject({ id, uninstalledAt: null, senderName: 'Set by hand' });
});

test('a shop without an address is installed all the same', async () => {
  const none = { address1: null, city: null, zip: null, country: null, countryCodeV2: null };
  const facts = {
    ...FACTS,
    contactEmail: '',
    billingAddress: { ...FACTS.billingAddress, ...none },
  };
  const shop = await ensureInstalled(db, adminOf('bare.myshopify.com', undefined, facts), NOW);
  expect(shop).toMatchObject({ postalAddress: '', senderEmail: 'owner@mill.example' });
});

function adminOf(domain: string, onRequest = () => {}, shop: object = FACTS): Admin {
  return {
    domain,
    request: async () => (onRequest(), { shop }),
    download: () => Promise.reject(new Error('nothing to download')),
  };
}

async function standing(shopId: number) {
  return inShop(db, shopId, async (tx) => {
    const version = await latestVersion(tx, shopId, PICKS_FOR_YOU);
    const languages = await findVersions(tx, shopId, PICKS_FOR_YOU, version ?? 0);
    const runs = await listRuns(tx, shopId);
    return { runs: runs.length, version, languages: languages.size };
  });
}
