// The pages of the demo for everyone who opens them: no barrier that axe finds, and none wider than a phone.
import { expect, test } from 'vitest';
import { keepPicture, startChromium, type Window } from '../support/chromium';
import { axeProblems, sidewaysScroll } from '../support/page-checks';
import { sharedDemo } from '../support/shared-demo';
import { shopOfDemo } from './people';

const { origin, dataDir, campaignId } = sharedDemo();
const { openForTest } = startChromium();

const PHONE = { width: 390, height: 844 };
const product = shopOfDemo(dataDir).products.find(({ status }) => status === 'ACTIVE');

const INBOX = {
  inbox: '/inbox',
  'inbox-reading': '/inbox?mail=1',
  'inbox-text': '/inbox?mail=1&view=text',
};

const STOREFRONT = {
  storefront: '/store',
  'storefront-product': `/store/products/${product?.handle}`,
  'storefront-search': '/store/search?q=candle',
};

const SCREENS = {
  home: '/app',
  campaigns: '/app/campaigns',
  'new-campaign': '/app/campaigns/new',
  campaign: `/app/campaigns/${campaignId}`,
  settings: '/app/settings',
};

test('the inbox is accessible and fits a phone', async () => {
  expect(await faultsOf(INBOX, {})).toEqual([]);
  expect(await faultsOf(INBOX, { dark: true, ...PHONE })).toEqual([]);
});

test('the storefront is accessible and fits a phone', async () => {
  expect(await faultsOf(STOREFRONT, {})).toEqual([]);
  expect(await faultsOf(STOREFRONT, PHONE)).toEqual([]);
});

async function faultsOf(pages: Record<string, string>, window: Window): Promise<string[]> {
  const page = await openForTest(window);
  const faults: string[] = [];
  for (const [name, path] of Object.entries(pages)) {
    await page.goto(`${origin}${path}`);
    const where = `${name}${window.width ? '-phone' : ''}${window.dark ? '-dark' : ''}`;
    await keepPicture(page, where);
    const wide = await sidewaysScroll(page);
    if (wide > 0) faults.push(`${where}: ${wide} px too wide`);
    faults.push(...(await axeProblems(page)).map((fault) => `${where}: ${fault}`));
  }
  return faults;
}

test('the admin’s screens are accessible and fit a phone', async () => {
  const faults: string[] = [];
  for (const window of [{}, PHONE]) {
    const page = await openForTest(window);
    for (const [name, path] of Object.entries(SCREENS)) {
      await page.goto(`${origin}/admin/apps/attune${path}`);
      const app = page.frame({ name: 'app-iframe' });
      if (!app) throw new Error('The admin frame holds no app.');
      await app.locator('.Polaris-Page, .Polaris-Card, .Polaris-ShadowBevel').first().waitFor();
      await app.waitForLoadState('load');
      const where = `admin-${name}-${'width' in window ? 'phone' : 'desktop'}`;
      await keepPicture(page, where);
      for (const part of [page, app]) {
        const wide = await sidewaysScroll(part);
        const found = await axeProblems(part);
        faults.push(...found.map((fault) => `${where}: ${fault}`));
        if (wide > 0) faults.push(`${where}: ${wide} px too wide`);
      }
    }
  }
  expect(faults).toEqual([]);
});
