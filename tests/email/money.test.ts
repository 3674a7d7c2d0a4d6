import { expect, test } from 'vitest';
import { currencyDecimals, formatMoney } from '~/email/money';

// Intl parts number and currency by a no-break space where the language does.
const plain = (words: string): string => words.replace(/[\u00a0\u202f]/g, ' ');

test('a price is written as its reader writes it', () => {
  // CLDR: German writes 1.234,56 €, English £1,234.56.
  expect(plain(formatMoney(123456, 'EUR', 'de'))).toBe('1.234,56 €');
  expect(plain(formatMoney(123456, 'GBP', 'en'))).toBe('£1,234.56');
});

test('a right-to-left price keeps its sign before its number', () => {
  // UAX 9: U+2066 and U+2069 keep the order of what is between them in text of either direction.
  expect(plain(formatMoney(1400, 'USD', 'ar-AE'))).toBe('\u2066US$ 14.00\u2069');
  expect(plain(formatMoney(18600, 'USD', 'he-IL'))).toBe('\u2066$ 186.00\u2069');
});

test('minor units follow the currency', () => {
  // ISO 4217: yen has none, the Kuwaiti dinar three.
  expect([currencyDecimals('EUR'), currencyDecimals('JPY'), currencyDecimals('KWD')]).toEqual([
    2, 0, 3,
  ]);
  expect(plain(formatMoney(1250, 'JPY', 'en'))).toBe('¥1,250');
  expect(plain(formatMoney(1250, 'KWD', 'en'))).toBe('KWD 1.250');
});
