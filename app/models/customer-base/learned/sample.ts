// Rows of several windows in one table, at most as many as a nightly fit can afford.
import { uniform, type Rng } from '~/math/random';
import type { Columns } from '~/models/supervised/bins';
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
