// Pure: a price as the reader's language writes it, from integer minor units. Formatters are kept, since
// building one costs a thousand times its use.

const formatters = new Map<string, { format: Intl.NumberFormat; scale: number }>();

export function formatMoney(minor: number, currency: string, locale: string): string {
  const { format, scale } = formatterOf(currency, locale);
  return format.format(minor / scale);
}

/** Decimals of a currency by ISO 4217: 2 for EUR, 0 for JPY, 3 for KWD. */
export function currencyDecimals(currency: string): number {
  return formatterOf(currency, 'en').format.resolvedOptions().maximumFractionDigits ?? 2;
}

function formatterOf(
  currency: string,
  locale: string,
): { format: Intl.NumberFormat; scale: number } {
  const key = `${locale} ${currency}`;
  const known = formatters.get(key);
  if (known) return known;
  const format = new Intl.NumberFormat(locale, {
    style: 'currency',
    currency,
    currencyDisplay: 'narrowSymbol',
  });
  const made = { format, scale: 10 ** (format.resolvedOptions().maximumFractionDigits ?? 2) };
  formatters.set(key, made);
  return made;
}
