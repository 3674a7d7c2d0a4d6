// Pure: what every record of Shopify is made of, in our words: ids, kinds, amounts of money, instants.
import { z } from 'zod';
import { currencyDecimals } from '~/email/money';

/** `gid://shopify/Product/788032119674292922` → `788032119674292922`: a string, since it exceeds 2^53. */
export function idOf(gid: string): string {
  return gid.slice(gid.lastIndexOf('/') + 1).split('?')[0]!;
}

export function kindOf(gid: string): string {
  return gid.split('/')[3] ?? '';
}

/** "12.30" in a currency of two decimals → 1230, without passing through a fraction. */
export function minorOf(amount: string, currency: string): number {
  const match = /^(-?)(\d+)(?:\.(\d+))?$/.exec(amount.trim());
  if (!match) throw new Error(`money requires a decimal amount, got ${amount}`);
  const decimals = currencyDecimals(currency);
  const fraction = (match[3] ?? '').padEnd(decimals, '0');
  const units = Number(`${match[2]}${fraction.slice(0, decimals)}`);
  const rounded = Number(fraction[decimals] ?? '0') >= 5 ? units + 1 : units;
  if (!Number.isSafeInteger(rounded)) throw new Error(`money requires under 2^53, got ${amount}`);
  return match[1] ? 0 - rounded : rounded;
}

/** Strict: a missing date read loosely would be the first of January 1970. */
export const instant = z.iso.datetime({ offset: true }).transform((text) => new Date(text));

/** Text as PostgreSQL can keep it: a NUL or half a surrogate pair would refuse the whole batch, not the row. */
export const text = z.string().transform(storable);

export function storable(raw: string): string {
  return raw.replaceAll(/[\0\p{Cs}]/gu, '');
}

/** Of a record that was read by itself: when we asked. It is whole, with everything that lies inside it, as of then. */
export const readAt = z.iso
  .datetime()
  .transform((text) => new Date(text))
  .optional();

export const money = z.object({ shopMoney: z.object({ amount: z.string() }) });
export const reference = z.object({ id: z.string() }).nullable();
