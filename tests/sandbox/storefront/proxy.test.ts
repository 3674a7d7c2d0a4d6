// The app proxy between a shopper and the app: what the app is sent, what it may answer, and that Shopify's own
// library takes the signature.
import { createHmac } from 'node:crypto';
import type { AddressInfo } from 'node:net';
import { createAdaptorServer } from '@hono/node-server';
import '@shopify/shopify-app-remix/adapters/node';
import { ApiVersion, shopifyApp } from '@shopify/shopify-app-remix/server';
import { Hono } from 'hono';
import { expect, onTestFinished, test } from 'vitest';
import type { ShopCustomer } from '../../../sandbox/shop/shop-data';
import { sign } from '../../../sandbox/storefront/cookies';
import { signQuery } from '../../../sandbox/storefront/proxy/signed-query';
import { makeContext, makeProduct, makeShop } from '../make-context';
import { createShopper } from './shopper';

const library = shopifyApp({
  apiKey: 'client-id',
  apiSecretKey: 'client-secret',
  appUrl: 'https://app.example.com',
  apiVersion: ApiVersion.October26,
  scopes: [],
  // No session is kept: the signature is all that is asked for.
  sessionStorage: {
    storeSession: () => Promise.resolve(true),
    loadSession: () => Promise.resolve(undefined),
    deleteSession: () => Promise.resolve(true),
    deleteSessions: () => Promise.resolve(true),
    findSessionsByShop: () => Promise.resolve([]),
  },
});

const PROXY = { path: '/proxy', prefix: 'apps', subpath: 'attune' };
const clock = { now: () => new Date(), advance: () => new Date() };
const customer = {
  ...{ id: '7', email: 'ann@example.com', firstName: 'Ann', lastName: 'Lee', phone: null },
  ...{ countryCode: 'DE', city: '', zip: '', locale: 'en', tags: [], note: '', taxExempt: false },
  ...{ createdAt: 0, updatedAt: 0 },
  emailMarketing: { state: 'NOT_SUBSCRIBED', level: null, updatedAt: null },
  smsMarketing: { state: 'NOT_SUBSCRIBED', level: null, updatedAt: null },
} as unknown as ShopCustomer;

/** A shop whose proxied addresses are answered by `answer`. */
async function runProxy(answer: (request: Request) => Response | Promise<Response>) {
  const asked: Request[] = [];
  const app = new Hono();
  app.all('*', (c) => {
    asked.push(c.req.raw.clone() as Request);
    return answer(c.req.raw);
  });
  const server = createAdaptorServer({ fetch: app.fetch });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  onTestFinished(() => void server.close());
  const { port } = server.address() as AddressInfo;
  const context = makeContext({
    shop: makeShop({ customers: [customer], products: [makeProduct()] }),
    clock,
    appOrigin: `http://127.0.0.1:${port}`,
    appProxy: PROXY,
  });
  const shopper = createShopper(context);
  const last = () => new URL(asked.at(-1)?.url ?? 'http://nothing.invalid');
  return { context, shopper, asked, last };
}

const text = (body: string, init?: ResponseInit) => () => new Response(body, init);
const liquid = (body: string) => text(body, { headers: { 'content-type': 'application/liquid' } });

test('the unmodified library accepts what is forwarded', async () => {
  const { shopper, last } = await runProxy(async (request) => {
    const { liquid: answer } = await library.authenticate.public.appProxy(request);
    return answer('<p>{{ shop.name }}</p>');
  });

  const page = await shopper.read('/apps/attune/picks?id=1&id=2&empty=');

  expect(page).toContain('<p>Small Shop</p>');
  expect(last().pathname).toBe('/proxy/picks');
  expect(last().searchParams.get('path_prefix')).toBe('/store/apps/attune');
  expect(last().searchParams.getAll('id')).toEqual(['1', '2']);
});

test('a changed or doubled parameter is refused by the library', async () => {
  const { shopper, last } = await runProxy(async (request) => {
    const changed = new URL(request.url);
    if (changed.searchParams.has('change')) changed.searchParams.set('change', 'other');
    try {
      await library.authenticate.public.appProxy(new Request(changed));
      return new Response('taken');
    } catch (thrown) {
      return thrown as Response;
    }
  });

  expect((await shopper.ask('/apps/attune/a?change=one')).status).toBe(400);
  expect((await shopper.ask('/apps/attune/a?shop=evil.myshopify.com')).status).toBe(400);
  expect(await shopper.read('/apps/attune/a?other=1')).toBe('taken');
  expect(last().searchParams.get('shop')).toBe('small.myshopify.com');
});

test('the signature covers sorted keys with joined values', () => {
  const query = signQuery(
    new URLSearchParams('extra=1&extra=2'),
    {
      shop: 'shop-name.myshopify.com',
      customerId: null,
      pathPrefix: '/apps/awesome_reviews',
      now: new Date(1_317_327_555_000),
    },
    'hush',
  );

  // Worked example of Shopify's page on authenticating app proxies, with its customer id empty.
  const signed =
    'extra=1,2logged_in_customer_id=path_prefix=/apps/awesome_reviewsshop=shop-name.myshopify.comtimestamp=1317327555';
  const expected = createHmac('sha256', 'hush').update(signed).digest('hex');
  expect(query.get('signature')).toBe(expected);
  // Worked by openssl from the text above.
  expect(expected).toBe('e072b6d7e6622d85912a5214b860d3100dc1e73d9bc29f43796ac8c9ff8093cb');
});

test('the app is told who is logged in', async () => {
  const { context, shopper, last } = await runProxy(text('ok'));
  await shopper.read('/apps/attune/');
  expect(last().searchParams.get('logged_in_customer_id')).toBe('');

  shopper.cookies.set('customer', sign(context.clientSecret, 'session', '7'));
  await shopper.read('/apps/attune/');

  expect(last().searchParams.get('logged_in_customer_id')).toBe('7');
});

test('no cookie passes in either direction', async () => {
  const { shopper, asked } = await runProxy(
    text('ok', { headers: { 'set-cookie': 'spy=1', 'x-own': 'kept' } }),
  );
  shopper.cookies.set('cart', 'abc');

  const answer = await shopper.ask('/apps/attune/');

  expect(asked[0]?.headers.get('cookie')).toBe(null);
  expect(answer.headers.getSetCookie()).toEqual([]);
  expect(answer.headers.get('x-own')).toBe('kept');
});

test.each(['POST', 'PUT', 'DELETE'])('a %s arrives with its body', async (method) => {
  const { shopper, asked } = await runProxy(async (request) => {
    return new Response(`${request.method} ${await request.text()}`);
  });
  const init = { method, body: 'a=1', headers: { 'content-type': 'text/plain' } };

  const answer = await shopper.ask('/apps/attune/form', init);

  expect(await answer.text()).toBe(`${method} a=1`);
  expect(asked).toHaveLength(1);
});

test('redirects and statuses come back as they are', async () => {
  const { shopper } = await runProxy((request) =>
    request.url.includes('/gone')
      ? new Response('gone', { status: 410 })
      : new Response(null, { status: 303, headers: { location: '/store/apps/attune/thanks' } }),
  );

  const led = await shopper.ask('/apps/attune/form', { method: 'POST' });

  expect([led.status, led.headers.get('location')]).toEqual([303, '/store/apps/attune/thanks']);
  expect((await shopper.ask('/apps/attune/gone')).status).toBe(410);
});

test('Liquid stands in the theme unless it asks for none', async () => {
  const inTheme = await runProxy(liquid('<h1>{{ shop.name | upcase }}</h1>'));
  const bare = await runProxy(liquid('{% layout none %} <h1>{{ shop.name }}</h1>'));

  const page = await inTheme.shopper.ask('/apps/attune/');

  expect(page.headers.get('content-type')).toContain('text/html');
  expect(page.headers.get('content-security-policy')).toContain("script-src 'self' 'nonce-");
  expect(await page.text()).toMatch(/<main id="main">\s*<h1>SMALL SHOP<\/h1>/);
  expect((await bare.shopper.read('/apps/attune/')).trim()).toBe('<h1>Small Shop</h1>');
});

test('an uninstalled app answers nothing any more', async () => {
  const { context, shopper, asked } = await runProxy(text('ok'));
  context.installation.uninstall();

  expect((await shopper.ask('/apps/attune/')).status).toBe(404);
  expect(asked).toEqual([]);
});

test('an app that is gone shows the shop’s own error', async () => {
  const { context, shopper } = await runProxy(text('ok'));
  context.appOrigin = 'http://127.0.0.1:1';

  const answer = await shopper.ask('/apps/attune/');

  expect(answer.status).toBe(502);
  expect(await answer.text()).toContain('There was an error in the third-party application');
});

test('a body beyond 5 MB never reaches the app', async () => {
  const { shopper, asked } = await runProxy(text('ok'));
  const body = new Uint8Array(5 * 1024 * 1024 + 1);

  const answer = await shopper.ask('/apps/attune/', { method: 'POST', body });

  expect(answer.status).toBe(413);
  expect(asked).toEqual([]);
});
