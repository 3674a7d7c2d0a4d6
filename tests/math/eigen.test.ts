// Holds the eigenvector routines to matrices whose answers are known, and to each other.
import { expect, test } from 'vitest';
import { leadingEigenvectors, symmetricEigen } from '~/math/eigen';
import { rngFromSeed, uniform } from '~/math/random';
import { sparseFromTriples, type Sparse } from '~/math/sparse';

function randomCounts(rows: number, columns: number, share: number): Sparse {
  const rng = rngFromSeed('counts', String(rows));
  const row: number[] = [];
  const column: number[] = [];
  for (let at = 0; at < rows; at++) {
    for (let other = 0; other < columns; other++) {
      // Later columns are rarer, as products are.
      if (uniform(rng) < share / (1 + other / 5)) {
        row.push(at);
        column.push(other);
      }
    }
  }
  const value = new Float32Array(row.length).fill(1);
  return sparseFromTriples(rows, columns, {
    row: Int32Array.from(row),
    column: Int32Array.from(column),
    value,
  });
}

function gram(matrix: Sparse): Float64Array {
  const result = new Float64Array(matrix.columns ** 2);
  for (let row = 0; row < matrix.rows; row++) {
    const items = matrix.index.subarray(matrix.start[row]!, matrix.start[row + 1]!);
    for (const a of items) for (const b of items) result[a * matrix.columns + b]!++;
  }
  return result;
}

test('Jacobi finds the eigenvalues of a second difference', () => {
  // The n × n second difference has eigenvalues 2 − 2cos(kπ ÷ (n + 1)).
  const n = 6;
  const matrix = new Float64Array(n * n);
  for (let at = 0; at < n; at++) {
    matrix[at * n + at] = 2;
    if (at > 0) matrix[at * n + at - 1] = matrix[(at - 1) * n + at] = -1;
  }
  const { values } = symmetricEigen(matrix, n);
  for (let k = 1; k <= n; k++)
    expect(values[n - k]).toBeCloseTo(2 - 2 * Math.cos((k * Math.PI) / (n + 1)), 12);
});

test('Jacobi’s vectors are orthonormal and satisfy their equation', () => {
  const counts = randomCounts(80, 12, 0.5);
  const matrix = gram(counts);
  const { values, vectors } = symmetricEigen(matrix, 12);
  for (let at = 0; at < 12; at++) {
    for (let row = 0; row < 12; row++) {
      let product = 0;
      for (let k = 0; k < 12; k++) product += matrix[row * 12 + k]! * vectors[k * 12 + at]!;
      expect(product).toBeCloseTo(values[at]! * vectors[row * 12 + at]!, 8);
    }
  }
});

test('leading eigenvalues of sparse counts equal the dense ones', () => {
  const counts = randomCounts(300, 60, 0.6);
  const exact = symmetricEigen(gram(counts), 60);
  const leading = leadingEigenvectors(counts, 10, rngFromSeed('subspace'), 8);
  // Subspace iteration converges by the ratio of eigenvalues; eight rounds reach 1e-4 for the leading half here.
  for (let at = 0; at < 5; at++) expect(leading.values[at]! / exact.values[at]!).toBeCloseTo(1, 3);
});

test('more directions than ranks leave no broken numbers', () => {
  const counts = sparseFromTriples(2, 4, {
    row: Int32Array.from([0, 0, 1, 1]),
    column: Int32Array.from([0, 1, 2, 3]),
    value: new Float32Array(4).fill(1),
  });
  const { values, vectors } = leadingEigenvectors(counts, 4, rngFromSeed('rank'));
  expect(values[0]).toBeCloseTo(2, 10);
  expect(vectors.every((value) => Number.isFinite(value))).toBe(true);
});
