// What the learned models are fitted on, kept to a size that a nightly fit can afford.
import { uniform, type Rng } from '~/math/random';
import type { Columns } from '~/models/supervised/bins';
import type { OrderHistory } from '../order-history';
import type { LabelledView } from './windows';

/** More rows teach shallow trees nothing new and cost time in proportion. */
const MOST_ROWS = 40_000;

export type SampledRows = {
  /** One column, window after window. */
  pick: (column: (view: LabelledView) => Float64Array) => Float64Array;
  columns: (table: (view: LabelledView) => Columns) => Columns;
};

/** Rows of all windows that `wanted` keeps; above the limit each is kept with equal chance. */
export function sampleRows(
  views: LabelledView[],
  wanted: (view: LabelledView, row: number) => boolean,
  rng: Rng,
): SampledRows {
  const total = views.reduce((sum, view) => sum + view.rows.count, 0);
  const share = Math.min(1, MOST_ROWS / Math.max(1, total));
  const kept = views.map((view) => {
    const rows: number[] = [];
    for (let row = 0; row < view.rows.count; row++) {
      if (wanted(view, row) && (share === 1 || uniform(rng) < share)) rows.push(row);
    }
    return Int32Array.from(rows);
  });
  const size = kept.reduce((sum, rows) => sum + rows.length, 0);
  const gather = (parts: Float64Array[]) => {
    const result = new Float64Array(size);
    let filled = 0;
    parts.forEach((part, at) => {
      for (const row of kept[at]!) result[filled++] = part[row]!;
    });
    return result;
  };
  return {
    pick: (column) => gather(views.map(column)),
    columns: (table) => {
      const tables = views.map(table);
      return (tables[0] ?? []).map((_, at) => gather(tables.map((columns) => columns[at]!)));
    },
  };
}

/** Learned from this many customers, a shop's models change no more. */
const MOST_CUSTOMERS = 60_000;

/** Every n-th customer of a very large shop, the whole history of others. */
export function thinHistory(history: OrderHistory): OrderHistory {
  const step = Math.ceil(history.customers / MOST_CUSTOMERS);
  if (step <= 1) return history;
  const customers = Math.ceil(history.customers / step);
  const thin: OrderHistory = {
    customers,
    offset: new Int32Array(customers + 1),
    day: new Int32Array(history.day.length),
    value: new Float64Array(history.day.length),
  };
  let filled = 0;
  for (let at = 0; at < customers; at++) {
    const from = history.offset[at * step]!;
    const end = history.offset[at * step + 1]!;
    thin.day.set(history.day.subarray(from, end), filled);
    thin.value.set(history.value.subarray(from, end), filled);
    filled += end - from;
    thin.offset[at + 1] = filled;
  }
  return { ...thin, day: thin.day.slice(0, filled), value: thin.value.slice(0, filled) };
}
