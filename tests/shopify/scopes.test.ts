import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { SCOPES } from '~/shopify/scopes';

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
