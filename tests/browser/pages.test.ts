// The pages of the demo for everyone who opens them: no barrier that axe finds, none wider than its window, none that is
// late, moves under the hand or complains. A new screen is a line in SCREENS.
import type { Frame, Page } from 'playwright-core';
import { beforeAll, expect, test } from 'vitest';
import { keepPicture, startChromium, type Window } from '../support/chromium';
import {
  axeProblems,
  hearComplaints,
  isLate,
  readVitals,
  sidewaysScroll,
  vitalFaults,
} from '../support/page-checks';
import { sharedDemo } from '../support/shared-demo';
import { shopOfDemo } from './people';

const { origin, dataDir, campaignId, app } = sharedDemo();
const { open, openForTest } = startChromium();

const REST_MS = 5_000;
const WIDTHS = [390, 768, 1280];
const HEIGHTS: Record<number, number> = { 390: 844, 768: 1024, 1280: 900 };
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
  'storefront-collection': '/store/collections/all',
  'storefront-cart': '/store/cart',
  'storefront-login': '/store/account/login',
};

/** By name: a path, or the first link of a screen that matches. */
const SCREENS: Record<string, string | { on: string; link: RegExp }> = {
  home: '/app',
  campaigns: '/app/campaigns',
  'new-campaign': '/app/campaigns/new',
  'edit-campaign': '/app/campaigns/DRAFT/edit',
  'draft-campaign': '/app/campaigns/DRAFT',
  campaign: `/app/campaigns/${campaignId}`,
  flows: '/app/flows',
  flow: '/app/flows/browse-abandonment',
  customers: '/app/audience/customers',
  'customers-filtered': '/app/audience/customers?email=unsubscribed&orders=more&sort=spent',
  'customers-none': '/app/audience/customers?query=nobody%20at%20all',
  customer: { on: '/app/audience/customers?sort=spent', link: /^\/app\/audience\/customers\/[^?]/ },
  recommendations: '/app/recommendations',
  messages: '/app/reports/messages',
  message: { on: '/app/reports/messages', link: /^\/app\/reports\/messages\/[^?]/ },
  settings: '/app/settings',
  eventApi: '/app/settings/events',
  privacy: '/app/settings/privacy',
  accessLog: '/app/settings/privacy/access',
};

let draft = '';

beforeAll(async () => {
  const fields = { name: 'A draft', holdoutPercent: '10', gapHours: '16', quietHours: 'on' };
  const path = await app.submit('/app/campaigns/new', { intent: 'draft', ...fields });
  draft = path.split('/').at(-1) ?? '';
});

test.each(WIDTHS)('the admin’s screens are sound at %i pixels', async (width) => {
  const page = await openForTest({ width, height: HEIGHTS[width]! });
  const complaints = hearComplaints(page);
  const faults: string[] = [];
  for (const [name, screen] of Object.entries(SCREENS)) {
    const path = typeof screen === 'string' ? screen : await firstLink(page, screen);
    const frame = await openScreen(page, path.replace('DRAFT', draft));
    const where = `admin-${name}-${width}`;
    await keepPicture(page, where);
    const found = [
      ...(await soundness(page)),
      ...(await soundness(frame)),
      ...(await restlessness(page, frame)),
      ...complaints.take(),
    ];
    faults.push(...found.map((fault) => `${where}: ${fault}`));
  }
  expect(faults).toEqual([]);
});

/** A screen of the app within the admin, when nothing more is on its way. */
async function openScreen(page: Page, path: string): Promise<Frame> {
  await page.goto(`${origin}/admin/apps/attune${path}`);
  const frame = page.frame({ name: 'app-iframe' });
  if (!frame) throw new Error('The admin frame holds no app.');
  await frame.locator('.Polaris-Page').first().waitFor();
  await atRest(page);
  return frame;
}

/** A screen that asks for its progress again and again is never quite idle: what it draws by then stands. */
async function atRest(page: Page): Promise<void> {
  await page.waitForLoadState('networkidle', { timeout: REST_MS }).catch(() => null);
}

async function firstLink(page: Page, { on, link }: { on: string; link: RegExp }): Promise<string> {
  const frame = await openScreen(page, on);
  const paths = await frame
    .locator('a[href]')
    .evaluateAll((links) => links.map((one) => one.getAttribute('href') ?? ''));
  const found = paths.find((path) => link.test(path));
  if (!found) throw new Error(`No link on ${on} leads to ${String(link)}.`);
  return found;
}

async function soundness(part: Page | Frame): Promise<string[]> {
  const wide = await sidewaysScroll(part);
  return [...(wide > 0 ? [`${wide} px too wide`] : []), ...(await axeProblems(part))];
}

/** Other stories share the machine: a screen that was late may show once more what it can, one that moved may not. */
async function restlessness(page: Page, frame: Frame): Promise<string[]> {
  const vitals = await readVitals(frame);
  if (!isLate(vitals)) return vitalFaults(vitals);
  const { pathname, search } = new URL(frame.url());
  const again = await readVitals(await openScreen(page, pathname + search));
  return [...vitalFaults({ ...vitals, paintedAt: 0 }), ...vitalFaults(again)];
}

test('the inbox is accessible and fits every window', async () => {
  expect(await faultsOf(INBOX)).toEqual([]);
});

test('the storefront is accessible and fits every window', async () => {
  expect(await faultsOf(STOREFRONT)).toEqual([]);
});

/** By day at every width, by night at the narrowest and the widest. */
async function faultsOf(pages: Record<string, string>): Promise<string[]> {
  const windows: Window[] = WIDTHS.map((width) => ({ width, height: HEIGHTS[width]! }));
  const dark = [windows[0]!, windows.at(-1)!].map((window) => ({ ...window, dark: true }));
  const faults: string[] = [];
  for (const window of [...windows, ...dark]) {
    const page = await open(window);
    const complaints = hearComplaints(page);
    for (const [name, path] of Object.entries(pages)) {
      await page.goto(`${origin}${path}`);
      await atRest(page);
      const where = `${name}-${window.width}${window.dark ? '-dark' : ''}`;
      await keepPicture(page, where);
      const found = [...(await soundness(page)), ...complaints.take()];
      faults.push(...found.map((fault) => `${where}: ${fault}`));
    }
    await page.context().close();
  }
  return faults;
}
