// Expected numbers: trials small enough to draw the curve by hand, and laws that every ordering keeps.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { rngFromSeed, uniform } from '~/math/random';
import { qiniCoefficient, qiniInterval, type Trial } from '~/models/uplift/qini';

/** Treated: did, did not; control: did not, did. */
const SMALL: Trial = {
  treated: Uint8Array.of(1, 1, 0, 0),
  outcome: Float64Array.of(1, 0, 0, 1),
};

test('the coefficient equals the one drawn by hand', () => {
  // Rows 1, 3, 2, 4: the curve goes 0, 1, 1, 1, 0, area 3; so does the perfect one, 0, 1, (1 at 3), 0.
  expect(qiniCoefficient(SMALL, [4, 2, 3, 1])).toBeCloseTo(1, 12);
  // Rows 4, 2, 3, 1: 0, 0, −1, −½, 0, area −1½.
  expect(qiniCoefficient(SMALL, [1, 3, 2, 4])).toBeCloseTo(-0.5, 12);
  expect(qiniCoefficient(SMALL, [1, 1, 1, 1])).toBeCloseTo(0, 12);
});

test('no ordering beats the perfect one, equal scores earn nothing', () => {
  const person = fc.record({
    treated: fc.constantFrom(0, 1),
    outcome: fc.constantFrom(0, 1),
    score: fc.integer({ min: 0, max: 5 }),
  });
  fc.assert(
    fc.property(fc.array(person, { minLength: 4, maxLength: 60 }), (people) => {
      const trial = {
        treated: Uint8Array.from(people, (one) => one.treated),
        outcome: Float64Array.from(people, (one) => one.outcome),
      };
      const perfect = people.map((one) => (one.treated === 1 ? one.outcome : -one.outcome));
      const best = qiniCoefficient(trial, perfect);
      fc.pre(best !== null);
      expect(best).toBeCloseTo(1, 9);
      expect(
        qiniCoefficient(
          trial,
          people.map(() => 1),
        ),
      ).toBeCloseTo(0, 9);
      const scored = qiniCoefficient(
        trial,
        people.map((one) => one.score),
      );
      expect(Number.isFinite(scored!)).toBe(true);
    }),
  );
});

test('outcomes that never differ have no coefficient', () => {
  const same: Trial = { treated: Uint8Array.of(1, 0), outcome: new Float64Array(2) };
  expect(qiniCoefficient(same, [1, 2])).toBeNull();
  expect(qiniInterval(same, [1, 2], 20, rngFromSeed('same'))).toBeNull();
});

test('the interval holds the coefficient and narrows with rows', () => {
  const wide = simulate(500);
  const narrow = simulate(8000);
  const [few, many] = [wide, narrow].map(({ trial, score }) => {
    const range = qiniInterval(trial, score, 100, rngFromSeed('bootstrap'))!;
    const value = qiniCoefficient(trial, score)!;
    expect(range.low).toBeLessThan(value);
    expect(range.high).toBeGreaterThan(value);
    return range.high - range.low;
  });
  expect(many!).toBeLessThan(few! / 2);
});

function simulate(rows: number) {
  const rng = rngFromSeed('qini', String(rows));
  const score = Float64Array.from({ length: rows }, () => uniform(rng));
  const treated = Uint8Array.from(score, () => (uniform(rng) < 0.5 ? 1 : 0));
  const outcome = score.map((own, row) =>
    uniform(rng) < 0.2 + (treated[row] === 1 ? 0.3 * own : 0) ? 1 : 0,
  );
  return { trial: { treated, outcome }, score };
}
