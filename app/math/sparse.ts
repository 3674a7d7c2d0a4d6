// Compressed sparse rows for counts of customers × products and for neighbours of products: three typed arrays.

/** Row r holds columns `index[start[r] … start[r + 1])` with `value` beside them. */
export type Sparse = {
  rows: number;
  columns: number;
  start: Int32Array;
  index: Int32Array;
  value: Float32Array;
};

/** Entries in any order; entries of the same place are added up. */
export type Triples = { row: Int32Array; column: Int32Array; value: Float32Array };

/**
 * Builds rows from triples, columns ascending within a row, by two counting sorts. Cost: O(entries + rows + columns).
 */
export function sparseFromTriples(rows: number, columns: number, triples: Triples): Sparse {
  const count = triples.row.length;
  for (let at = 0; at < count; at++) {
    const row = triples.row[at]!;
    const column = triples.column[at]!;
    if (row < 0 || row >= rows || column < 0 || column >= columns) {
      throw new Error(
        `sparseFromTriples requires places inside ${rows} × ${columns}, got ${row}, ${column}`,
      );
    }
  }
  const byColumn = countingSort(columns, triples.column, null);
  const order = countingSort(rows, triples.row, byColumn);
  const start = new Int32Array(rows + 1);
  const index = new Int32Array(count);
  const value = new Float32Array(count);
  let filled = 0;
  let previousRow = -1;
  for (const at of order) {
    const row = triples.row[at]!;
    const column = triples.column[at]!;
    if (row === previousRow && index[filled - 1] === column) {
      value[filled - 1]! += triples.value[at]!;
      continue;
    }
    index[filled] = column;
    value[filled] = triples.value[at]!;
    filled++;
    start[row + 1]!++;
    previousRow = row;
  }
  for (let row = 0; row < rows; row++) start[row + 1]! += start[row]!;
  return { rows, columns, start, index: index.slice(0, filled), value: value.slice(0, filled) };
}

/** A stable order of `0 … keys.length` by key, starting from `order` when one is given. */
function countingSort(limit: number, keys: Int32Array, order: Int32Array | null): Int32Array {
  const next = new Int32Array(limit + 1);
  for (let at = 0; at < keys.length; at++) next[keys[at]! + 1]!++;
  for (let key = 0; key < limit; key++) next[key + 1]! += next[key]!;
  const sorted = new Int32Array(keys.length);
  for (let at = 0; at < keys.length; at++) {
    const from = order === null ? at : order[at]!;
    sorted[next[keys[from]!]!++] = from;
  }
  return sorted;
}

/** Columns become rows. Cost: O(entries + columns). */
export function transpose(matrix: Sparse): Sparse {
  const entries = matrix.index.length;
  const start = new Int32Array(matrix.columns + 1);
  for (let at = 0; at < entries; at++) start[matrix.index[at]! + 1]!++;
  for (let column = 0; column < matrix.columns; column++) start[column + 1]! += start[column]!;
  const next = start.slice();
  const index = new Int32Array(entries);
  const value = new Float32Array(entries);
  for (let row = 0; row < matrix.rows; row++) {
    for (let at = matrix.start[row]!; at < matrix.start[row + 1]!; at++) {
      const place = next[matrix.index[at]!]!++;
      index[place] = row;
      value[place] = matrix.value[at]!;
    }
  }
  return { rows: matrix.columns, columns: matrix.rows, start, index, value };
}

/** The value at a place, 0 where none stands. Cost: O(log entries of the row), columns being ascending. */
export function valueAt(matrix: Sparse, row: number, column: number): number {
  let low = matrix.start[row]!;
  let high = matrix.start[row + 1]!;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (matrix.index[middle]! < column) low = middle + 1;
    else high = middle;
  }
  return low < matrix.start[row + 1]! && matrix.index[low] === column ? matrix.value[low]! : 0;
}
