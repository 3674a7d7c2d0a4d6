// Expected numbers: 821,588 to 815,482 people, p = 1.8e-6 (Kohavi, Tang & Xu 2020, chapter 3), SciPy 1.17 for the rest.
import { expect, test } from 'vitest';
import { checkSampleRatio } from '~/experiments/sample-ratio';
import { rngFromSeed, uniform } from '~/math/random';
import { cases } from '../support/counts';

test('the published mismatch is found', () => {
  const found = checkSampleRatio([821_588, 815_482], [0.5, 0.5]);
  expect(found.pValue).toBeCloseTo(1.8217928726191858e-6, 12);
  expect(found.alwaysValid).toBeCloseTo(0.00015595044120596932, 10);
  expect(found.isMismatch).toBe(true);
});

test('an ordinary imbalance is none', () => {
  const found = checkSampleRatio([5000, 4900], [0.5, 0.5]);
  expect(found.isMismatch).toBe(false);
  expect(checkSampleRatio([5000, 4700], [0.5, 0.5]).alwaysValid).toBeCloseTo(0.14292444498385, 9);
  expect(checkSampleRatio([9000, 1000], [0.9, 0.1])).toEqual({
    pValue: 1,
    alwaysValid: 1,
    isMismatch: false,
  });
});

test('people in an arm that should be empty are a mismatch', () => {
  expect(checkSampleRatio([10, 10, 1], [0.5, 0.5, 0])).toEqual({
    pValue: 0,
    alwaysValid: 0,
    isMismatch: true,
  });
  expect(checkSampleRatio([0, 0], [0.5, 0.5]).isMismatch).toBe(false);
});

test('looking a hundred times at a fair split stays honest', () => {
  const runs = cases(200, 5000);
  let alarms = 0;
  for (let run = 0; run < runs; run++) {
    const rng = rngFromSeed('fair split', String(run));
    const counts = [0, 0];
    let least = 1;
    for (let look = 0; look < 100; look++) {
      for (let person = 0; person < 100; person++) counts[uniform(rng) < 0.5 ? 0 : 1]!++;
      least = Math.min(least, checkSampleRatio(counts, [0.5, 0.5]).alwaysValid);
    }
    if (least < 0.05) alarms++;
  }
  expect(alarms / runs).toBeLessThanOrEqual(0.05);
});
