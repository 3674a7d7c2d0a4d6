// The pages of the storefront that only a shopper with a cart or an account sees: no barrier that axe finds, none wider
// than its window, and nothing that moves.
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { keepPicture, startChromium, type Window } from '../support/chromium';
import { axeProblems, sidewaysScroll } from '../support/page-checks';
import { runStorefront } from './run-storefront';

const { openForTest } = startChromium();

const WINDOWS: Window[] = [
  {},
  { width: 768, height: 1024 },
  { width: 390, height: 844, dark: true },
];

test('buying and logging in are accessible at every width', async () => {
  const faults: string[] = [];
  for (const window of WINDOWS) {
    const { store } = await runStorefront();
    const page = await openForTest(window);
    await watchShifts(page);
    for await (const name of walk(page, store)) {
      const where = `store-${name}-${window.width ?? 1280}`;
      await keepPicture(page, where);
      const wide = await sidewaysScroll(page);
      if (wide > 0) faults.push(`${where}: ${wide} px too wide`);
      // Google's bound for a page that holds still.
      if ((await shiftOf(page)) > 0.1) faults.push(`${where}: its parts move`);
      faults.push(...(await axeProblems(page)).map((fault) => `${where}: ${fault}`));
    }
  }
  expect(faults).toEqual([]);
});

/** Stops at each page, by its name. */
async function* walk(page: Page, store: string): AsyncGenerator<string> {
  await page.goto(`${store}/cart`);
  yield 'cart-empty';
  await page.getByText('Manage preferences').click();
  yield 'consent';
  await page.getByRole('button', { name: 'Accept' }).click();
  await page.goto(`${store}/products/linen-shirt`);
  await page.getByLabel('Quantity').fill('3');
  await page.getByRole('button', { name: 'Add to cart' }).click();
  await page.waitForURL('**/cart');
  yield 'cart';
  await page.getByText('Check out').click();
  await page.waitForURL('**/checkout');
  yield 'checkout';
  await page.getByLabel('E-mail address').fill('ann@example.com');
  await page.getByRole('button', { name: 'Pay' }).click();
  await page.getByText('Something is missing').waitFor();
  yield 'checkout-faults';
  await page.getByLabel('Last name').fill('Lee');
  await page.getByLabel('Address', { exact: true }).fill('1 Road');
  await page.getByLabel('Postal code').fill('10115');
  await page.getByLabel('City').fill('Berlin');
  await page.getByRole('button', { name: 'Pay' }).click();
  await page.getByText('Your order is confirmed').waitFor();
  yield 'thank-you';
  await page.goto(`${store}/account/login`);
  yield 'login';
  await page.locator('#email').fill('ann@example.com');
  await page.getByRole('button', { name: 'Continue' }).click();
  await page.getByText('Enter your code').waitFor();
  yield 'code';
  await page.getByLabel('Code').fill(await page.locator('.code').innerText());
  await page.getByRole('main').getByRole('button', { name: 'Log in' }).click();
  await page.getByText('Your details').waitFor();
  yield 'account';
  await page.getByPlaceholder('E-mail address').fill('bo@example.com');
  await page.getByRole('button', { name: 'Subscribe' }).click();
  await page.getByText('Thanks for subscribing.').waitFor();
  yield 'subscribed';
}

type Watching = { shift?: number };

async function watchShifts(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const watching = window as unknown as Watching;
    watching.shift = 0;
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries() as (PerformanceEntry & Shift)[]) {
        if (!entry.hadRecentInput) watching.shift! += entry.value;
      }
    }).observe({ type: 'layout-shift', buffered: true });
    type Shift = { value: number; hadRecentInput: boolean };
  });
}

async function shiftOf(page: Page): Promise<number> {
  return await page.evaluate(() => (window as unknown as Watching).shift ?? 0);
}
