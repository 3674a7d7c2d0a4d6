// What an order of each customer is worth: Gamma-Gamma on paid order-days, made safe for shops that break its rules.
import { correlation, quantileOfSorted } from '~/math/stats';
import { expectedSpend, fitSpend, type SpendFit, type SpendRows } from './gamma-gamma';
import { ordersUntil, type CustomerRows, type OrderHistory } from './order-history';
import { priorForShop } from './priors';

/** Online Retail and CDNOW lie within one deviation of the middle; gamma in typical orders. */
const PRIOR = { mean: [3.5, 3.2, 0.8].map(Math.log), deviation: [0.8, 0.5, 0.8] };

/** Above this share an order-day counts as this share's quantile: one wholesale order shall not carry a shop. */
const WINSOR = 0.995;

/**
 * Paid order-days of each row as of `until` and their mean: repeat ones only, as the papers have it, or all of them.
 * Values of zero and below are orders, but not payments. `cap` winsorises single order-days.
 */
export function spendRows(
  history: OrderHistory,
  rows: CustomerRows,
  until: number,
  options: { repeatsOnly: boolean; cap?: number },
): SpendRows {
  const { repeatsOnly, cap = Infinity } = options;
  const count = new Float64Array(rows.count);
  const average = new Float64Array(rows.count);
  for (let row = 0; row < rows.count; row++) {
    const customer = rows.customer[row]!;
    const from = history.offset[customer]!;
    const end = from + ordersUntil(history, customer, until);
    let sum = 0;
    for (let at = from + (repeatsOnly ? 1 : 0); at < end; at++) {
      const value = history.value[at]!;
      if (!(value > 0)) continue;
      count[row]!++;
      sum += Math.min(cap, value);
    }
    if (count[row]! > 0) average[row] = sum / count[row]!;
  }
  return { count, average };
}

export type SpendForecast = {
  /** Expected money per order-day, a number a row. */
  perOrder: Float64Array;
  fit: SpendFit | null;
  /** Correlation of repeat orders and average: Gamma-Gamma takes them as unrelated, |r| < .3 is fair. */
  dependence: number;
};

/**
 * Expected money per order-day of each row. Where Gamma-Gamma cannot be fitted (no payment yet) everything is 0; its
 * promise is capped at the largest payment seen. All paid order-days count, the first too: someone who came once has
 * shown one basket, and that is more than none.
 */
export function forecastSpend(
  history: OrderHistory,
  rows: CustomerRows,
  until: number,
): SpendForecast {
  const cap = winsorLimit(history, rows, until);
  const seen = spendRows(history, rows, until, { repeatsOnly: false, cap });
  const fit = fitSpend(seen, priorForShop(PRIOR, rows.count));
  const dependence = correlation(rows.frequency, seen.average);
  if (!fit) return { perOrder: new Float64Array(rows.count), fit, dependence };
  const orders = seen.count.reduce((sum, n) => sum + n, 0);
  const money = seen.count.reduce((sum, n, row) => sum + n * seen.average[row]!, 0);
  const limits = { fallback: money / Math.max(1, orders), cap };
  return { perOrder: expectedSpend(fit.parameters, seen, limits), fit, dependence };
}

function winsorLimit(history: OrderHistory, rows: CustomerRows, until: number): number {
  const values: number[] = [];
  for (const customer of rows.customer) {
    const from = history.offset[customer]!;
    const end = from + ordersUntil(history, customer, until);
    for (let at = from; at < end; at++) if (history.value[at]! > 0) values.push(history.value[at]!);
  }
  return values.length > 0 ? quantileOfSorted(Float64Array.from(values).sort(), WINSOR) : 0;
}
