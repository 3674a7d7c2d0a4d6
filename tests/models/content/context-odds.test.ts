// Simulated slots: people whose taste decides which variation is best, and people whose taste does not matter.
import { expect, test } from 'vitest';
import { normal, rngFromSeed, uniform, uniformInteger } from '~/math/random';
import { logistic } from '~/math/special';
import { bestForPerson, fitContext, type Experience } from '~/models/content/context-odds';
import { cases } from '../../support/counts';

/** Three arms shown at random; arm 1 suits those above the mean, arm 0 those below, by `taste`. */
function simulate(name: string, rows: number, taste: number): Experience {
  const rng = rngFromSeed('context', name);
  const columns = [0, 1].map(() => Float64Array.from({ length: rows }, () => normal(rng)));
  const arm = Int32Array.from({ length: rows }, () => uniformInteger(rng, 3));
  const rewarded = Uint8Array.from(arm, (one, row) => {
    const pull = [-taste, taste, 0][one]! * columns[0]![row]!;
    return uniform(rng) < logistic(-2 + [0, 0, -0.1][one]! + pull) ? 1 : 0;
  });
  return { arms: 3, arm, rewarded, columns };
}

test('taste that matters is found and told by person', () => {
  const model = fitContext(simulate('taste', 4000, 0.5), rngFromSeed('draws'));
  expect(model).not.toBeNull();
  const high = bestForPerson(model!, [1.5, 0]);
  const low = bestForPerson(model!, [-1.5, 0]);
  expect(high[1]).toBeGreaterThan(0.9);
  expect(low[0]).toBeGreaterThan(0.9);
  expect(high[0]! + high[1]! + high[2]!).toBeCloseTo(1, 9);
});

test('interactions that are not there earn no weight', () => {
  const runs = cases(8, 200);
  let taken = 0;
  for (let run = 0; run < runs; run++) {
    if (fitContext(simulate(`none ${run}`, 2000, 0), rngFromSeed('draws', String(run)))) taken++;
  }
  // Evidence of e³ for nothing comes less often than once in e³ tries (Markov), here once in twenty.
  expect(taken / runs).toBeLessThanOrEqual(1 / 8);
});

test('small, certain and featureless logs get no personal odds', () => {
  expect(fitContext(simulate('small', 100, 1), rngFromSeed('x'))).toBeNull();
  expect(fitContext({ ...simulate('none', 1000, 1), columns: [] }, rngFromSeed('x'))).toBeNull();
  const certain = { ...simulate('certain', 1000, 1), rewarded: new Uint8Array(1000).fill(1) };
  expect(fitContext(certain, rngFromSeed('x'))).toBeNull();
});
