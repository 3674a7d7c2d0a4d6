// Vectors: two-sided normal mixture of Howard et al. 2021 (α .05, v_opt 100) and the asymptotic sequence of
// Waudby-Smith et al. (unit sd, tuned to 5,000, α .05), both computed independently from the papers' equations.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  mixtureBoundary,
  mixtureVariance,
  sequenceMargin,
  sequenceTuning,
} from '~/math/sequential';

test('the normal mixture boundary meets its published values', () => {
  const rho = mixtureVariance(100, 0.05);
  expect(rho).toBeCloseTo(12.600561, 6);
  const expected: [number, number][] = [
    [1, 9.08438],
    [10, 12.19075],
    [100, 30.35209],
    [1000, 102.51229],
    [1e5, 1223.62826],
  ];
  for (const [v, bound] of expected) expect(mixtureBoundary(v, rho, 0.05)).toBeCloseTo(bound, 5);
});

test('the asymptotic margin meets its published values', () => {
  const rho = sequenceTuning(5000, 0.05);
  expect(rho).toBeCloseTo(0.00158723, 8);
  const expected: [number, number][] = [
    [100, 0.669439],
    [1000, 0.106375],
    [5000, 0.042924],
    [20000, 0.022112],
  ];
  for (const [t, margin] of expected) expect(sequenceMargin(t, rho, 0.05)).toBeCloseTo(margin, 6);
});

test('margins shrink with every observation and with a larger error', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 1e6 }),
      fc.double({ min: 1e-6, max: 1, noNaN: true }),
      fc.double({ min: 0.001, max: 0.5, noNaN: true }),
      (count, rho, alpha) => {
        const now = sequenceMargin(count, rho, alpha);
        expect(sequenceMargin(count + 1, rho, alpha)).toBeLessThan(now);
        expect(sequenceMargin(count, rho, alpha * 0.9)).toBeGreaterThan(now);
      },
    ),
  );
  expect(sequenceMargin(0, 0.1, 0.05)).toBe(Infinity);
});
