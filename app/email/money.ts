// Pure: a price as the reader's language writes it, from integer minor units. Formatters are kept, since
// building one costs a thousand times its use.

const formatters = new Map<string, Formatter>();

type Formatter = { format: Intl.NumberFormat; decimals: number; scale: number };

const RIGHT_TO_LEFT_MARK = '\u200F';
const DIRECTION_MARKS = /[\u061C\u200E\u200F]/g;

export function formatMoney(minor: number, currency: string, locale: string): string {
  const { format, scale } = formatterOf(currency, locale);
  const written = format.format(minor / scale);
  return written.includes(RIGHT_TO_LEFT_MARK) ? isolated(format, minor / scale) : written;
}

/**
 * Arabic and Hebrew prices come with marks that order sign and number only within text of their own direction, and
 * turn "US$" around even there. Sign first in an isolate of its own (Unicode UAX 9, 2.4.2) reads right in either.
 */
function isolated(format: Intl.NumberFormat, amount: number): string {
  const parts = format.formatToParts(amount);
  const isSign = ({ type }: Intl.NumberFormatPart) => type === 'currency';
  const isNumber = ({ type }: Intl.NumberFormatPart) => type !== 'currency' && type !== 'literal';
  const join = (wanted: typeof isSign) =>
    parts
      .filter(wanted)
      .map((part) => part.value)
      .join('');
  const words = `${join(isSign)}\u00A0${join(isNumber)}`.replace(DIRECTION_MARKS, '');
  return `\u2066${words}\u2069`;
}

/** Decimals of a currency by ISO 4217: 2 for EUR, 0 for JPY, 3 for KWD. */
export function currencyDecimals(currency: string): number {
  return formatterOf(currency, 'en').decimals;
}

function formatterOf(currency: string, locale: string): Formatter {
  const key = `${locale} ${currency}`;
  const known = formatters.get(key);
  if (known) return known;
  const format = new Intl.NumberFormat(locale, {
    style: 'currency',
    currency,
    currencyDisplay: 'narrowSymbol',
  });
  const decimals = format.resolvedOptions().maximumFractionDigits ?? 2;
  const made = { format, decimals, scale: 10 ** decimals };
  formatters.set(key, made);
  return made;
}
