// Eigenvectors: all of a small dense symmetric matrix, or the leading few of a large sparse XᵀX.
import { normal, type Rng } from './random';
import type { Sparse } from './sparse';

/** Eigenvalues, largest first; eigenvector n stands in column n of `vectors` (`size` rows × `count` columns). */
export type Eigen = { size: number; count: number; values: Float64Array; vectors: Float64Array };

/**
 * All eigenpairs of a symmetric n × n matrix by cyclic Jacobi rotations (Golub & Van Loan 2013, algorithm 8.5.3).
 * Exact to rounding. Cost: about 8 sweeps of O(n³); meant for n up to some hundreds.
 */
export function symmetricEigen(matrix: Float64Array, n: number): Eigen {
  const work = matrix.slice();
  const turned = new Float64Array(n * n);
  for (let at = 0; at < n; at++) turned[at * n + at] = 1;
  for (let sweep = 0; sweep < 60; sweep++) {
    let off = 0;
    let total = 0;
    for (let row = 0; row < n; row++) {
      for (let column = 0; column < n; column++) {
        const square = work[row * n + column]! ** 2;
        total += square;
        if (row !== column) off += square;
      }
    }
    if (off <= 1e-26 * total) break;
    for (let p = 0; p < n - 1; p++) for (let q = p + 1; q < n; q++) rotate(work, turned, n, p, q);
  }
  const order = Array.from({ length: n }, (_, at) => at);
  order.sort((a, b) => work[b * n + b]! - work[a * n + a]! || a - b);
  const values = Float64Array.from(order, (at) => work[at * n + at]!);
  const vectors = new Float64Array(n * n);
  // Rows of `turned` are the eigenvectors.
  order.forEach((from, to) => {
    for (let row = 0; row < n; row++) vectors[row * n + to] = turned[from * n + row]!;
  });
  return { size: n, count: n, values, vectors };
}

/** Makes entry (p, q) zero. */
function rotate(work: Float64Array, turned: Float64Array, n: number, p: number, q: number): void {
  const entry = work[p * n + q]!;
  if (entry === 0) return;
  const theta = (work[q * n + q]! - work[p * n + p]!) / (2 * entry);
  const t = Math.sign(theta || 1) / (Math.abs(theta) + Math.sqrt(theta * theta + 1));
  const c = 1 / Math.sqrt(t * t + 1);
  const s = t * c;
  for (let k = 0; k < n; k++) {
    const kp = work[k * n + p]!;
    const kq = work[k * n + q]!;
    work[k * n + p] = c * kp - s * kq;
    work[k * n + q] = s * kp + c * kq;
  }
  for (let k = 0; k < n; k++) {
    const pk = work[p * n + k]!;
    const qk = work[q * n + k]!;
    work[p * n + k] = c * pk - s * qk;
    work[q * n + k] = s * pk + c * qk;
    const tp = turned[p * n + k]!;
    const tq = turned[q * n + k]!;
    turned[p * n + k] = c * tp - s * tq;
    turned[q * n + k] = s * tp + c * tq;
  }
}

/** Directions carried beside those asked for, so that the last of them converge too. */
const OVERSAMPLE = 12;

/**
 * The `count` leading eigenpairs of XᵀX by subspace iteration from random directions.
 * Source: Halko, Martinsson & Tropp 2011, "Finding structure with randomness", SIAM Review 53(2), algorithms 4.4 and 5.3.
 * Cost: `rounds` passes of O(entries of X × count). The tail is approximate; 4 rounds give the leading half to 1e-3.
 */
export function leadingEigenvectors(matrix: Sparse, count: number, rng: Rng, rounds = 4): Eigen {
  const size = matrix.columns;
  const width = Math.min(size, count + OVERSAMPLE);
  let basis: Float64Array = new Float64Array(size * width);
  for (let at = 0; at < basis.length; at++) basis[at] = normal(rng);
  orthonormalise(basis, size, width);
  for (let round = 0; round < rounds; round++) {
    basis = multiplyGram(matrix, basis, width);
    orthonormalise(basis, size, width);
  }
  const small = project(basis, multiplyGram(matrix, basis, width), size, width);
  const inner = symmetricEigen(small, width);
  const kept = Math.min(count, width);
  const vectors = new Float64Array(size * kept);
  for (let row = 0; row < size; row++) {
    for (let at = 0; at < kept; at++) {
      let sum = 0;
      for (let k = 0; k < width; k++)
        sum += basis[row * width + k]! * inner.vectors[k * width + at]!;
      vectors[row * kept + at] = sum;
    }
  }
  return { size, count: kept, values: inner.values.slice(0, kept), vectors };
}

/** XᵀX times a block of columns, one row of X at a time. */
function multiplyGram(matrix: Sparse, block: Float64Array, width: number): Float64Array {
  const result = new Float64Array(block.length);
  const row = new Float64Array(width);
  for (let at = 0; at < matrix.rows; at++) {
    row.fill(0);
    const end = matrix.start[at + 1]!;
    for (let entry = matrix.start[at]!; entry < end; entry++) {
      const base = matrix.index[entry]! * width;
      const value = matrix.value[entry]!;
      for (let k = 0; k < width; k++) row[k]! += value * block[base + k]!;
    }
    for (let entry = matrix.start[at]!; entry < end; entry++) {
      const base = matrix.index[entry]! * width;
      const value = matrix.value[entry]!;
      for (let k = 0; k < width; k++) result[base + k]! += value * row[k]!;
    }
  }
  return result;
}

/** Columns made orthonormal in place, twice over for accuracy (Gram–Schmidt, "twice is enough", Giraud 2005). */
function orthonormalise(block: Float64Array, size: number, width: number): void {
  for (let pass = 0; pass < 2; pass++) {
    for (let column = 0; column < width; column++) {
      const overlap = new Float64Array(column + 1);
      for (let row = 0; row < size; row++) {
        const base = row * width;
        const own = block[base + column]!;
        for (let k = 0; k <= column; k++) overlap[k]! += own * block[base + k]!;
      }
      let square = overlap[column]!;
      for (let k = 0; k < column; k++) square -= overlap[k]! ** 2;
      // A direction inside the span of the others (rank below width) is dropped to zero.
      const scale = square > 1e-20 * overlap[column]! && square > 0 ? 1 / Math.sqrt(square) : 0;
      for (let row = 0; row < size; row++) {
        const base = row * width;
        let own = block[base + column]!;
        for (let k = 0; k < column; k++) own -= overlap[k]! * block[base + k]!;
        block[base + column] = own * scale;
      }
    }
  }
}

/** BᵀC for two blocks of the same shape. */
function project(
  left: Float64Array,
  right: Float64Array,
  size: number,
  width: number,
): Float64Array {
  const result = new Float64Array(width * width);
  for (let row = 0; row < size; row++) {
    const base = row * width;
    for (let at = 0; at < width; at++) {
      const value = left[base + at]!;
      for (let k = 0; k < width; k++) result[at * width + k]! += value * right[base + k]!;
    }
  }
  return result;
}
