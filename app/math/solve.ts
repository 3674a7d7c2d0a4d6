// Solves small symmetric positive definite systems, as Newton steps and ridge regressions need them.

/**
 * Solves A x = b by Cholesky factors. A is n × n, row by row; only its lower half is read; neither is changed.
 * Returns null when A is not positive definite to working precision. Cost: O(n³ ÷ 6).
 */
export function solvePositive(matrix: Float64Array, right: Float64Array): Float64Array | null {
  const n = right.length;
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
  const x = new Float64Array(n);
  for (let row = 0; row < n; row++) {
    let sum = right[row]!;
    for (let k = 0; k < row; k++) sum -= factor[row * n + k]! * x[k]!;
    x[row] = sum / factor[row * n + row]!;
  }
  for (let row = n - 1; row >= 0; row--) {
    let sum = x[row]!;
    for (let k = row + 1; k < n; k++) sum -= factor[k * n + row]! * x[k]!;
    x[row] = sum / factor[row * n + row]!;
  }
  return x;
}
