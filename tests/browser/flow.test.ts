// A merchant with a flow: its wait changed and saved, a change not lost by leaving, the switch turned with what it says.
import type { FrameLocator, Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { keepPicture, startChromium } from '../support/chromium';
import { sharedDemo } from '../support/shared-demo';

const { origin, app } = sharedDemo();
const { openForTest } = startChromium();

const PATIENCE = { timeout: 30_000, interval: 100 };
const FLOW = '/app/flows/browse-abandonment';

type Progress = { flow: { state: string; delayMinutes: number } };

async function openFlow(): Promise<{ page: Page; screen: FrameLocator }> {
  const page = await openForTest();
  await page.goto(`${origin}/admin/apps/attune${FLOW}`);
  const screen = page.frameLocator('iframe.app');
  await screen.getByLabel('Wait (hours)').waitFor();
  return { page, screen };
}

const readFlow = async () => (await app.json<Progress>(`${FLOW}/progress`)).flow;

test('a wait is changed, refused, mended and saved', async () => {
  const { page, screen } = await openFlow();
  const save = page.getByRole('button', { name: 'Save' });
  await screen.getByLabel('Wait (hours)').fill('25');
  await save.click();
  await screen.getByText('Enter a wait from 10 minutes to 24 hours.').waitFor();
  await keepPicture(page, 'admin-flow-refused');
  expect((await readFlow()).delayMinutes).toBe(60);

  await screen.getByLabel('Unit of the wait').selectOption('minutes');
  await screen.getByLabel('Wait (minutes)').fill('50');
  await save.click();
  await expect.poll(async () => (await readFlow()).delayMinutes, PATIENCE).toBe(50);
  await expect.poll(() => save.isVisible(), PATIENCE).toBe(false);
  await screen.getByRole('heading', { name: '50 minutes' }).waitFor();

  // Other stories walk through this flow: an hour again.
  await screen.getByLabel('Wait (minutes)').fill('60');
  await save.click();
  await expect.poll(async () => (await readFlow()).delayMinutes, PATIENCE).toBe(60);
});

test('a change is not lost by leaving, and goes with a word', async () => {
  const { page, screen } = await openFlow();
  await screen.getByLabel('Least gap between two emails (hours)').fill('20');
  await page.getByRole('button', { name: 'Back to Flows' }).click();
  await page.getByText('Leave page with unsaved changes?').waitFor();
  await page.keyboard.press('Escape');
  expect(await screen.getByLabel('Least gap between two emails (hours)').inputValue()).toBe('20');
  await page.getByRole('button', { name: 'Discard' }).click();
  expect(await screen.getByLabel('Least gap between two emails (hours)').inputValue()).toBe('16');
  await page.getByRole('button', { name: 'Back to Flows' }).click();
  await screen.getByRole('link', { name: 'Browse abandonment' }).first().waitFor();
});

test('a flow is turned on from its screen, which says what will happen', async () => {
  const { page, screen } = await openFlow();
  const dialog = screen.getByRole('dialog');
  // Another story may have been here first.
  if ((await readFlow()).state === 'off') {
    await page.getByRole('button', { name: 'Turn on' }).click();
    await screen.getByText('gets one email 1 hour later').waitFor();
    await keepPicture(page, 'admin-flow-confirm');
    await dialog.getByRole('button', { name: 'Turn on' }).click();
  }
  await page.getByRole('button', { name: 'Turn off' }).click();
  await screen.getByText('Emails that are on their way still arrive.').waitFor();
  await dialog.getByRole('button', { name: 'Cancel' }).click();
  await keepPicture(page, 'admin-flow-on');
  expect((await readFlow()).state).toBe('on');
});
