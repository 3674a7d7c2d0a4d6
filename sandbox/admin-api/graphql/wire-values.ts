// How Shopify writes ids, instants and money on the wire.

const fractionDigits = new Map<string, number>();

export function gid(type: string, id: string): string {
  return `gid://shopify/${type}/${id}`;
}

export function readGid(text: string): { type: string; id: string } | null {
  const match = /^gid:\/\/shopify\/([A-Za-z]+)\/([A-Za-z0-9_-]+)$/.exec(text);
  return match ? { type: match[1]!, id: match[2]! } : null;
}

/** Whole seconds, as Shopify's DateTime has them. */
export function dateTime(epochMs: number): string {
  return `${new Date(epochMs).toISOString().slice(0, 19)}Z`;
}

export function optionalDateTime(epochMs: number | null): string | null {
  return epochMs === null ? null : dateTime(epochMs);
}

/** The scalar Money: all the currency's digits, "10.00". */
export function moneyText(minor: number, currency: string): string {
  const digits = digitsOf(currency);
  if (digits === 0) return String(minor);
  const text = String(Math.abs(minor)).padStart(digits + 1, '0');
  const sign = minor < 0 ? '-' : '';
  return `${sign}${text.slice(0, -digits)}.${text.slice(-digits)}`;
}

/** The scalar Decimal: no idle zeros but one, "10.0". */
export function decimalText(minor: number, currency: string): string {
  const text = moneyText(minor, currency);
  return text.includes('.') ? text.replace(/0+$/, '').replace(/\.$/, '.0') : `${text}.0`;
}

/** Digit strings in numeric order; Shopify's ids are longer than a double holds. */
export function compareIds(left: string, right: string): number {
  if (left.length !== right.length) return left.length - right.length;
  if (left === right) return 0;
  return left < right ? -1 : 1;
}

function digitsOf(currency: string): number {
  let digits = fractionDigits.get(currency);
  if (digits === undefined) {
    const format = new Intl.NumberFormat('en', { style: 'currency', currency });
    digits = format.resolvedOptions().maximumFractionDigits ?? 2;
    fractionDigits.set(currency, digits);
  }
  return digits;
}
