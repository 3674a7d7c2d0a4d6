// Reads amounts of money into whole minor units, digit by digit; null means that a text is no amount.

const PLAIN = /^(-?)(\d+)(?:\.(\d*))?$/;
/** Commas are taken for thousands only beside a decimal point: “1,234” alone may well be 1.234. */
const GROUPED = /^(-?)(\d{1,3}(?:,\d{3})+)\.(\d+)$/;

/** Minor units of a currency with so many decimals, from the digits themselves; halves round up. */
export function parseMoney(text: string, digits: number): number | null {
  const parts = PLAIN.exec(text) ?? GROUPED.exec(text);
  if (!parts) return null;
  const fraction = parts[3] ?? '';
  const kept = fraction.slice(0, digits).padEnd(digits, '0');
  const whole = parts[2] ?? '';
  const amount = Number((whole.includes(',') ? whole.replaceAll(',', '') : whole) + kept);
  const rounded =
    fraction.length > digits && fraction.charCodeAt(digits) >= 53 ? amount + 1 : amount;
  if (!Number.isSafeInteger(rounded)) return null;
  return parts[1] === '-' && rounded > 0 ? -rounded : rounded;
}

/** How many decimals a currency has: 2 for GBP, 0 for JPY, 3 for KWD. Null for no known currency. */
export function digitsOf(currency: string): number | null {
  const known = digitsByCurrency.get(currency);
  if (known !== undefined || !CURRENCIES.has(currency)) return known ?? null;
  const format = new Intl.NumberFormat('en', { style: 'currency', currency });
  const digits = format.resolvedOptions().maximumFractionDigits ?? 2;
  digitsByCurrency.set(currency, digits);
  return digits;
}

const CURRENCIES = new Set(Intl.supportedValuesOf('currency'));
const digitsByCurrency = new Map<string, number>();
