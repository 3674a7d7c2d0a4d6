// The contract between the sandbox's storefront and a web pixel, in a real browser: which events it hears, in which
// order, with which consent, and what it cannot reach.
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { startChromium } from '../support/chromium';
import { runStorefront } from './run-storefront';

const { openForTest } = startChromium();

const PATIENCE = { timeout: 15_000 };

const answer = (page: Page, button: 'Accept' | 'Decline') =>
  page.getByRole('button', { name: button }).click();

const reopen = async (page: Page, button: 'Accept' | 'Decline') => {
  await page.getByText('Cookie preferences').click();
  await answer(page, button);
};

test('tells a shopper’s whole way in order, by one visitor', async () => {
  const { store, names, events } = await runStorefront();
  const page = await openForTest();
  await page.goto(store);
  await answer(page, 'Accept');

  await page.goto(`${store}/collections/all`);
  await page.getByText('Linen shirt').click();
  await page.getByLabel('Quantity').fill('2');
  await page.getByRole('button', { name: 'Add to cart' }).click();
  await page.getByLabel('Quantity of').fill('1');
  await page.getByRole('button', { name: 'Update' }).click();
  await page.waitForURL('**/cart');
  await page.getByLabel('Search products').fill('linen');
  await page.getByLabel('Search products').press('Enter');
  await page.waitForURL('**/search?**');
  await page.goto(`${store}/checkout`);
  await page.getByLabel('E-mail address').fill('ann@example.com');
  await page.getByLabel('Last name').fill('Lee');
  await page.getByLabel('Address', { exact: true }).fill('1 Road');
  await page.getByLabel('Postal code').fill('10115');
  await page.getByLabel('City').fill('Berlin');
  await page.getByRole('button', { name: 'Pay' }).click();
  await page.getByText('Your order is confirmed').waitFor();

  await expect
    .poll(names, PATIENCE)
    .toEqual([
      ...['page_viewed', 'collection_viewed'],
      ...['page_viewed', 'product_viewed', 'form_submitted'],
      ...['product_added_to_cart', 'page_viewed', 'cart_viewed', 'form_submitted'],
      ...['product_removed_from_cart', 'page_viewed', 'cart_viewed', 'form_submitted'],
      ...['page_viewed', 'search_submitted'],
      ...['page_viewed', 'checkout_started', 'checkout_contact_info_submitted', 'form_submitted'],
      ...['checkout_completed', 'page_viewed'],
    ]);
  const cookies = await page.context().cookies(store);
  const visitor = cookies.find(({ name }) => name === '_shopify_y')?.value;
  expect([...new Set(events().map(({ clientId }) => clientId))]).toEqual([visitor]);
  expect(events().map(({ seq }) => seq)).toEqual(events().map((_, index) => index));
});

test('gives events the envelope and the data of Shopify’s types', async () => {
  const { store, events } = await runStorefront();
  const page = await openForTest();
  await page.goto(store);
  await answer(page, 'Accept');

  await page.goto(`${store}/products/linen-shirt?attune=TOKEN`);

  await expect.poll(() => events().length, PATIENCE).toBe(2);
  const [, viewed] = events();
  expect(viewed).toEqual({
    id: expect.any(String),
    clientId: expect.any(String),
    name: 'product_viewed',
    type: 'standard',
    // The sandbox's clock, which stands at this moment.
    timestamp: expect.stringMatching(/^2026-03-01T10:0/),
    seq: 1,
    context: {
      document: expect.objectContaining({
        title: 'Linen shirt · Small Shop',
        location: expect.objectContaining({
          pathname: '/store/products/linen-shirt',
          search: '?attune=TOKEN',
        }),
      }),
      navigator: expect.objectContaining({ cookieEnabled: true }),
      window: expect.objectContaining({ innerWidth: 1280 }),
    },
    data: {
      productVariant: {
        id: '11',
        image: { src: expect.stringContaining('/cdn/products/linen-shirt.png') },
        price: { amount: 49, currencyCode: 'EUR' },
        product: {
          id: '1',
          title: 'Linen shirt',
          type: 'Shirts',
          untranslatedTitle: 'Linen shirt',
          url: '/store/products/linen-shirt',
          vendor: 'Small',
        },
        sku: 'LS',
        title: 'Default Title',
        untranslatedTitle: 'Default Title',
      },
    },
  });
});

test('tells nothing of a shopper who declined', async () => {
  const { store, names } = await runStorefront();
  const page = await openForTest();
  await page.goto(`${store}/products/linen-shirt`);
  await answer(page, 'Decline');
  await page.getByRole('button', { name: 'Add to cart' }).click();
  await page.waitForURL('**/cart');
  expect((await page.context().cookies(store)).map(({ name }) => name).sort()).toEqual([
    '_tracking_consent',
    'cart',
  ]);

  // Had anything been kept back, it would come now.
  await reopen(page, 'Accept');
  await page.goto(store);

  await expect.poll(names, PATIENCE).toEqual(['page_viewed']);
});

test('starts on the page where consent is given', async () => {
  const { store, of, names } = await runStorefront();
  const page = await openForTest();
  await page.goto(`${store}/products/linen-shirt`);
  expect(await page.locator('iframe').count()).toBe(0);

  await answer(page, 'Accept');
  await page.getByPlaceholder('E-mail address').fill('bo@example.com');
  await page.getByRole('button', { name: 'Subscribe' }).click();
  await page.getByText('Thanks for subscribing.').waitFor();

  await expect.poll(names, PATIENCE).toEqual(['form_submitted', 'page_viewed', 'product_viewed']);
  expect(of('init')[0]).toMatchObject({
    context: { document: { location: { pathname: '/store/products/linen-shirt' } } },
    customerPrivacy: { analyticsProcessingAllowed: true, marketingAllowed: true },
  });
});

test('waits for every permission that the pixel declares', async () => {
  const { store, names } = await runStorefront();
  const page = await openForTest();
  await page.goto(store);
  await page.getByText('Manage preferences').click();
  await page.getByLabel('Analytics').check();
  await page.getByRole('button', { name: 'Save my choices' }).click();
  await page.goto(`${store}/products/linen-shirt`);
  expect(await page.locator('iframe').count()).toBe(0);

  await reopen(page, 'Accept');
  await page.goto(store);

  await expect.poll(names, PATIENCE).toEqual(['page_viewed']);
});

test('tells no more once consent is taken back', async () => {
  const { store, of, names } = await runStorefront();
  const page = await openForTest();
  await page.goto(store);
  await answer(page, 'Accept');
  await page.goto(`${store}/collections/all`);
  await expect.poll(names, PATIENCE).toEqual(['page_viewed', 'collection_viewed']);

  await reopen(page, 'Decline');
  await expect
    .poll(() => of('consent'), PATIENCE)
    .toEqual([
      {
        customerPrivacy: {
          analyticsProcessingAllowed: false,
          marketingAllowed: false,
          preferencesProcessingAllowed: false,
          saleOfDataAllowed: false,
        },
      },
    ]);
  await page.getByLabel('Search products').fill('linen');
  await page.getByLabel('Search products').press('Enter');
  await page.waitForURL('**/search?**');
  const cookies = await page.context().cookies(store);
  expect(cookies.map(({ name }) => name)).toEqual(['_tracking_consent']);
  await reopen(page, 'Accept');
  await page.goto(`${store}/cart`);

  await expect.poll(() => names().length, PATIENCE).toBe(4);
  expect(names().toSorted()).toEqual([
    'cart_viewed',
    'collection_viewed',
    'page_viewed',
    'page_viewed',
  ]);
});

test('keeps what a form told over the change of page', async () => {
  const { store, events } = await runStorefront();
  const page = await openForTest();
  await page.goto(store);
  await answer(page, 'Accept');
  await page.goto(store);

  await page.getByPlaceholder('E-mail address').fill('bo@example.com');
  await page.getByRole('button', { name: 'Subscribe' }).click();

  const submitted = () => events().find(({ name }) => name === 'form_submitted');
  await expect.poll(submitted, PATIENCE).toBeDefined();
  const form = submitted()?.data as { element: { id: string; elements: { name: string }[] } };
  expect(form.element.id).toBe('newsletter-form');
  expect(form.element.elements).toContainEqual({
    id: null,
    name: 'contact[email]',
    tagName: 'INPUT',
    type: 'email',
    value: 'bo@example.com',
  });
});

test('hands a pixel the customer, the cart and the shop', async () => {
  const { store, of, context } = await runStorefront();
  const page = await openForTest();
  await page.goto(`${store}/account/login`);
  await answer(page, 'Decline');
  await page.getByLabel('E-mail address', { exact: true }).first().fill('ann@example.com');
  await page.getByRole('button', { name: 'Continue' }).click();
  await page.getByLabel('Code').fill(await page.locator('.code').innerText());
  await page.getByRole('main').getByRole('button', { name: 'Log in' }).click();
  await page.getByText('You have not ordered yet.').waitFor();
  await page.goto(`${store}/products/linen-shirt`);
  await page.getByRole('button', { name: 'Add to cart' }).click();
  await page.waitForURL('**/cart');

  await reopen(page, 'Accept');

  await expect.poll(() => of('init'), PATIENCE).toHaveLength(1);
  expect(of('init')[0]).toMatchObject({
    data: {
      customer: { id: context.shop.customers[0]?.id, email: 'ann@example.com', ordersCount: 0 },
      cart: { totalQuantity: 1, cost: { totalAmount: { amount: 49, currencyCode: 'EUR' } } },
      shop: { name: 'Small Shop', myshopifyDomain: 'small.myshopify.com', countryCode: 'DE' },
    },
  });
});

test('lets a pixel reach the shop through its browser only', async () => {
  const { store, of, sent } = await runStorefront();
  const page = await openForTest();
  await page.goto(store);
  await page.evaluate(() => localStorage.setItem('of-page', 'by page'));
  await answer(page, 'Accept');
  await page.goto(store);

  await page.evaluate(() => {
    const { Shopify } = window as unknown as { Shopify: { analytics: Analytics } };
    type Analytics = { publish(name: string, data: unknown): boolean };
    Shopify.analytics.publish('try_everything', { as: 'a custom event' });
  });

  await expect.poll(() => of('found'), PATIENCE).toHaveLength(1);
  expect(of('found')[0]).toEqual({
    found: { cookie: 'by-pixel', ofPage: 'by page', missing: null, order: '' },
    reached: [],
    origin: 'null',
  });
  expect(await page.evaluate(() => localStorage.getItem('kept'))).toBe('by pixel');
  expect(sent.some(({ kind }) => kind === 'beacon')).toBe(true);
  expect(sent.find(({ kind }) => kind === 'init')?.key).toBe('public-key');
});

test('loads no pixel after the app is uninstalled', async () => {
  const { store, context, names } = await runStorefront();
  const page = await openForTest();
  await page.goto(store);
  await answer(page, 'Accept');
  await page.goto(store);
  await expect.poll(names, PATIENCE).toEqual(['page_viewed']);

  context.installation.uninstall();
  await page.goto(`${store}/products/linen-shirt`);

  expect(await page.locator('iframe').count()).toBe(0);
});

test('keeps the page still while the banner comes and goes', async () => {
  const { store } = await runStorefront();
  const page = await openForTest();
  await page.goto(store);
  const heading = page.getByRole('heading', { name: 'New in' });
  const before = await heading.boundingBox();

  await page.keyboard.press('Tab');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await page.getByLabel('Marketing').waitFor();
  await answer(page, 'Accept');
  await page.getByText('Cookie consent').waitFor({ state: 'hidden' });

  expect(await heading.boundingBox()).toEqual(before);
});

test('tells of a form whose field is called id', async () => {
  const { store, events } = await runStorefront();
  const page = await openForTest();
  await page.goto(store);
  await answer(page, 'Accept');
  await page.goto(`${store}/products/linen-shirt`);

  await page.getByRole('button', { name: 'Add to cart' }).click();
  await page.waitForURL('**/cart');

  const submitted = () => events().find(({ name }) => name === 'form_submitted');
  await expect.poll(submitted, PATIENCE).toBeDefined();
  expect(submitted()?.data).toEqual({
    element: {
      action: `${store}/cart/add`,
      id: 'product-form',
      elements: [
        { id: null, name: 'id', tagName: 'INPUT', type: 'hidden', value: '11' },
        { id: null, name: 'quantity', tagName: 'INPUT', type: 'number', value: '1' },
      ],
    },
  });
});
