// Expected numbers: the vector of the relative lift (A .41 ± 3.9 of 3,407; B .70 ± 6.2 of 3,461) as public experiment
// software prints it, SciPy 1.17 for Welch's test, and simulated arms whose truth is known.
import { expect, test } from 'vitest';
import { adjustArms } from '~/experiments/cuped';
import {
  compareLift,
  compareMeans,
  momentsOf,
  ratioMoments,
  shareMoments,
  winsorCap,
  type ArmMoments,
} from '~/experiments/lift';
import { gamma, normal, rngFromSeed, uniform } from '~/math/random';
import { cases } from '../support/counts';

const A: ArmMoments = { count: 3407, mean: 0.41, variance: 3.9 ** 2 };
const B: ArmMoments = { count: 3461, mean: 0.7, variance: 6.2 ** 2 };

test('the relative lift meets its published vector', () => {
  const lift = compareLift(A, B)!;
  expect(lift.estimate).toBeCloseTo(0.70732, 5);
  expect(lift.standardError).toBeCloseTo(0.37879, 5);
  expect(lift.low).toBeCloseTo(-0.03526, 5);
  expect(lift.high).toBeCloseTo(1.44989, 5);
  expect(lift.pValue).toBeCloseTo(0.06191, 5);
});

test('the difference of means is Welch’s', () => {
  const { estimate, pValue } = compareMeans(A, B)!;
  expect(estimate).toBeCloseTo(0.29, 12);
  expect(pValue).toBeCloseTo(0.02015840264358697, 9);
});

test('moments of a share are those of its noughts and ones', () => {
  const values = Float64Array.from({ length: 40 }, (_, at) => (at < 7 ? 1 : 0));
  const moments = momentsOf(values);
  expect(shareMoments(40, 7).mean).toBeCloseTo(moments.mean, 12);
  expect(shareMoments(40, 7).variance).toBeCloseTo(moments.variance, 12);
});

test('too few people or an empty control give no lift', () => {
  expect(compareMeans({ count: 1, mean: 1, variance: 0 }, B)).toBeNull();
  expect(compareLift({ ...A, mean: 0 }, B)).toBeNull();
  const same = shareMoments(10, 0);
  expect(compareMeans(same, same)).toEqual({
    estimate: 0,
    standardError: 0,
    low: 0,
    high: 0,
    pValue: 1,
  });
});

test('a ratio of totals knows that both of them vary', () => {
  const rng = rngFromSeed('ratio');
  const runs = cases(300, 4000);
  let covered = 0;
  for (let run = 0; run < runs; run++) {
    const [control, treatment] = [1, 1.2].map((scale) => {
      const clicks = Float64Array.from({ length: 300 }, () => 1 + gamma(rng, 1));
      return ratioMoments(
        clicks.map((count) => scale * count * gamma(rng, 2)),
        clicks,
      );
    });
    const { low, high } = compareLift(control!, treatment!)!;
    if (low <= 0.2 && high >= 0.2) covered++;
  }
  expect(covered / runs).toBeGreaterThan(0.93);
  expect(covered / runs).toBeLessThan(0.975);
});

test('the fixed-time interval covers the true lift as promised', () => {
  const runs = cases(500, 4000);
  let covered = 0;
  for (let run = 0; run < runs; run++) {
    const rng = rngFromSeed('coverage', String(run));
    const [control, treatment] = [0.1, 0.12].map((rate) => {
      let happened = 0;
      for (let person = 0; person < 2000; person++) if (uniform(rng) < rate) happened++;
      return shareMoments(2000, happened);
    });
    const { low, high } = compareLift(control!, treatment!)!;
    if (low <= 0.2 && high >= 0.2) covered++;
  }
  expect(covered / runs).toBeGreaterThan(0.93);
  expect(covered / runs).toBeLessThan(0.97);
});

test('one large order does not pass the cap', () => {
  const values = Float64Array.from({ length: 1000 }, (_, at) => at);
  expect(winsorCap(values)).toBeCloseTo(994.005, 9);
  expect(winsorCap([])).toBe(Infinity);
});

test('what was known before narrows the interval and moves nothing', () => {
  const rng = rngFromSeed('cuped');
  const arms = [0, 1].map((gain) => {
    const before = Float64Array.from({ length: 5000 }, () => 10 + normal(rng));
    // Correlation with what came before: .8, so that 1 − .64 of the variance is left.
    const outcome = before.map((x) => 20 + gain + 0.8 * x + 0.6 * normal(rng));
    return { before, outcome };
  });
  const [control, treatment] = adjustArms(arms);
  const plain = compareMeans(momentsOf(arms[0]!.outcome), momentsOf(arms[1]!.outcome))!;
  const adjusted = compareMeans(control!, treatment!)!;
  expect((adjusted.standardError / plain.standardError) ** 2).toBeCloseTo(0.36, 1);
  expect(adjusted.low).toBeLessThan(1);
  expect(adjusted.high).toBeGreaterThan(1);
  const flat = adjustArms([{ outcome: [1, 2], before: [3, 3] }]);
  expect(flat[0]!.mean).toBe(1.5);
});
