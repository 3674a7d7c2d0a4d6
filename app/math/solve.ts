// Solves small symmetric positive definite systems, as Newton steps and ridge regressions need them.

/**
 * The lower Cholesky factor of A (n × n, row by row; only its lower half is read), or null when A is not positive
 * definite to working precision. Cost: O(n³ ÷ 6).
 */
export function choleskyFactor(matrix: Float64Array, n: number): Float64Array | null {
  const factor = new Float64Array(n * n);
  for (let row = 0; row < n; row++) {
    for (let column = 0; column <= row; column++) {
      let sum = matrix[row * n + column]!;
      for (let k = 0; k < column; k++) sum -= factor[row * n + k]! * factor[column * n + k]!;
      if (row !== column) factor[row * n + column] = sum / factor[column * n + column]!;
      else if (sum > 1e-14 * Math.abs(matrix[row * n + row]!))
        factor[row * n + row] = Math.sqrt(sum);
      else return null;
    }
  }
  return factor;
}

/** Solves Lᵀ x = b from the lower factor L: a standard normal b gives an x with covariance A⁻¹. */
export function solveTransposed(factor: Float64Array, right: Float64Array): Float64Array {
  const n = right.length;
  const x = Float64Array.from(right);
  for (let row = n - 1; row >= 0; row--) {
    let sum = x[row]!;
    for (let k = row + 1; k < n; k++) sum -= factor[k * n + row]! * x[k]!;
    x[row] = sum / factor[row * n + row]!;
  }
  return x;
}

/** Solves A x = b. Returns null when A is not positive definite to working precision; neither is changed. */
export function solvePositive(matrix: Float64Array, right: Float64Array): Float64Array | null {
  const n = right.length;
  const factor = choleskyFactor(matrix, n);
  if (!factor) return null;
  const x = new Float64Array(n);
  for (let row = 0; row < n; row++) {
    let sum = right[row]!;
    for (let k = 0; k < row; k++) sum -= factor[row * n + k]! * x[k]!;
    x[row] = sum / factor[row * n + row]!;
  }
  return solveTransposed(factor, x);
}
