// Expected numbers: Fisher's tea (1935) and his convicted twins (R's documentation of fisher.test), SciPy 1.17 for the rest.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { compareCounts, fisherExact, FEW_CONVERSIONS } from '~/experiments/small-counts';

test.each([
  ['the lady tasting tea', [4, 3], [4, 1], 0.48571428571428565],
  ['the convicted twins', [17, 2], [13, 10], 0.0005367241191434358],
  ['a small shop', [1004, 4], [992, 12], 0.04693847447425623],
] as const)('%s has its published p', (_, a, b, p) => {
  const arms = [a, b].map(([people, conversions]) => ({ people, conversions }));
  expect(fisherExact(arms[0]!, arms[1]!)).toBeCloseTo(p, 9);
});

test('arms may be exchanged, and p is a chance', () => {
  const arm = fc
    .tuple(fc.integer({ min: 0, max: 60 }), fc.integer({ min: 0, max: FEW_CONVERSIONS }))
    .map(([more, conversions]) => ({ people: conversions + more, conversions }));
  fc.assert(
    fc.property(arm, arm, (a, b) => {
      const p = fisherExact(a, b);
      expect(p).toBeGreaterThan(0);
      expect(p).toBeLessThanOrEqual(1);
      expect(fisherExact(b, a)).toBeCloseTo(p, 9);
    }),
  );
});

test('the ratio of rates has its exact range', () => {
  // 12 of 16 conversions: Clopper–Pearson .476229 to .927338; equal arms make the ratio share ÷ (1 − share).
  const { ratio } = compareCounts(
    { people: 1000, conversions: 4 },
    { people: 1000, conversions: 12 },
  );
  expect(ratio!.estimate).toBeCloseTo(3, 9);
  expect(ratio!.low).toBeCloseTo(0.4762291801038724 / (1 - 0.4762291801038724), 6);
  expect(ratio!.high).toBeCloseTo(0.9273379617471178 / (1 - 0.9273379617471178), 5);
});

test('no conversions give no ratio, none of the control no upper end', () => {
  const none = { people: 50, conversions: 0 };
  expect(compareCounts(none, none)).toEqual({ pValue: 1, ratio: null });
  expect(compareCounts(none, { people: 50, conversions: 3 }).ratio!.high).toBeNull();
});
