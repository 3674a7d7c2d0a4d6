// What the learned models see of a customer as of a day: recency, frequency, gaps, value, and what the parametric
// models say. Nothing after that day is read.
import { quantileOfSorted } from '~/math/stats';
import type { Columns } from '~/models/supervised/bins';
import { DAYS_PER_WEEK, ordersUntil, type CustomerRows, type OrderHistory } from '../order-history';

/** Names of the columns, in their order. Times in weeks, money as logarithms, NaN where there is no such thing yet. */
export const FEATURES = [
  'silence',
  'frequency',
  'age',
  'recency',
  'meanGap',
  'medianGap',
  'gapSpread',
  'lastGap',
  'longestGap',
  'silencePerGap',
  'orders4',
  'orders8',
  'orders13',
  'orders26',
  'totalValue',
  'averageValue',
  'lastValue',
  'largestValue',
  'value13',
  'pace',
] as const;

const WINDOWS = [4, 8, 13, 26];

/** One row for each of `rows`, as of `until`. Cost: one pass over the order-days, a sort of each customer's gaps. */
export function customerFeatures(
  history: OrderHistory,
  rows: CustomerRows,
  until: number,
): Columns {
  const columns: Columns = FEATURES.map(() => new Float64Array(rows.count));
  for (let row = 0; row < rows.count; row++) {
    const customer = rows.customer[row]!;
    const from = history.offset[customer]!;
    const end = from + ordersUntil(history, customer, until);
    const days = history.day.subarray(from, end);
    const values = history.value.subarray(from, end);
    const own = [...timeFeatures(days, until), ...valueFeatures(days, values, until)];
    own.forEach((value, at) => (columns[at]![row] = value));
    columns[FEATURES.length - 1]![row] = days.length / (rows.age[row]! + 4);
  }
  return columns;
}

function timeFeatures(days: Int32Array, until: number): number[] {
  const last = days[days.length - 1]!;
  const silence = (until - last) / DAYS_PER_WEEK;
  const recency = (last - days[0]!) / DAYS_PER_WEEK;
  const repeats = days.length - 1;
  const gaps = Float64Array.from(
    { length: repeats },
    (_, at) => (days[at + 1]! - days[at]!) / DAYS_PER_WEEK,
  );
  const lastGap = gaps[repeats - 1] ?? NaN;
  gaps.sort();
  const mean = repeats > 0 ? recency / repeats : NaN;
  const square = gaps.reduce((sum, gap) => sum + (gap - mean) ** 2, 0);
  return [
    silence,
    repeats,
    (until - days[0]!) / DAYS_PER_WEEK,
    recency,
    mean,
    quantileOfSorted(gaps, 0.5),
    repeats > 1 ? Math.sqrt(square / (repeats - 1)) : NaN,
    lastGap,
    gaps[repeats - 1] ?? NaN,
    silence / mean,
    ...WINDOWS.map((weeks) => days.filter((day) => day > until - weeks * DAYS_PER_WEEK).length),
  ];
}

function valueFeatures(days: Int32Array, values: Float64Array, until: number): number[] {
  let total = 0;
  let largest = 0;
  let recent = 0;
  for (let at = 0; at < values.length; at++) {
    const value = Math.max(0, values[at]!);
    total += value;
    largest = Math.max(largest, value);
    if (days[at]! > until - 13 * DAYS_PER_WEEK) recent += value;
  }
  const last = Math.max(0, values[values.length - 1]!);
  return [total, total / values.length, last, largest, recent].map(Math.log1p);
}
