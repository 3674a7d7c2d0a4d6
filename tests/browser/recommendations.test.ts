// A merchant looks at what one customer would be shown, hides a product from every mail, and takes it back.
import type { Frame, Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { keepPicture, startChromium } from '../support/chromium';
import { sharedDemo } from '../support/shared-demo';

const { origin } = sharedDemo();
const { openForTest } = startChromium();

const PATIENCE = { timeout: 10_000 };

async function openScreen(page: Page, search = ''): Promise<Frame> {
  await page.goto(`${origin}/admin/apps/attune/app/recommendations${search}`);
  const frame = page.frame({ name: 'app-iframe' });
  if (!frame) throw new Error('The admin frame holds no app.');
  await frame.getByRole('heading', { name: 'What this customer would be shown now' }).waitFor();
  return frame;
}

const titlesOf = (frame: Frame) => frame.locator('.pick h4').allTextContents();

test('a customer is found by keyboard and the address shared', async () => {
  const page = await openForTest();
  const frame = await openScreen(page);
  expect(await titlesOf(frame)).toHaveLength(12);
  await frame.getByRole('combobox', { name: 'Find a customer by name or email' }).focus();
  await page.keyboard.type('amina.alhassan');
  await frame.getByRole('option', { name: /amina\.alhassan@example\.com/ }).waitFor();
  await expect.poll(() => frame.getByRole('option').count(), PATIENCE).toBe(1);
  await page.keyboard.press('Enter');
  const line = frame.getByText(/amina\.alhassan@example\.com/).first();
  await expect.poll(() => page.url(), PATIENCE).toMatch(/\?customer=[0-9a-f-]{36}$/);
  await line.waitFor();
  const seen = await titlesOf(frame);
  const shared = await openScreen(await openForTest(), new URL(page.url()).search);
  expect(await titlesOf(shared)).toEqual(seen);
  expect(await shared.getByText(/amina\.alhassan@example\.com/).count()).toBe(1);
});

test('a hidden product leaves the ranking until taken back', async () => {
  const page = await openForTest();
  const frame = await openScreen(page);
  const before = await titlesOf(frame);
  const [first] = before;
  await frame.getByRole('button', { name: `Never recommend ${first}`, exact: true }).click();
  await frame.getByRole('button', { name: `Allow ${first} again` }).waitFor();
  expect(await titlesOf(frame)).not.toContain(first);
  await frame.getByText('Hidden by you').first().waitFor();
  await keepPicture(page, 'admin-recommendations-hidden');
  await frame.getByRole('button', { name: 'Undo' }).click();
  await frame.getByText('Every product may be recommended.').waitFor();
  expect(await titlesOf(frame)).toEqual(before);
});

test('products are hidden through the admin’s own picker', async () => {
  const page = await openForTest();
  const frame = await openScreen(page);
  await frame.getByRole('button', { name: 'Choose products' }).click();
  const picker = page.getByRole('dialog', { name: 'Select products' });
  await picker.getByLabel('Search products').fill('hammock');
  const choice = picker.getByRole('checkbox', { name: /Hammock/ }).first();
  await choice.check();
  await picker.getByRole('button', { name: 'Select' }).click();
  await frame.getByRole('button', { name: /^Allow .*Hammock.* again$/ }).click();
  await frame.getByText('Every product may be recommended.').waitFor();
});

test('the back-test stands beside the picks with its ranges', async () => {
  const frame = await openScreen(await openForTest());
  const card = frame.getByRole('table', { name: /How often one of ten products/ });
  // Simulated shoppers have tastes, so picks beat best sellers beyond chance (sandbox/simulate/baskets.ts).
  await frame.getByText('Picks are ahead').waitFor();
  const [picks, best] = await Promise.all(
    ['Picks', 'Best sellers'].map(async (name) => {
      const row = card.getByRole('row', { name: new RegExp(`^${name}`) });
      const cell = (await row.getByRole('cell').first().textContent()) ?? '';
      expect(cell).toMatch(/^[\d.]+%[\d.]+ to [\d.]+%$/);
      return parseFloat(cell);
    }),
  );
  expect(picks).toBeGreaterThan(best!);
});

test('an address of nobody says so and offers the search', async () => {
  const page = await openForTest();
  await page.goto(`${origin}/admin/apps/attune/app/recommendations?customer=nobody`);
  const frame = page.frameLocator('iframe[name="app-iframe"]');
  await frame.getByText('There is no such customer. Pick another one.').waitFor();
  await frame.getByRole('combobox').waitFor();
});
