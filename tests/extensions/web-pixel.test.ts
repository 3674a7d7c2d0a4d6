// The web pixel as Shopify's CLI bundles it and Shopify's sandbox runs it: small, silent without consent, never thrown.
import { gzipSync } from 'node:zlib';
import { readFileSync } from 'node:fs';
import vm from 'node:vm';
import { build } from 'esbuild';
import { parse } from 'smol-toml';
import { expect, test } from 'vitest';
import { readPixelEvent } from '~/shopify/translate/pixel';

const FOLDER = 'extensions/web-pixel';
/** features.md, row 19: 3 KB of gzip is what a storefront pays for being watched. */
const LARGEST = 3 * 1024;

async function bundle(): Promise<string> {
  const built = await build({
    entryPoints: [`${FOLDER}/src/index.ts`],
    bundle: true,
    minify: true,
    write: false,
    format: 'iife',
    target: 'es2020',
    legalComments: 'none',
  });
  return built.outputFiles[0]!.text;
}

const code = await bundle();

const NOW = new Date('2026-03-02T10:00:00Z');
const ALL = {
  analyticsProcessingAllowed: true,
  marketingAllowed: true,
  preferencesProcessingAllowed: false,
  saleOfDataAllowed: true,
};

type Sent = { url: string; events: Record<string, unknown>[]; by: 'fetch' | 'beacon' };
type Hearing = (event: unknown) => void;

type Place = {
  privacy?: typeof ALL;
  customer?: { id: string } | null;
  search?: string;
  /** What the network does at each attempt. */
  answers?: (number | 'broken')[];
  beacon?: boolean;
};

/** Shopify's sandbox as far as a pixel can see it, with timers that fire when told. */
function openPixel(place: Place = {}) {
  const sent: Sent[] = [];
  const timers: { run: () => void; ms: number }[] = [];
  const hearing = new Map<string, Hearing>();
  const consents = new Map<string, Hearing>();
  const answers = [...(place.answers ?? [])];
  const location = { pathname: '/products/lamp', search: place.search ?? '' };
  const context = { document: { location } };
  const take = (by: Sent['by'], url: string, body: string) =>
    sent.push({ by, url, ...(JSON.parse(body) as { events: Sent['events'] }) });
  const api = {
    settings: { endpoint: 'https://app.example.com/pixel', key: 'k' },
    analytics: { subscribe: (name: string, hear: Hearing) => hearing.set(name, hear) },
    browser: {
      sendBeacon: async (url: string, body: string) => {
        take('beacon', url, body);
        return place.beacon ?? true;
      },
    },
    init: {
      context,
      data: { customer: place.customer ?? null },
      customerPrivacy: place.privacy ?? ALL,
    },
    customerPrivacy: { subscribe: (name: string, hear: Hearing) => consents.set(name, hear) },
  };
  const fetched = async (url: string, { body }: { body: string }) => {
    const answer = answers.shift() ?? 204;
    if (answer === 'broken') throw new TypeError('Failed to fetch');
    take('fetch', url, body);
    return { status: answer };
  };
  vm.runInNewContext(code, {
    shopify: { extend: (_point: string, run: (given: typeof api) => void) => run(api) },
    fetch: fetched,
    URLSearchParams,
    setTimeout: (run: () => void, ms: number) => timers.push({ run, ms }),
    clearTimeout: (id: number) => delete timers[id - 1],
  });
  let events = 0;
  return {
    sent,
    hearing,
    publish: (name: string, data: object) => {
      events += 1;
      const event = { id: `sh-${events}`, clientId: 'v1', timestamp: NOW.toISOString(), name };
      const told = name.startsWith('attune:') ? { customData: data } : { data };
      hearing.get(name)?.({ ...event, context, ...told });
    },
    consent: (customerPrivacy: typeof ALL) =>
      consents.get('visitorConsentCollected')?.({ customerPrivacy }),
    /** Every timer that is set, and what it sets off. */
    wait: async () => {
      for (const { run } of timers.splice(0).filter(Boolean)) run();
      for (let turn = 0; turn < 10; turn += 1) await Promise.resolve();
    },
  };
}

const PRODUCT = { productVariant: { id: '11', product: { id: '1003', title: 'Lamp' } } };
const CHECKOUT = {
  checkout: {
    email: 'anna@mail.example',
    lineItems: [{ variant: { product: { id: '1003' } } }],
    order: { id: '77' },
  },
};

test('the bundle is no larger than three kilobytes', () => {
  expect(gzipSync(code, { level: 9 }).length).toBeLessThanOrEqual(LARGEST);
});

test('the file that declares the pixel asks for both consents', () => {
  const toml = parse(readFileSync(`${FOLDER}/shopify.extension.toml`, 'utf8'));
  expect(toml).toMatchObject({
    type: 'web_pixel_extension',
    runtime_context: 'strict',
    customer_privacy: {
      analytics: true,
      marketing: true,
      preferences: false,
      sale_of_data: 'enabled',
    },
    settings: { type: 'object', fields: { endpoint: {}, key: {} } },
  });
});

test('what happens within a moment is told together', async () => {
  const pixel = openPixel({ customer: { id: '42' }, search: '?attune=token' });
  pixel.publish('page_viewed', {});
  pixel.publish('product_viewed', PRODUCT);
  expect(pixel.sent).toEqual([]);
  await pixel.wait();
  expect(pixel.sent).toMatchObject([
    {
      by: 'fetch',
      url: 'https://app.example.com/pixel/k',
      events: [
        { name: 'page_viewed', path: '/products/lamp', customerId: '42', click: 'token' },
        { name: 'product_viewed', productId: '1003', clientId: 'v1', timestamp: NOW.toISOString() },
      ],
    },
  ]);
  pixel.publish('product_viewed', PRODUCT);
  await pixel.wait();
  expect(pixel.sent).toHaveLength(2);
});

test('a purchase is told at once', () => {
  const pixel = openPixel();
  pixel.publish('product_viewed', PRODUCT);
  pixel.publish('checkout_completed', CHECKOUT);
  expect(pixel.sent[0]?.events.map((event) => event.name)).toEqual([
    'product_viewed',
    'checkout_completed',
  ]);
});

test('everything that the pixel tells is understood at the door', async () => {
  const pixel = openPixel({ customer: { id: 'gid://shopify/Customer/42' } });
  const line = { cartLine: { quantity: 2, merchandise: PRODUCT.productVariant } };
  const published: Record<string, object> = {
    page_viewed: {},
    product_viewed: PRODUCT,
    collection_viewed: { collection: { id: '5', title: 'Lamps' } },
    search_submitted: { searchResult: { query: 'lamp', productVariants: [] } },
    product_added_to_cart: line,
    product_removed_from_cart: line,
    cart_viewed: { cart: { lines: [{ merchandise: PRODUCT.productVariant }] } },
    checkout_started: CHECKOUT,
    checkout_contact_info_submitted: CHECKOUT,
    checkout_completed: CHECKOUT,
    form_submitted: {
      element: {
        elements: [
          { type: 'text', name: 'name', value: 'Anna' },
          { type: 'email', name: 'contact[email]', value: 'anna@mail.example' },
        ],
      },
    },
    'attune:arrived': { click: 'token' },
    'attune:added_to_wishlist': { productId: '1003' },
    'attune:removed_from_wishlist': { productId: '1003' },
    'attune:downloaded_content': { name: 'Care guide', path: '/files/care.pdf' },
    'attune:custom': { name: 'took_quiz', properties: { skin: 'dry', age: 31, isGift: false } },
  };
  expect([...pixel.hearing.keys()].sort()).toEqual(Object.keys(published).sort());
  for (const [name, data] of Object.entries(published)) pixel.publish(name, data);
  await pixel.wait();
  const told = pixel.sent.flatMap((sent) => sent.events);
  expect(told).toHaveLength(Object.keys(published).length);
  for (const event of told)
    expect(readPixelEvent(event, NOW), String(event.name)).toMatchObject({ kind: 'usable' });
});

test.each(['analyticsProcessingAllowed', 'marketingAllowed', 'saleOfDataAllowed'])(
  'without %s nothing leaves the page',
  async (permission) => {
    const pixel = openPixel({ privacy: { ...ALL, [permission]: false } });
    pixel.publish('product_viewed', PRODUCT);
    pixel.publish('checkout_completed', CHECKOUT);
    await pixel.wait();
    expect(pixel.sent).toEqual([]);
    pixel.consent(ALL);
    pixel.publish('product_viewed', PRODUCT);
    await pixel.wait();
    expect(pixel.sent).toHaveLength(1);
    expect(pixel.sent[0]!.events).toHaveLength(1);
  },
);

test('a consent that is taken back takes what waits along', async () => {
  const pixel = openPixel();
  pixel.publish('product_viewed', PRODUCT);
  pixel.consent({ ...ALL, marketingAllowed: false });
  pixel.publish('product_viewed', PRODUCT);
  await pixel.wait();
  expect(pixel.sent).toEqual([]);
});

test('the merchant’s own look at a theme is not told', async () => {
  for (const search of ['?preview_theme_id=1', '?a=1&oseid=x']) {
    const pixel = openPixel({ search });
    pixel.publish('product_viewed', PRODUCT);
    await pixel.wait();
    expect(pixel.sent).toEqual([]);
  }
});

test.each([
  ['is too busy', [503]],
  ['is told too often', [429]],
])('a door that %s is asked once more', async (_what, answers) => {
  const pixel = openPixel({ answers: [...answers, ...answers] });
  pixel.publish('product_viewed', PRODUCT);
  for (let turn = 0; turn < 4; turn += 1) await pixel.wait();
  expect(pixel.sent).toHaveLength(2);
  expect(pixel.sent[1]!.events).toEqual(pixel.sent[0]!.events);
});

test('what the door refuses is not told again', async () => {
  const pixel = openPixel({ answers: [400] });
  pixel.publish('product_viewed', PRODUCT);
  for (let turn = 0; turn < 4; turn += 1) await pixel.wait();
  expect(pixel.sent).toHaveLength(1);
});

test('where fetch is broken a beacon takes it', async () => {
  const pixel = openPixel({ answers: ['broken'] });
  pixel.publish('product_viewed', PRODUCT);
  for (let turn = 0; turn < 4; turn += 1) await pixel.wait();
  expect(pixel.sent.map((sent) => sent.by)).toEqual(['beacon']);
});

test('no event of a theme breaks its page', async () => {
  const pixel = openPixel();
  for (const [name, hear] of pixel.hearing)
    for (const broken of [
      undefined,
      null,
      {},
      { data: null },
      { name, data: {} },
      { data: { checkout: null } },
    ])
      expect(() => hear(broken), name).not.toThrow();
  for (let turn = 0; turn < 4; turn += 1) await pixel.wait();
});
