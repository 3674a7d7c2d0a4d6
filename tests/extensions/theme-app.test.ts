// The theme app extension as Shopify takes it: its Liquid is clean by Shopify's own linter, its scripts are small, its
// words are there in each language, and nothing of it is told or kept without being allowed or asked for.
import { readFileSync, readdirSync } from 'node:fs';
import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { gzipSync } from 'node:zlib';
import { themeCheckRun } from '@shopify/theme-check-node';
import { parse } from 'smol-toml';
import { expect, onTestFinished, test } from 'vitest';

const FOLDER = resolve('extensions/theme-app');
/** features.md, row 19, and interface.md, section 4: what a storefront pays for the embed and for each look. */
const LARGEST_SCRIPT = 4 * 1024;
const LARGEST_LOOK = 2 * 1024;
/** shopify.md, 4.2: what Shopify takes in an extension. */
const FOLDERS = ['assets', 'blocks', 'locales', 'shopify.extension.toml', 'snippets'];

async function check(folder: string): Promise<string[]> {
  const { offenses } = await themeCheckRun(folder, 'theme-check:theme-app-extension');
  return offenses.map(({ check: rule, uri, message }) => `${rule} ${uri}: ${message}`);
}

function read(path: string): string {
  return readFileSync(join(FOLDER, path), 'utf8');
}

function sizeOf(path: string): number {
  return gzipSync(read(path), { level: 9 }).length;
}

test('theme check finds nothing in the extension', async () => {
  expect(await check(FOLDER)).toEqual([]);
});

test('theme check finds what is broken on purpose', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'theme-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  cpSync(FOLDER, folder, { recursive: true });
  writeFileSync(join(folder, 'blocks/broken.liquid'), "{{ 'no.such.words' | t }}{% if %}");
  expect((await check(folder)).length).toBeGreaterThan(0);
});

test('the extension holds only what Shopify takes', () => {
  expect(readdirSync(FOLDER).toSorted()).toEqual(FOLDERS);
  expect(parse(read('shopify.extension.toml'))).toMatchObject({ type: 'theme' });
});

test('no script of the extension is larger than four kilobytes', () => {
  expect(sizeOf('assets/attune.js')).toBeLessThanOrEqual(LARGEST_SCRIPT);
  expect(sizeOf('assets/attune-blocks.js')).toBeLessThanOrEqual(LARGEST_SCRIPT);
  expect(sizeOf('assets/attune.css')).toBeLessThanOrEqual(LARGEST_LOOK);
});

test('every script waits until the page is read', () => {
  const files = ['blocks', 'snippets'].flatMap((folder) =>
    readdirSync(join(FOLDER, folder)).map((name) => read(`${folder}/${name}`)),
  );
  const loading = files.flatMap((text) => text.match(/<script[^>]*src=[^>]*>/gs) ?? []);
  expect(loading.length).toBeGreaterThan(0);
  for (const tag of loading) expect(tag).toMatch(/\bdefer\b/);
});

type Words = { [name: string]: string | Words };

function namesIn(words: Words, before = ''): string[] {
  return Object.entries(words).flatMap(([name, value]) =>
    typeof value === 'string' ? [`${before}${name}`] : namesIn(value, `${before}${name}.`),
  );
}

test.each([
  ['en.default.json', 'de.json'],
  ['en.default.schema.json', 'de.schema.json'],
])('German says everything that English says: %s', (english, german) => {
  const [one, two] = [english, german].map((name) =>
    namesIn(JSON.parse(read(`locales/${name}`)) as Words).toSorted(),
  );
  expect(two).toEqual(one);
});

test('no box of the extension is ticked for the shopper', () => {
  for (const name of readdirSync(join(FOLDER, 'blocks')).map((file) => `blocks/${file}`))
    expect(read(name), name).not.toMatch(/\bchecked\b/);
  expect(read('snippets/attune-marketing.liquid')).not.toMatch(/\bchecked\b/);
});
