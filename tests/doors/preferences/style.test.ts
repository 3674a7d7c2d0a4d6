import { expect, test } from 'vitest';
import { styleOf } from '~/doors/preferences/style';
import { SHOP } from './sample-page';

test('the shop’s accent colours the page, and the night has its own', () => {
  const style = styleOf(SHOP, true);
  expect(style).toContain('--b:#1F5F4A');
  expect(style).toContain('prefers-color-scheme:dark');
});

test('inside a theme nothing outside of our own piece is touched', () => {
  const selectors = styleOf(SHOP, false)
    .split('}')
    .map((rule) => rule.split('{')[0]!.trim())
    .filter((selector) => selector !== '');
  for (const selector of selectors.flatMap((one) => one.split(',')))
    expect(selector).toMatch(/^\.ap/);
});
