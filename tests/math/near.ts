// Closeness on the scale of the expected number, for tests of special functions.

/** Whether `value` is within `tolerance` of `expected`, relative where that is larger than one. */
export function near(value: number, expected: number, tolerance: number): boolean {
  return Math.abs(value - expected) <= tolerance * Math.max(1, Math.abs(expected));
}
