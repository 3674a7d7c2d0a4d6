// Whether the intervals hold at every one of forty looks, in simulated experiments whose truth is known.
// Plain 95 % intervals call a false winner in 30 % of such A/A runs (measured), the sequence in 1 to 2 %.
import { expect, test } from 'vitest';
import { alwaysValidDifference, alwaysValidLift } from '~/experiments/always-valid';
import { compareLift, shareMoments, type ArmMoments } from '~/experiments/lift';
import { rngFromSeed, uniform } from '~/math/random';
import { sequenceMargin, sequenceTuning } from '~/math/sequential';
import { cases } from '../support/counts';

const LOOKS = 40;

/** The arms at each of forty looks, every one after as many more people. */
function* looks(seed: string, rates: [number, number], each: number): Generator<ArmMoments[]> {
  const rng = rngFromSeed(seed);
  const happened = [0, 0];
  for (let look = 1; look <= LOOKS; look++) {
    for (let person = 0; person < each; person++) {
      rates.forEach((rate, arm) => {
        if (uniform(rng) < rate) happened[arm]!++;
      });
    }
    yield happened.map((count) => shareMoments(look * each, count));
  }
}

test('margins are those of the published sequence', () => {
  const arm: ArmMoments = { count: 2500, mean: 1, variance: 1 };
  const { low, high } = alwaysValidDifference(arm, { ...arm, mean: 2 })!;
  // Two arms of variance 1 and 2,500 people: 5,000 observations of variance 4.
  expect((high - low) / 2).toBeCloseTo(
    2 * sequenceMargin(5000, sequenceTuning(5000, 0.05), 0.05),
    9,
  );
  expect((low + high) / 2).toBeCloseTo(1, 9);
});

test('forty looks at nothing find at most five percent winners', () => {
  const runs = cases(150, 2000);
  let sequence = 0;
  let plain = 0;
  for (let run = 0; run < runs; run++) {
    let isFalse = false;
    let isPlainFalse = false;
    for (const [control, treatment] of looks(`a/a ${run}`, [0.03, 0.03], 250)) {
      const valid = alwaysValidLift(control!, treatment!);
      if (valid && (valid.low > 0 || valid.high < 0)) isFalse = true;
      const fixed = compareLift(control!, treatment!);
      if (fixed && fixed.pValue < 0.05) isPlainFalse = true;
    }
    if (isFalse) sequence++;
    if (isPlainFalse) plain++;
  }
  expect(sequence / runs).toBeLessThanOrEqual(0.05);
  expect(plain / runs).toBeGreaterThan(0.15);
});

test('the true lift stays inside at all forty looks together', () => {
  const runs = cases(150, 2000);
  let covered = 0;
  for (let run = 0; run < runs; run++) {
    let isInside = true;
    for (const [control, treatment] of looks(`a/b ${run}`, [0.1, 0.12], 250)) {
      const valid = alwaysValidLift(control!, treatment!);
      if (valid && (valid.low > 0.2 || valid.high < 0.2)) isInside = false;
    }
    if (isInside) covered++;
  }
  expect(covered / runs).toBeGreaterThanOrEqual(0.95);
});

test('a real difference is found in the end', () => {
  let last: ReturnType<typeof alwaysValidDifference> = null;
  for (const [control, treatment] of looks('found', [0.1, 0.14], 250)) {
    last = alwaysValidDifference(control!, treatment!);
  }
  expect(last!.low).toBeGreaterThan(0);
});

test('arms without people or an empty control have no interval', () => {
  const arm = shareMoments(100, 3);
  expect(alwaysValidDifference(shareMoments(1, 0), arm)).toBeNull();
  expect(alwaysValidLift(shareMoments(100, 0), arm)).toBeNull();
});
