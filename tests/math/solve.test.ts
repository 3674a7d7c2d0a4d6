// Holds the small positive definite solver to a system with a known answer.
import { expect, test } from 'vitest';
import { solvePositive } from '~/math/solve';

test('a positive definite system gives its known answer', () => {
  // A = LLᵀ with L = [2; 6 1; −8 5 3], the textbook example of Cholesky's method; b = A · (1, 2, 3).
  const matrix = Float64Array.from([4, 12, -16, 12, 37, -43, -16, -43, 98]);
  const solution = solvePositive(matrix, Float64Array.from([-20, -43, 192]));
  [1, 2, 3].forEach((value, at) => expect(solution![at]).toBeCloseTo(value, 10));
});

test('a matrix that is not positive definite is declined', () => {
  expect(solvePositive(Float64Array.from([1, 2, 2, 1]), Float64Array.from([1, 1]))).toBeNull();
});
