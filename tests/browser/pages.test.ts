// The pages of the demo for everyone who opens them: no barrier that axe finds, and none wider than a phone.
import { expect, test } from 'vitest';
import { keepPicture, startChromium } from '../support/chromium';
import { axeProblems, sidewaysScroll } from '../support/page-checks';
import { sharedDemo } from '../support/shared-demo';
import { shopOfDemo } from './people';

const { origin, dataDir, campaignId } = sharedDemo();
const { openForTest } = startChromium();

const PHONE = { width: 390, height: 844 };
const WINDOWS = [{}, PHONE, { dark: true }];

const product = shopOfDemo(dataDir).products.find(({ status }) => status === 'ACTIVE');

const PAGES = {
  inbox: '/inbox',
  'inbox-reading': '/inbox?mail=1',
  'inbox-text': '/inbox?mail=1&view=text',
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

test('inbox and storefront are accessible and fit a phone', async () => {
  const faults: string[] = [];
  for (const window of WINDOWS) {
    const page = await openForTest(window);
    for (const [name, path] of Object.entries(PAGES)) {
      await page.goto(`${origin}${path}`);
      const where = `${name}-${JSON.stringify(window).replace(/\W+/g, '')}`;
      await keepPicture(page, where);
      const found = await axeProblems(page);
      const wide = await sidewaysScroll(page);
      faults.push(...found.map((fault) => `${where}: ${fault}`));
      if (wide > 0) faults.push(`${where}: ${wide} px too wide`);
    }
  }
  expect(faults).toEqual([]);
});

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
