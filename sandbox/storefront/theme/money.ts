// Money as Liquid has it: hundredths of the currency's unit, whatever the currency.
import type { SandboxContext } from '../../context';
import { formatMoney } from '../display';

export function centsOf(context: SandboxContext, minor: number): number {
  return Math.round((minor / 10 ** digitsOf(context)) * 100);
}

export function formatCents(context: SandboxContext, cents: number): string {
  return formatMoney(context, Math.round((cents / 100) * 10 ** digitsOf(context)));
}

/** "49.00", as `money_without_currency` has it. */
export function plainCents(context: SandboxContext, cents: number): string {
  const digits = digitsOf(context);
  const { primaryLocale } = context.shop;
  const options = { minimumFractionDigits: digits, maximumFractionDigits: digits };
  return new Intl.NumberFormat(primaryLocale, options).format(cents / 100);
}

function digitsOf({ shop }: SandboxContext): number {
  const { currency } = shop;
  const format = new Intl.NumberFormat('en', { style: 'currency', currency });
  return format.resolvedOptions().maximumFractionDigits ?? 2;
}
