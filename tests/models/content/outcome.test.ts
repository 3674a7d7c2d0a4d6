// Whether the scores of a cross-fitted outcome model are free of bias and narrower than plain weighting.
import { expect, test } from 'vitest';
import { normal, rngFromSeed, uniform } from '~/math/random';
import { estimateMean, type LoggedChoices } from '~/models/content/off-policy';
import { crossFittedScores, pickLog } from '~/models/content/outcome';

const rng = rngFromSeed('outcome');
const ROWS = 4000;
const X = Float64Array.from({ length: ROWS }, () => normal(rng));
const ARM = Int32Array.from({ length: ROWS }, () => (uniform(rng) < 0.3 ? 1 : 0));
const LOG: LoggedChoices = {
  arms: 2,
  arm: ARM,
  propensity: Float64Array.from(ARM, (one) => (one === 1 ? 0.3 : 0.7)),
  // Arm 1 is worth 1 more than arm 0; the person is worth 5 times x.
  reward: Float64Array.from(ARM, (one, row) => 10 + one + 5 * X[row]! + normal(rng)),
};

test('scores meet the true difference in a narrower interval', () => {
  const [first, second] = crossFittedScores(LOG, [X], 4, rngFromSeed('folds'));
  const gain = estimateMean(second!.map((value, row) => value - first![row]!));
  expect(gain.low).toBeLessThan(1);
  expect(gain.high).toBeGreaterThan(1);
  const [plainFirst, plainSecond] = crossFittedScores(LOG, [], 4, rngFromSeed('folds'));
  const plain = estimateMean(plainSecond!.map((value, row) => value - plainFirst![row]!));
  expect(gain.high - gain.low).toBeLessThan((plain.high - plain.low) / 2);
});

test('a picked log keeps its rows together', () => {
  const few = pickLog(LOG, Int32Array.of(5, 0));
  expect([...few.arm]).toEqual([ARM[5], ARM[0]]);
  expect(few.reward[1]).toBe(LOG.reward[0]);
});
