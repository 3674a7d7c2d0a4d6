import fc from 'fast-check';
import { expect, test } from 'vitest';
import { normalizeAddress } from '~/profiles/address';
import { cases } from '../support/counts';

test.each([
  [' Anna.Berg@Example.COM ', 'anna.berg@example.com'],
  ['o’neill+shop@mail.example.co.uk', 'o’neill+shop@mail.example.co.uk'],
  ["o'neill@example.com", "o'neill@example.com"],
  ['INFO@MÜNCHEN.DE', 'info@münchen.de'],
  ['x@xn--mnchen-3ya.de', 'x@xn--mnchen-3ya.de'],
])('the address %s is kept as %s', (raw, kept) => {
  expect(normalizeAddress(raw)).toBe(kept);
});

test.each([
  '',
  'anna',
  '@example.com',
  'anna@',
  'anna@localhost',
  'anna@@example.com',
  'anna@example..com',
  'anna@.example.com',
  'anna@-example.com',
  'anna@example-.com',
  'anna berg@example.com',
  'anna..berg@example.com',
  '.anna@example.com',
  'anna.@example.com',
  'Anna <anna@example.com>',
  'a@example.com, b@example.com',
  'anna@example.com\r\nBcc: all@example.com',
  `${'a'.repeat(65)}@example.com`,
  `a@${'b'.repeat(63)}.${'c'.repeat(63)}.${'d'.repeat(63)}.${'e'.repeat(63)}.com`,
])('%j is no address', (raw) => {
  expect(normalizeAddress(raw)).toBeNull();
});

test('nobody has no address', () => {
  expect(normalizeAddress(null)).toBeNull();
  expect(normalizeAddress(undefined)).toBeNull();
});

test('a kept address is kept again as it is', () => {
  const raw = fc.oneof(fc.emailAddress(), fc.string(), fc.string({ unit: 'grapheme' }));
  fc.assert(
    fc.property(raw, fc.boolean(), (text, shout) => {
      const kept = normalizeAddress(shout ? text.toUpperCase() : text);
      if (kept !== null) expect(normalizeAddress(kept)).toBe(kept);
    }),
    { numRuns: cases(500, 50_000) },
  );
});

test('nothing kept can break a header or an envelope', () => {
  const piece = fc.constantFrom(
    'a',
    'é',
    '.',
    '@',
    '<',
    '>',
    '\r',
    '\n',
    '\0',
    ' ',
    '"',
    '\u2028',
    ',',
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
      const kept = normalizeAddress(`${pieces.join('')}@example.com`);
      if (kept !== null) expect(kept).not.toMatch(/[\s\p{C}<>",]/u);
    }),
    { numRuns: cases(1_000, 100_000) },
  );
});
