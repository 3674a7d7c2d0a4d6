// Columns of numbers cut into at most 64 bins each, so that trees count instead of sorting.
import { quantileOfSorted } from '~/math/stats';

/** A table by columns: columns[feature][row]. Missing values are NaN. */
export type Columns = Float64Array[];

export type BinnedColumns = {
  rows: number;
  /** Bin of each row, feature by feature. Bin 0 holds what is missing. */
  bins: Uint8Array[];
  /** Ascending upper edges per feature: bin i + 1 holds values up to edges[i]; the last bin has no edge. */
  edges: Float64Array[];
};

const MOST_BINS = 64;

/** Edges at quantiles of the values present; equal neighbours become one. Cost: a sort a column. */
export function binColumns(columns: Columns): BinnedColumns {
  const edges = columns.map(edgesOf);
  const rows = columns[0]?.length ?? 0;
  return { rows, bins: columns.map((column, at) => binsOf(column, edges[at]!)), edges };
}

function edgesOf(column: Float64Array): Float64Array {
  const sorted = column.filter((value) => !Number.isNaN(value)).sort();
  const found: number[] = [];
  for (let cut = 1; cut < MOST_BINS; cut++) {
    const edge = quantileOfSorted(sorted, cut / MOST_BINS);
    const isNew = found.length === 0 || edge > found.at(-1)!;
    if (isNew && edge < sorted[sorted.length - 1]!) found.push(edge);
  }
  return Float64Array.from(found);
}

function binsOf(column: Float64Array, edges: Float64Array): Uint8Array {
  return Uint8Array.from(column, (value) => {
    if (Number.isNaN(value)) return 0;
    let low = 0;
    let high = edges.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (value <= edges[middle]!) high = middle;
      else low = middle + 1;
    }
    return low + 1;
  });
}
