// Pure: a price as the reader's language writes it, from integer minor units. Formatters are kept, since
// building one costs a thousand times its use.

const formatters = new Map<string, Formatter>();

type Formatter = { format: Intl.NumberFormat; decimals: number; scale: number };

export function formatMoney(minor: number, currency: string, locale: string): string {
  const { format, scale } = formatterOf(currency, locale);
  return format.format(minor / scale);
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
