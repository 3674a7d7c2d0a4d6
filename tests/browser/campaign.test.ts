// The main job as a person sees it: a merchant sends a campaign from the admin, mails arrive, and their readers
// open them, click, and leave.
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { sendCampaign, waitUntilSent } from '../../sandbox/demo/once';
import { keepPicture, startChromium } from '../support/chromium';
import { sidewaysScroll } from '../support/page-checks';
import { sharedDemo } from '../support/shared-demo';

const { origin, app } = sharedDemo();
const { openForTest } = startChromium();

const FEW = 25;
const PATIENCE = { timeout: 60_000, interval: 200 };

type Mail = { id: number; to: string[]; messageId: string; listUnsubscribe: string };
type Line = { status: string; messageId: string | null; products: string[] };

/** The campaign that the first story sends, and its mails. */
let campaignId = 0;
let arrived: Mail[] = [];

test('a campaign started in the admin fills the inbox', async () => {
  const before = await readInbox();
  const page = await openForTest();
  await page.goto(`${origin}/admin`);
  await page.getByRole('button', { name: 'Create campaign' }).click();
  const form = page.frameLocator('iframe.app');
  await form.getByLabel('Campaign name').fill('Autumn picks');
  await form.getByLabel('Share held back (percent)').fill('0');
  await form.getByLabel('Recipient limit (people)').fill(String(FEW));
  await form.getByLabel('Keep quiet hours').uncheck();
  await form.getByLabel('Least gap between two emails (hours)').fill('0');
  await keepPicture(page, 'admin-campaign-form');
  await page.getByRole('button', { name: 'Review campaign' }).click();
  await page.getByRole('button', { name: 'Send campaign' }).click();
  await keepPicture(page, 'admin-campaign-confirm');
  await form.getByRole('dialog').getByRole('button', { name: 'Send campaign' }).click();
  await form.getByText('Done', { exact: true }).first().waitFor({ timeout: 60_000 });
  campaignId = Number(/\/campaigns\/(\d+)/.exec(page.url())?.[1]);
  await keepPicture(page, 'admin-campaign-done');

  arrived = (await readInbox()).slice(before.length);
  expect(arrived).toHaveLength(FEW);
  const lines = await readLines(campaignId);
  expect(lines.filter((line) => line.status === 'accepted')).toHaveLength(FEW);
  expect(new Set(arrived.map((mail) => mail.messageId))).toEqual(
    new Set(lines.map((line) => line.messageId)),
  );
});

test('a mail opens on a desktop, a phone and in the dark', async () => {
  const mail = pickMail(0);
  const page = await openMail(mail);
  const letter = page.frameLocator('iframe[title^="The mail"]');
  await letter.getByRole('heading', { level: 1 }).waitFor();
  const widthOfFrame = () => page.locator('iframe').evaluate((frame) => frame.clientWidth);
  expect(await widthOfFrame()).toBeGreaterThan(600);

  await page.getByRole('link', { name: 'Phone' }).click();
  await expect.poll(widthOfFrame, PATIENCE).toBeLessThanOrEqual(390);
  await page.getByRole('switch', { name: 'Dark' }).click();
  const background = () =>
    letter.locator('body').evaluate((body) => getComputedStyle(body).backgroundColor);
  // mail-design.md, "Dark": #121212 behind the card.
  await expect.poll(background, PATIENCE).toBe('rgb(18, 18, 18)');
  await keepPicture(page, 'inbox-phone-dark');
});

test('a mail opens as plain text and as source', async () => {
  const mail = pickMail(0);
  const page = await openMail(mail);
  await page.getByRole('link', { name: 'Plain text' }).click();
  await expect
    .poll(() => page.locator('pre.paper').innerText(), PATIENCE)
    .toContain('Unsubscribe:');
  await keepPicture(page, 'inbox-plain-text');
  await page.getByRole('link', { name: 'Source' }).click();
  await expect
    .poll(() => page.locator('pre.paper-source').innerText(), PATIENCE)
    .toContain('List-Unsubscribe-Post: List-Unsubscribe=One-Click');
});

test('a product in a mail leads to its page and counts as clicked', async () => {
  const mail = pickMail(1);
  const line = (await readLines(campaignId)).find(({ messageId }) => messageId === mail.messageId);
  const page = await openMail(mail);
  const picture = page.frameLocator('iframe').locator('img[src*="/products/"]').first();
  const title = (await picture.getAttribute('alt')) ?? '';
  const [shop] = await Promise.all([page.context().waitForEvent('page'), picture.click()]);
  await shop.waitForLoadState();
  expect(new URL(shop.url()).pathname).toBe(`/store/products/${line?.products[0]}`);
  expect(await shop.getByRole('heading', { level: 1 }).innerText()).toBe(title);
  await keepPicture(shop, 'storefront-product');
  await expect.poll(() => readClicked(campaignId), PATIENCE).toBe(1);
});

test('opening the way out alone unsubscribes nobody', async () => {
  const before = await readReachable();
  const { listUnsubscribe } = pickMail(2);
  const answer = await fetch(addressIn(listUnsubscribe));
  expect([answer.status, (await answer.text()).includes('<form method="post">')]).toEqual([
    200,
    true,
  ]);
  expect(await readReachable()).toBe(before);
});

test('one click in the mailbox unsubscribes at once', async () => {
  const before = await readReachable();
  const page = await openMail(pickMail(2));
  await page.getByRole('button', { name: 'Unsubscribe' }).click();
  await page.locator('.unsubscribe-answer.is-good').waitFor();
  await keepPicture(page, 'inbox-unsubscribed');
  expect(await readReachable()).toBe(before - 1);
});

test('a person unsubscribes by the button on the page', async () => {
  const before = await readReachable();
  const page = await openForTest({ width: 390, height: 800 });
  await page.goto(addressIn(pickMail(3).listUnsubscribe));
  await keepPicture(page, 'unsubscribe-page');
  expect(await sidewaysScroll(page)).toBe(0);
  await page.getByRole('button', { name: 'Unsubscribe' }).click();
  await page.getByRole('status').waitFor();
  await keepPicture(page, 'unsubscribe-done');
  expect(await readReachable()).toBe(before - 1);
});

test('the next campaign passes over those who left', async () => {
  const before = await readInbox();
  // The limit takes the same people again, and for each who left one more.
  await waitUntilSent(app, await sendCampaign(app, FEW), () => {});
  const next = (await readInbox()).slice(before.length).flatMap((mail) => mail.to);
  const [stayed, left] = [arrived.filter(isStaying), arrived.filter((mail) => !isStaying(mail))];
  expect([next.length, stayed.length]).toEqual([FEW, FEW - 2]);
  expect(next).toEqual(expect.arrayContaining(stayed.flatMap((mail) => mail.to)));
  expect(next.filter((address) => left.some((mail) => mail.to.includes(address)))).toEqual([]);
});

function isStaying(mail: Mail): boolean {
  return mail !== pickMail(2) && mail !== pickMail(3);
}

function pickMail(at: number): Mail {
  const mail = arrived[at];
  if (!mail) throw new Error('The story before this one sent no such mail.');
  return mail;
}

async function openMail(mail: Mail): Promise<Page> {
  const page = await openForTest();
  await page.goto(`${origin}/inbox`);
  await page.getByLabel('Search mails').fill(mail.to[0] ?? '');
  await page.locator(`li[data-id="${mail.id}"] a`).click();
  await page.locator(`article[data-id="${mail.id}"]`).waitFor();
  return page;
}

async function readInbox(): Promise<Mail[]> {
  const mails: Mail[] = [];
  for (let after: number | null = 0; after !== null;) {
    const answer = await fetch(`${origin}/inbox.json?limit=1000&after=${after}`);
    const listing = (await answer.json()) as { mails: Mail[]; next: number | null };
    mails.push(...listing.mails);
    after = listing.next;
  }
  return mails;
}

async function readLines(campaign: number): Promise<Line[]> {
  const lines: Line[] = [];
  for await (const line of app.lines(`/app/campaigns/${campaign}/messages.jsonl`)) {
    lines.push(JSON.parse(line) as Line);
  }
  return lines;
}

async function readClicked(campaign: number): Promise<number> {
  return (await app.json<{ clicked: number }>(`/app/campaigns/${campaign}/progress`)).clicked;
}

async function readReachable(): Promise<number> {
  return (await app.json<{ reachable: number }>('/app/progress')).reachable;
}

function addressIn(listUnsubscribe: string): string {
  return /<(.+)>/.exec(listUnsubscribe)?.[1] ?? '';
}
