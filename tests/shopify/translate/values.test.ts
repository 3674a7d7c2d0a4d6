import fc from 'fast-check';
import { expect, test } from 'vitest';
import { idOf, instant, kindOf, minorOf, storable } from '~/shopify/translate/values';
import { cases } from '../../support/counts';

// Decimals by ISO 4217: JPY 0, EUR 2, KWD 3.
const DECIMALS = { JPY: 0, EUR: 2, KWD: 3 };

test('amounts come through exactly, there and back', () => {
  const currency = fc.constantFrom('JPY' as const, 'EUR' as const, 'KWD' as const);
  fc.assert(
    fc.property(fc.maxSafeInteger(), currency, (minor, code) => {
      expect(minorOf(written(minor, DECIMALS[code]), code)).toBe(minor);
    }),
    { numRuns: cases(500, 100_000) },
  );
});

test.each([
  ['12.3', 'EUR', 1230],
  ['12', 'EUR', 1200],
  ['12.30', 'JPY', 12],
  ['12.50', 'JPY', 13],
  ['0.125', 'EUR', 13],
  ['0.124999', 'EUR', 12],
  ['-0.125', 'EUR', -13],
  ['-0.00', 'EUR', 0],
  ['1.2345', 'KWD', 1235],
  ['90071992547409.91', 'EUR', Number.MAX_SAFE_INTEGER],
])('%s %s are %d of its smallest unit', (amount, currency, minor) => {
  expect(minorOf(amount, currency)).toBe(minor);
});

test.each(['', '1,50', '1e3', '.5', '5.', '+1', 'NaN', '1 000.00', '900719925474099.2'])(
  'the amount %j is refused',
  (amount) => {
    expect(() => minorOf(amount, 'EUR')).toThrow('money requires');
  },
);

test('an id larger than 2^53 keeps every digit', () => {
  const gid = 'gid://shopify/Product/9007199254740993';
  expect(idOf(gid)).toBe('9007199254740993');
  expect(kindOf(gid)).toBe('Product');
  expect(idOf('gid://shopify/InventoryLevel/12?inventory_item_id=7')).toBe('12');
});

test('a missing date is refused, never the year 1970', () => {
  for (const value of [null, undefined, '', 0, 'yesterday', '2026-02-30T00:00:00Z'])
    expect(instant.safeParse(value).success).toBe(false);
  expect(instant.parse('2026-03-02T10:00:00+01:00')).toEqual(new Date('2026-03-02T09:00:00Z'));
});

test('storable text has no NUL and no half of a pair', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), fc.nat(40), (raw, at) => {
      const kept = storable(raw.slice(0, at));
      // A lone half becomes U+FFFD on its way to bytes, so the text would not come back.
      expect(Buffer.from(kept, 'utf8').toString('utf8')).toBe(kept);
      expect(kept).not.toContain('\0');
    }),
    { numRuns: cases(500, 50_000) },
  );
  expect(storable('Vase 🏺 für\0 Anna')).toBe('Vase 🏺 für Anna');
});

/** The amount as Shopify writes it, made from digits alone. */
function written(minor: number, decimals: number): string {
  const digits = String(Math.abs(minor)).padStart(decimals + 1, '0');
  const sign = minor < 0 ? '-' : '';
  if (decimals === 0) return sign + digits;
  return `${sign}${digits.slice(0, -decimals)}.${digits.slice(-decimals)}`;
}
