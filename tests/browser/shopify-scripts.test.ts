// What Shopify's own scripts offer a theme on the sandbox's storefront, in a real browser: custom events, the known
// visitor, consent, and where the shop is.
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { startChromium } from '../support/chromium';
import { runStorefront } from './run-storefront';

const { openForTest } = startChromium();

const PATIENCE = { timeout: 15_000 };

const answer = (page: Page, button: 'Accept' | 'Decline') =>
  page.getByRole('button', { name: button }).click();

type Storefront = {
  locale: string;
  currency: { active: string };
  routes: { root: string };
  customerPrivacy: { setTrackingConsent(given: object, done: () => void): void };
  loadFeatures(features: { name: string; version: string }[], done: (fault?: Error) => void): void;
  analytics: {
    publish(name: string, payload: unknown, options?: unknown): boolean;
    visitor(given: object, options?: object): boolean;
  };
};

test('hands a theme’s own events to the pixel as custom', async () => {
  const { store, events } = await runStorefront();
  const page = await openForTest();
  await page.goto(store);
  await answer(page, 'Accept');

  await page.evaluate(() => {
    const { analytics } = (window as unknown as { Shopify: Storefront }).Shopify;
    analytics.publish('wishlist', { productId: '1' }, { sendTo: 'x' });
  });

  const custom = () => events().find(({ type }) => type === 'custom');
  await expect.poll(custom, PATIENCE).toBeDefined();
  expect(custom()).toMatchObject({ name: 'wishlist', customData: { productId: '1' } });
  expect(custom()).not.toHaveProperty('data');
});

test('records a named visitor with both consents only', async () => {
  const { store, context } = await runStorefront();
  const page = await openForTest();
  await page.goto(store);
  const tell = (given: object) =>
    page.evaluate((visitor) => {
      const { analytics } = (window as unknown as { Shopify: Storefront }).Shopify;
      return analytics.visitor(visitor, { appId: 'attune' });
    }, given);

  expect(await tell({ email: 'ann@example.com' })).toBe(false);
  await answer(page, 'Accept');
  expect(await tell({ email: 'nobody' })).toBe(false);
  expect(await tell({ email: 'ann@example.com' })).toBe(true);

  await expect.poll(() => context.visitors.all(), PATIENCE).toHaveLength(1);
  const named = { email: 'ann@example.com', phone: null, appId: 'attune' };
  expect(context.visitors.all()[0]).toMatchObject(named);
});

test('tells a page of consent and where the shop is', async () => {
  const { store } = await runStorefront();
  const page = await openForTest();
  await page.goto(store);

  const seen = await page.evaluate(async () => {
    const { Shopify } = window as unknown as { Shopify: Storefront };
    const load = (name: string) =>
      new Promise<boolean>((done) =>
        Shopify.loadFeatures([{ name, version: '0.1' }], (fault) => done(!fault)),
      );
    const told = new Promise<unknown>((done) =>
      document.addEventListener('visitorConsentCollected', (event) =>
        done((event as CustomEvent<unknown>).detail),
      ),
    );
    const loaded = [await load('consent-tracking-api'), await load('no-such-thing')];
    Shopify.customerPrivacy.setTrackingConsent({ analytics: true }, () => undefined);
    const { locale, currency, routes } = Shopify;
    return { loaded, told: await told, locale, currency: currency.active, root: routes.root };
  });

  expect(seen).toMatchObject({
    loaded: [true, false],
    told: { analyticsAllowed: true, marketingAllowed: false },
    ...{ locale: 'en', currency: 'EUR', root: '/store/' },
  });
});
