// The theme app extension in the storefront: what its Liquid makes of a page, where it stands, and what Shopify would
// refuse of it.
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, onTestFinished, test } from 'vitest';
import { createExtensionReader } from '../../../sandbox/extensions/extension-reader';
import { readThemeExtension } from '../../../sandbox/extensions/theme-extension';
import { openInstallation } from '../../../sandbox/shop/installation';
import { openTheme, type ThemeState } from '../../../sandbox/shop/theme';
import { createEngine } from '../../../sandbox/storefront/theme/engine';
import { readTheme } from '../../../sandbox/storefront/theme/read-state';
import { makeContext, makeProduct, makeShop } from '../make-context';
import { createShopper } from '../storefront/shopper';

const FIXTURE = fileURLToPath(new URL('./extensions', import.meta.url));
const OWN = fileURLToPath(new URL('../../../extensions', import.meta.url));
const OFFER = { handle: 'offer', settings: {} };

function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'theme-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

function openShop(language = 'en') {
  const shop = makeShop({ primaryLocale: language, products: [makeProduct()] });
  const clock = { now: () => new Date(0), advance: () => new Date(0) };
  const installation = openInstallation({ clock, scopes: [], file: null, tell: () => undefined });
  const file = join(temporaryFolder(), 'theme.jsonl');
  const open = () => openTheme({ installation, file, read: createExtensionReader(FIXTURE) });
  const context = makeContext({ shop, installation, theme: open() });
  const set = (body: unknown) => {
    const read = readTheme(readThemeExtension(FIXTURE)!, body);
    if (read.kind === 'read') context.theme.save(read.state);
    return read;
  };
  return { context, set, open, ...createShopper(context) };
}

/** The fixture with some files written over, as the problem that it is refused for. */
function faultOf(files: Record<string, string | Buffer>): string {
  const folder = temporaryFolder();
  cpSync(FIXTURE, folder, { recursive: true });
  for (const [path, body] of Object.entries(files)) {
    const file = join(folder, 'fixture', path);
    mkdirSync(join(file, '..'), { recursive: true });
    writeFileSync(file, body);
  }
  try {
    createEngine(makeContext(), readThemeExtension(folder));
    return 'taken';
  } catch (fault) {
    return fault instanceof Error ? fault.message : String(fault);
  }
}

const blockWith = (schema: Record<string, unknown>, liquid = '') =>
  `${liquid}{% schema %}${JSON.stringify({ name: 'Block', target: 'section', ...schema })}{% endschema %}`;

test('an embed shows nothing before it is switched on', async () => {
  const { read } = openShop();

  const page = await read('/');

  expect(page).not.toContain('greeting');
  expect(page).not.toContain('/store/extensions/');
});

test('an embed stands at the end of every page with its files', async () => {
  const { read, set } = openShop();
  set({ embeds: { greeting: { isOn: true, settings: { word: 'again' } } } });

  const page = await read('/cart');

  expect(page).toMatch(/Hello stranger\s+again cart cart 0/);
  expect(page).toMatch(/<\/footer>\s*<div id="shopify-block-app-greeting"/);
  expect(page).toMatch(/<link rel="stylesheet" href="\/store\/extensions\/fixture-\w{12}\/assets\/greeting.css"/); // prettier-ignore
  expect(page).toMatch(/<script nonce="[^"]+">document/);
  expect(page.match(/greeting\.js/g)).toHaveLength(1);
});

test('an extension speaks the storefront’s language', async () => {
  const { read, set } = openShop('de');
  set({ embeds: { greeting: true } });

  expect(await read('/')).toContain('Hallo Fremde');
});

test('a checkout stays free of the theme', async () => {
  const { read, post, set } = openShop();
  set({ embeds: { greeting: true } });
  await post('/cart/add', { id: '11' });

  expect(await read('/checkout')).not.toContain('greeting');
});

test('a block on a product stands below the button and knows the product', async () => {
  const { read, set } = openShop();
  set({ blocks: [{ ...OFFER, spot: 'product:main' }] });

  const page = await read('/products/linen-shirt');

  expect(page).toMatch(/Add to cart<\/button>[\s\S]*<b>Linen shirt €49.00 EUR<\/b>[\s\S]*Cool and/);
  expect(page).toContain('<i>11 true</i>');
  expect(page).toContain('linen-shirt.png?width=300"');
  expect(page).toMatch(
    /<form method="post" action="\/store\/contact#contact_form"[^>]*class="offer/,
  );
  expect(await read('/')).not.toContain('offer-form');
});

test('a product handed to JSON keeps Shopify’s shapes', async () => {
  const { read, set } = openShop();
  set({ embeds: { greeting: true } });

  const page = await read('/products/linen-shirt');

  const facts = /<script nonce="[^"]*" type="application\/json" id="facts">(.*?)<\/script>/s.exec(
    page,
  );
  const product = JSON.parse(facts?.[1] ?? 'null') as Record<string, unknown>;
  // Hundredths, and ids as numbers, as in Shopify's object reference.
  expect(product).toMatchObject({ id: 1, price: 4900, available: true, handle: 'linen-shirt' });
});

test('a setting’s product takes the place of the page’s', async () => {
  const { read, set } = openShop();
  set({ blocks: [{ handle: 'offer', spot: 'index:apps', settings: { product: 'linen-shirt' } }] });

  expect(await read('/')).toContain('<b>Linen shirt €49.00 EUR</b>');
});

test('files are kept for good at an address of their content', async () => {
  const { ask, context } = openShop();
  const { version } = context.theme.extension()!;

  const file = await ask(`/extensions/fixture-${version}/assets/greeting.js`);

  expect(file.headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
  expect(await file.text()).toContain('dataset.asset');
  expect((await ask('/extensions/fixture-old/assets/greeting.js')).status).toBe(404);
});

test('what was placed outlives a restart and not an installation', () => {
  const { context, set, open } = openShop();
  set({ embeds: { greeting: true }, blocks: [{ ...OFFER, spot: 'product:apps' }] });
  const saved = context.theme.state();

  expect(open().state()).toEqual(saved);
  context.installation.uninstall();
  context.installation.install();

  expect(open().state()).toEqual({ embeds: {}, blocks: [] } satisfies ThemeState);
});

test.each([
  [{ embeds: { nothing: true } }, 'The extension has no block “nothing”.'],
  [{ embeds: { offer: true } }, 'offer is no app embed.'],
  [{ blocks: [{ ...OFFER, spot: 'cart:apps' }] }, 'offer may not stand on cart:apps.'],
  [{ blocks: [{ handle: 'offer', spot: 'index:apps', settings: { count: 9 } }] }, 'count must be'],
  [{ blocks: [{ handle: 'offer', spot: 'index:apps', settings: { x: 1 } }] }, 'no setting “x”'],
])('the theme refuses %j', (body, problem) => {
  const read = openShop().set(body);

  expect(read.kind === 'refused' ? read.problem : '').toContain(problem);
});

test.each([
  [{ 'blocks/x.liquid': 'no schema' }, 'blocks/x.liquid: a block has one {% schema %}.'],
  [{ 'blocks/x.liquid': blockWith({ target: 'foot' }) }, 'the target must be one of'],
  [{ 'blocks/x.liquid': blockWith({ name: 'A name beyond Shopify’s limit' }) }, '25 characters'],
  [{ 'blocks/x.liquid': blockWith({ javascript: 'x.js' }) }, 'assets/x.js does not exist'],
  [{ 'blocks/x.liquid': blockWith({}, '{% javascript %}{% endjavascript %}') }, 'may not use'],
  [{ 'blocks/x.liquid': blockWith({}, '{{ 1 | no_filter }}') }, 'undefined filter: no_filter'],
  [{ 'blocks/x.liquid': blockWith({}, '{% if %}') }, 'blocks/x.liquid: '],
  [{ 'snippets/x.liquid': '{% for %}' }, 'snippets/x.liquid: '],
  [{ 'assets/x.exe': '' }, 'assets/x.exe: assets holds'],
  [{ 'locales/fr.json': '{' }, 'locales/fr.json: this is not valid JSON.'],
  [{ 'assets/x.json': Buffer.alloc(10 * 1024 * 1024) }, 'Shopify takes 10 MB'],
  [{ 'snippets/x.liquid': 'x'.repeat(500 * 1024) }, 'Shopify takes 500 kB'],
])('Shopify’s tool would refuse %j', (files, problem) => {
  expect(faultOf(files as Record<string, string | Buffer>)).toContain(problem);
});

test('thirty blocks are taken and one more is not', () => {
  // The fixture has two.
  const blocks = (count: number) =>
    Object.fromEntries([...Array(count).keys()].map((n) => [`blocks/b${n}.liquid`, blockWith({})]));

  expect(faultOf(blocks(28))).toBe('taken');
  expect(faultOf(blocks(29))).toBe('The theme app extension has 31 blocks; Shopify takes 30.');
});

test('the app’s own extension is one that Shopify takes', () => {
  const extension = readThemeExtension(OWN);

  expect(extension?.blocks.length).toBeGreaterThan(0);
  expect(() => createEngine(makeContext(), extension)).not.toThrow();
});
