// Bundling the app's web pixel as Shopify does at a deployment.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { bundlePixel, LARGEST_PIXEL } from '../../../sandbox/extensions/bundle-pixel';
import { readWebPixel, type WebPixelExtension } from '../../../sandbox/extensions/read-extension';

function write(source: string): WebPixelExtension {
  const folder = mkdtempSync(join(tmpdir(), 'pixel-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const entry = join(folder, 'index.ts');
  writeFileSync(entry, source);
  const customerPrivacy = {
    analytics: false,
    marketing: false,
    preferences: false,
    saleOfData: 'disabled' as const,
  };
  const words = { name: 'sample', handle: 'sample', runtimeContext: 'strict' };
  return { ...words, folder, entry, customerPrivacy, settings: [] };
}

test('bundles a pixel into one script of its own', () => {
  const pixel = bundlePixel(write('const greeting: string = "hello"; console.log(greeting);'));

  expect(pixel).toEqual({ kind: 'bundled', code: expect.stringContaining('hello') });
  expect(pixel).not.toHaveProperty('code', expect.stringContaining('export'));
});

test('refuses a pixel that Shopify would find too large', () => {
  // The limit of Shopify's own tool: 128 kB.
  expect(LARGEST_PIXEL).toBe(131_072);
  const text = (length: number) => `console.log("${'x'.repeat(length)}")`;

  expect(bundlePixel(write(text(130_000))).kind).toBe('bundled');
  expect(bundlePixel(write(text(131_072)))).toEqual({
    kind: 'refused',
    problem: expect.stringContaining('Shopify takes 131072 at most.'),
  });
});

test('refuses a pixel that cannot be built', () => {
  const pixel = bundlePixel(write('import "./missing";'));

  expect(pixel).toMatchObject({ kind: 'refused', problem: expect.stringContaining('missing') });
});

test('takes the app’s own pixel', () => {
  const extension = readWebPixel();

  expect(extension && bundlePixel(extension).kind).toBe('bundled');
});
