// Reading amounts, whole numbers, dates and addresses from cells.

import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseInstant } from '../../../sandbox/exports/values/instants';
import { parseEmail, parseId, parseWhole } from '../../../sandbox/exports/values/cells';
import { digitsOf, parseMoney } from '../../../sandbox/exports/values/money';

test('every amount keeps its cents', () => {
  fc.assert(
    fc.property(fc.bigInt(0n, 2n ** 53n - 1n), fc.integer({ min: 0, max: 3 }), (minor, digits) => {
      const figures = minor.toString().padStart(digits + 1, '0');
      const at = figures.length - digits;
      const text = digits === 0 ? figures : `${figures.slice(0, at)}.${figures.slice(at)}`;
      expect(parseMoney(text, digits)).toBe(Number(minor));
    }),
  );
});

test.each([
  ['2.55', 2, 255],
  ['2.5', 2, 250],
  ['2.', 2, 200],
  ['2', 2, 200],
  ['2.555', 2, 256],
  ['2.554', 2, 255],
  ['1,234.56', 2, 123456],
  ['-1.00', 2, -100],
  ['-0.00', 2, 0],
  ['0.5', 0, 1],
])('%s with %d decimals is %d', (text, digits, amount) => {
  expect(parseMoney(text, digits)).toBe(amount);
});

test.each([
  '',
  '.',
  'abc',
  '£2',
  '1e5',
  '1,234',
  '2,55',
  '1,23.45',
  '1 234',
  '99999999999999999',
  'NaN',
])('%j is no amount', (text) => {
  expect(parseMoney(text, 2)).toBeNull();
});

test('currencies have the decimals of their own', () => {
  expect(['GBP', 'JPY', 'KWD', 'XXQ', 'gbp'].map(digitsOf)).toEqual([2, 0, 3, null, null]);
});

test('whole numbers are whole and fit an int', () => {
  const texts = ['7', '7.0', '-7', '7.5', '', '2147483648', '1e3'];
  expect(texts.map(parseWhole)).toEqual([7, 7, -7, null, null, null, null]);
});

test('ids are digits, whatever their size', () => {
  const texts = [
    "'6405123456789",
    '9223372036854775807',
    '6.4E+12',
    '',
    'gid://x/1',
    '12345678901234567890',
  ];
  expect(texts.map(parseId)).toEqual([
    '6405123456789',
    '9223372036854775807',
    null,
    null,
    null,
    null,
  ]);
});

test.each([
  ['2010-12-01 08:26:00 +0000', '2010-12-01T08:26:00.000Z', 0],
  ['2024-07-01 08:26:00 -0400', '2024-07-01T12:26:00.000Z', -240],
  ['2024-07-01T08:26:00.123Z', '2024-07-01T08:26:00.123Z', 0],
  ['2024-07-01T08:26:00+05:30', '2024-07-01T02:56:00.000Z', 330],
  ['2024-07-01 08:26', '2024-07-01T08:26:00.000Z', null],
  ['2024-02-29', '2024-02-29T00:00:00.000Z', null],
])('%s is the instant %s', (text, iso, offset) => {
  const instant = parseInstant(text);
  expect([new Date(instant!.at).toISOString(), instant!.offset]).toEqual([iso, offset]);
});

test.each([
  '',
  'not a date',
  '2023-02-29 10:00:00 +0000',
  '2024-13-01',
  '2024-01-01 24:00:00 +0000',
  '2024-01-01 10:60:00 +0000',
  '2024-01-01 10:00:00 +9900',
  '01/02/2024',
  '1/2/2024 10:00',
  '0001-01-01',
  '9999-01-01',
  '2024-01-01 10:00:00 +0000 and more',
])('%j is no date', (text) => {
  expect(parseInstant(text)).toBeNull();
});

test.each(['ann@example.com', "o'neil+shop@mail.example.co.uk", 'jürgen@müller.de'])(
  '%s can be written to',
  (text) => {
    expect(parseEmail(text.toUpperCase())).toBe(text);
  },
);

test.each([
  '',
  'ann',
  '@example.com',
  'ann@',
  'ann@local',
  'a b@example.com',
  'a@b@example.com',
  'a..b@x.com',
  'a@-x.com',
  'a@x..com',
  '<a@x.com>',
])('%j can not be written to', (text) => {
  expect(parseEmail(text)).toBeNull();
});
