// Puts columns on one scale for the linear models, so that one ridge means the same for each of them.
import type { Columns } from './bins';

/** Mean and standard deviation of each column; a column without spread has 0 and then counts as nothing. */
export type Scales = { centre: Float64Array; spread: Float64Array };

/** Standardised values beyond this count as this: an outlier shall not carry a fit. */
const REACH = 6;

export function scalesOf(columns: Columns): Scales {
  const centre = Float64Array.from(columns, (column) => meanPresent(column));
  return {
    centre,
    spread: Float64Array.from(columns, (column, at) => spreadPresent(column, centre[at]!)),
  };
}

/** NaN counts as the column's mean. */
export function standardize(value: number, centre: number, spread: number): number {
  if (Number.isNaN(value) || spread === 0) return 0;
  return Math.min(REACH, Math.max(-REACH, (value - centre) / spread));
}

export function standardizeColumns(columns: Columns, { centre, spread }: Scales): Columns {
  return columns.map((column, at) =>
    column.map((value) => standardize(value, centre[at]!, spread[at]!)),
  );
}

function meanPresent(column: Float64Array): number {
  let sum = 0;
  let count = 0;
  for (const value of column) {
    if (Number.isNaN(value)) continue;
    sum += value;
    count++;
  }
  return count > 0 ? sum / count : 0;
}

function spreadPresent(column: Float64Array, centre: number): number {
  let sum = 0;
  let count = 0;
  for (const value of column) {
    if (Number.isNaN(value)) continue;
    sum += (value - centre) ** 2;
    count++;
  }
  const spread = count > 1 ? Math.sqrt(sum / (count - 1)) : 0;
  return spread > 1e-12 * Math.abs(centre) ? spread : 0;
}
