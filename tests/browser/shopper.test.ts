// A shopper's visit and what answers it: the merchant turns the flow on, a shopper looks at a product and signs up, the
// mail comes an hour later with that product, its link is counted, and its way out ends all mail. Told on a demo of its
// own, whose clock it moves.
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { sendCampaign, waitUntilSent } from '../../sandbox/demo/once';
import { keepPicture, startChromium } from '../support/chromium';
import { startDemo, type Demo } from '../support/demo';
import { findMail, type Mail } from './open-mail';
import { shopOfDemo } from './people';

const { open, openForTest } = startChromium();
const PATIENCE = { timeout: 30_000, interval: 200 };
const FLOW = '/app/flows/browse-abandonment';
const SHOPPER = 'robin.story@example.com';
const HOUR = 3_600;

let demo: Demo;
/** The shopper's own browser: its cookies last through the stories. */
let shopper: Page;
let product: { id: string; handle: string; title: string };
let mail: Mail;

type FlowProgress = { waiting: { count: number }[]; passedOver: Record<string, number> };

beforeAll(async () => {
  demo = await startDemo();
  shopper = await open();
  product = shopOfDemo(demo.dataDir).products.find(isOnShelf)!;
});

afterAll(async () => {
  await shopper?.context().close();
  await demo?.remove();
});

test('the admin shows the app with the shop’s imported data', async () => {
  const page = await openForTest();
  await page.goto(`${demo.origin}/admin`);
  const screen = page.frameLocator('iframe.app');
  // The simulated store's size: sandbox/simulate/settings.ts.
  await screen.getByText('1,200').first().waitFor();
  await keepPicture(page, 'story-home');
});

test('a merchant turns the flow on for everyone', async () => {
  const page = await openForTest();
  await page.goto(`${demo.origin}/admin/apps/attune${FLOW}`);
  const screen = page.frameLocator('iframe.app');
  await screen.getByLabel('Share held back (percent)').fill('0');
  await page.getByRole('button', { name: 'Save' }).click();
  await page.getByRole('button', { name: 'Turn on' }).click();
  await screen.getByRole('dialog').getByRole('button', { name: 'Turn on' }).click();
  await page.getByRole('button', { name: 'Turn off' }).waitFor();
});

test('a shopper who declines leaves no event', async () => {
  const page = await openForTest();
  const told: string[] = [];
  page.on('request', (request) => request.url().includes('/pixel/') && told.push(request.url()));
  await visit(page, `/store/products/${product.handle}`);
  await page.getByRole('button', { name: 'Decline' }).click();
  await visit(page, '/store/collections/all');
  await visit(page, `/store/products/${product.handle}`);
  await page.getByRole('button', { name: /^Add to (cart|bag)$/i }).click();
  await page.waitForLoadState('networkidle');
  expect(told).toEqual([]);
  expect(await lastEventAt()).toBeNull();
});

test('a shopper who consents, looks and signs up is known', async () => {
  await visit(shopper, '/store');
  await shopper.getByRole('button', { name: 'Accept' }).click();
  await visit(shopper, `/store/products/${product.handle}`);
  await keepPicture(shopper, 'story-product');
  await expect.poll(lastEventAt, PATIENCE).not.toBeNull();
  await shopper.getByLabel('E-mail address').fill(SHOPPER);
  await shopper.getByRole('button', { name: 'Subscribe' }).click();
  await shopper.getByText('Thanks for subscribing.').waitFor();
  await expect.poll(waiting, PATIENCE).toBe(1);
  // Gone: what has not reached Attune by now is not told any more.
  await shopper.goto('about:blank');
});

test('an hour later the mail shows that product and similar ones', async () => {
  await advance(0.9 * HOUR);
  expect(await mailsTo(SHOPPER)).toHaveLength(0);
  await advance(0.2 * HOUR);
  await expect.poll(() => mailsTo(SHOPPER).then(({ length }) => length), PATIENCE).toBe(1);
  mail = await findMail(demo.origin, (await mailsTo(SHOPPER))[0]!.messageId);
  const shown = [...mail.html.matchAll(/\/products\/([\w-]+)\.png/g)].map((match) => match[1]);
  const distinct = [...new Set(shown)];
  // features.md, browse abandonment: the viewed product first, then three similar ones.
  expect(distinct[0]).toBe(product.handle);
  expect(distinct).toHaveLength(4);
});

test('its link leads to the product and is counted', async () => {
  const inbox = await openForTest();
  await inbox.goto(`${demo.origin}/inbox?mail=${mail.id}`);
  const picture = inbox.frameLocator('iframe').locator(`img[src*="/products/${product.handle}"]`);
  const [shop] = await Promise.all([inbox.context().waitForEvent('page'), picture.first().click()]);
  await shop.waitForLoadState();
  expect(new URL(shop.url()).pathname).toBe(`/store/products/${product.handle}`);
  expect(await shop.getByRole('heading', { level: 1 }).innerText()).toBe(product.title);

  const page = await openForTest();
  await page.goto(`${demo.origin}/admin/apps/attune/app/reports/messages?flow=browse-abandonment`);
  const screen = page.frameLocator('iframe.app');
  await screen.getByRole('link', { name: SHOPPER }).first().click();
  await screen.getByText('Clicked', { exact: true }).first().waitFor();
  await expect.poll(() => screen.getByText('Not clicked').count(), PATIENCE).toBe(0);
  await keepPicture(page, 'story-message');
});

test('its way out stops all further mail', async () => {
  const page = await openForTest();
  await page.goto(/<(http[^>]+)>/.exec(mail.listUnsubscribe)?.[1] ?? '');
  await page.getByRole('button', { name: 'Unsubscribe' }).click();
  await page.getByRole('status').waitFor();
  // Past the flow's pause of seven days, so that nothing but the word itself holds mail back.
  await advance(8 * 24 * HOUR);
  const refusedBefore = await passedOver('unreachable');
  await visit(shopper, `/store/products/${product.handle}`);
  await expect.poll(() => passedOver('unreachable'), PATIENCE).toBe(refusedBefore + 1);
  await waitUntilSent(demo.app, await sendCampaign(demo.app, null), () => {});
  await advance(2 * HOUR);
  expect(await mailsTo(SHOPPER)).toHaveLength(1);
});

function isOnShelf({ status, variants }: ReturnType<typeof shopOfDemo>['products'][number]) {
  return status === 'ACTIVE' && variants.every(({ inventoryQuantity }) => inventoryQuantity > 5);
}

async function visit(page: Page, path: string): Promise<void> {
  await page.goto(`${demo.origin}${path}`);
}

async function lastEventAt(): Promise<string | null> {
  const { pixel } = await demo.app.json<{ pixel: { lastEventAt: string | null } }>('/app/progress');
  return pixel.lastEventAt;
}

async function readFlow(): Promise<FlowProgress> {
  return await demo.app.json<FlowProgress>(`${FLOW}/progress`);
}

async function waiting(): Promise<number> {
  return (await readFlow()).waiting.reduce((sum, { count }) => sum + count, 0);
}

async function passedOver(reason: string): Promise<number> {
  return (await readFlow()).passedOver[reason] ?? 0;
}

async function advance(seconds: number): Promise<void> {
  const body = JSON.stringify({ advance: seconds });
  const answer = await fetch(`${demo.origin}/clock`, { method: 'POST', body });
  expect(answer.status).toBe(200);
}

async function mailsTo(address: string): Promise<{ messageId: string }[]> {
  const query = new URLSearchParams({ to: address });
  const answer = await (await fetch(`${demo.origin}/inbox.json?${query}`)).json();
  return (answer as { mails: { messageId: string }[] }).mails;
}
