import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { lostFeatures, SCOPES } from '~/shopify/scopes';

test('the app asks for the access that its manifest declares', () => {
  const declared = /^scopes\s*=\s*"([^"]*)"/m.exec(readFileSync('shopify.app.toml', 'utf8'))?.[1];
  expect(
    declared
      ?.split(',')
      .map((scope) => scope.trim())
      .sort(),
  ).toEqual([...SCOPES].sort());
});

test('nothing of a shop is written but its pixel', () => {
  expect(SCOPES.filter((scope) => !scope.startsWith('read_'))).toEqual(['write_pixels']);
});

test('with all that is asked for nothing is lost', () => {
  expect(lostFeatures(SCOPES)).toEqual([]);
});

test('a scope taken back takes its features with it', () => {
  const without = (...taken: string[]) => SCOPES.filter((scope) => !taken.includes(scope));
  expect(lostFeatures(without('write_pixels'))).toEqual(['storefront']);
  expect(lostFeatures(without('read_inventory', 'read_all_orders'))).toEqual([
    'old_orders',
    'stock',
  ]);
});

test('who may write may read', () => {
  const granted = SCOPES.map((scope) => scope.replace('read_customers', 'write_customers'));
  expect(lostFeatures(granted)).toEqual([]);
});

test('a shop that never told of a change has granted all', () => {
  expect(lostFeatures([])).toEqual([]);
});
