// Holds compressed rows to what a dense table would hold.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { sparseFromTriples, transpose, valueAt, type Sparse } from '~/math/sparse';

function sparse(rows: number, columns: number, entries: [number, number, number][]): Sparse {
  return sparseFromTriples(rows, columns, {
    row: Int32Array.from(entries, (entry) => entry[0]),
    column: Int32Array.from(entries, (entry) => entry[1]),
    value: Float32Array.from(entries, (entry) => entry[2]),
  });
}

function dense(matrix: Sparse): number[][] {
  return Array.from({ length: matrix.rows }, (_, row) =>
    Array.from({ length: matrix.columns }, (_, column) => valueAt(matrix, row, column)),
  );
}

const entriesOf5By4 = fc.array(
  fc.tuple(
    fc.integer({ min: 0, max: 4 }),
    fc.integer({ min: 0, max: 3 }),
    fc.integer({ min: 1, max: 9 }),
  ),
);

test('triples of the same place add up in sparse rows', () => {
  const matrix = sparse(2, 3, [
    [1, 2, 1],
    [0, 1, 5],
    [1, 2, 3],
    [1, 0, 2],
  ]);
  expect(Array.from(matrix.start)).toEqual([0, 1, 3]);
  expect(Array.from(matrix.index)).toEqual([1, 0, 2]);
  expect(Array.from(matrix.value)).toEqual([5, 2, 4]);
});

test('sparse rows hold what a dense table holds', () => {
  fc.assert(
    fc.property(entriesOf5By4, (entries) => {
      const table = Array.from({ length: 5 }, () => [0, 0, 0, 0]);
      for (const [row, column, value] of entries) table[row]![column]! += value;
      expect(dense(sparse(5, 4, entries))).toEqual(table);
    }),
  );
});

test('transposing twice gives the same sparse rows', () => {
  fc.assert(
    fc.property(entriesOf5By4, (entries) => {
      const matrix = sparse(5, 4, entries);
      expect(transpose(transpose(matrix))).toEqual(matrix);
      expect(dense(transpose(matrix))).toEqual(
        [0, 1, 2, 3].map((column) => dense(matrix).map((row) => row[column])),
      );
    }),
  );
});

test('a place outside the table is refused by name', () => {
  expect(() => sparse(2, 2, [[2, 0, 1]])).toThrow('requires places inside 2 × 2, got 2, 0');
});
