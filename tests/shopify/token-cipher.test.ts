import { randomBytes } from 'node:crypto';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createTokenCipher } from '~/shopify/token-cipher';
import { cases } from '../support/counts';

const SHOP = 'thistle.myshopify.com';
const cipher = createTokenCipher(['a secret of at least thirty-two signs'], randomBytes);

test('what was sealed for a shop opens for it', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), fc.domain(), (token, shop) => {
      expect(cipher.open(cipher.seal(token, shop), shop)).toBe(token);
    }),
    { numRuns: cases(200, 20_000) },
  );
});

test('a sealed token moved to another shop is refused', () => {
  const sealed = cipher.seal('shpat_0123', SHOP);
  expect(() => cipher.open(sealed, 'other.myshopify.com')).toThrow();
});

test('one changed byte anywhere is refused', () => {
  const sealed = cipher.seal('shpat_0123456789abcdef', SHOP);
  const [keyId, body] = sealed.split('.') as [string, string];
  const bytes = Buffer.from(body, 'base64url');
  for (let at = 0; at < bytes.length; at += 1) {
    const changed = Buffer.from(bytes);
    changed[at] = changed[at]! ^ 1;
    expect(() => cipher.open(`${keyId}.${changed.toString('base64url')}`, SHOP)).toThrow();
  }
});

test.each(['', '.', 'shpat_in_the_clear', 'deadbeef.', 'deadbeef.AAAA'])(
  'the text %j is not taken for a sealed token',
  (text) => {
    expect(() => cipher.open(text, SHOP)).toThrow();
  },
);

test('a cut tag is refused, however short', () => {
  const [keyId, body] = cipher.seal('', SHOP).split('.') as [string, string];
  const bytes = Buffer.from(body, 'base64url');
  for (let length = 0; length < bytes.length; length += 1) {
    const cut = bytes.subarray(0, length).toString('base64url');
    expect(() => cipher.open(`${keyId}.${cut}`, SHOP)).toThrow();
  }
});

test('the same token never looks the same twice', () => {
  expect(cipher.seal('shpat_0123', SHOP)).not.toBe(cipher.seal('shpat_0123', SHOP));
});

test('a replaced secret still opens what it sealed', () => {
  const old = 'the secret of last year, long enough';
  const sealed = createTokenCipher([old], randomBytes).seal('shpat_0123', SHOP);
  const next = createTokenCipher(['the secret of this year, long enough', old], randomBytes);
  expect(next.open(sealed, SHOP)).toBe('shpat_0123');
  expect(next.open(next.seal('shpat_4567', SHOP), SHOP)).toBe('shpat_4567');
  expect(() => cipher.open(sealed, SHOP)).toThrow('needs the secret');
});
