// Simulated trials whose true effect on each person is known, and trials in which nobody is moved.
import { expect, test } from 'vitest';
import { normal, rngFromSeed, uniform } from '~/math/random';
import { rankCorrelation } from '~/math/stats';
import { judgeUplift } from '~/models/uplift/judge';
import { asChoices, learnUplift, predictUplift } from '~/models/uplift/learn';
import { cases } from '../../support/counts';

/** Chance .15 + .03 x for controls; treatment adds `mean` + `taste` × sign of x. */
function simulate(seed: string, rows: number, { mean, taste }: { mean: number; taste: number }) {
  const rng = rngFromSeed('uplift', seed);
  const columns = [0, 1, 2].map(() => Float64Array.from({ length: rows }, () => normal(rng)));
  const effect = columns[0]!.map((x) => mean + taste * Math.sign(x));
  const treated = Uint8Array.from(effect, () => (uniform(rng) < 0.4 ? 1 : 0));
  const outcome = effect.map((own, row) =>
    uniform(rng) < 0.15 + 0.03 * Math.tanh(columns[1]![row]!) + (treated[row] === 1 ? own : 0)
      ? 1
      : 0,
  );
  return { trial: { treated, outcome }, columns, effect };
}

const OPTIONS = { folds: 3, repeats: 100 };

test('people who are moved are told from those who are not', () => {
  const { trial, columns, effect } = simulate('moved', 8000, { mean: 0.02, taste: 0.08 });
  const model = learnUplift(trial, columns, rngFromSeed('learn'));
  const found = predictUplift(model, columns, effect.length);
  // A sign takes two values: its rank correlation with the perfect order of x is √¾ = .866.
  expect(rankCorrelation(found, effect)).toBeGreaterThan(0.7);
  const judged = judgeUplift(trial, columns, OPTIONS, rngFromSeed('judge'));
  expect(judged.verdict).toBe('target');
  expect(judged.policyValue).toBeGreaterThan(judged.all.value);
  // True worth: .15 + half of .10; three standard errors of the estimate.
  expect(Math.abs(judged.targeted.value - 0.2)).toBeLessThan(0.03);
});

test('an effect alike for all means all or nobody', () => {
  const { trial, columns } = simulate('alike', 4000, { mean: 0.1, taste: 0 });
  const judged = judgeUplift(trial, columns, OPTIONS, rngFromSeed('judge'));
  expect(judged.effect.low).toBeGreaterThan(0);
  expect(judged.effect.low).toBeLessThan(0.1);
  expect(judged.effect.high).toBeGreaterThan(0.1);
  if (judged.verdict === 'do not target') expect(judged.policyValue).toBe(judged.all.value);
});

test('outcomes of pure chance are refused', () => {
  const runs = cases(6, 200);
  let targets = 0;
  for (let run = 0; run < runs; run++) {
    const { trial, columns } = simulate(`chance ${run}`, 1500, { mean: 0, taste: 0 });
    const { verdict } = judgeUplift(trial, columns, OPTIONS, rngFromSeed('judge', String(run)));
    if (verdict === 'target') targets++;
  }
  // 2.5 % wanted, without the widening 6 %; at 200 runs three standard deviations above are 5.8 %, two are 4.7 %.
  expect(targets / runs).toBeLessThanOrEqual(runs < 100 ? 1 / 6 : 0.047);
});

test('featureless and tiny trials give finite figures', () => {
  const { trial, columns } = simulate('tiny', 12, { mean: 0.1, taste: 0 });
  for (const known of [columns, []]) {
    const judged = judgeUplift(trial, known, OPTIONS, rngFromSeed('tiny'));
    expect(Number.isFinite(judged.policyValue)).toBe(true);
    expect(Number.isFinite(judged.effect.high)).toBe(true);
  }
  expect(asChoices(trial).propensity.every((odds) => odds > 0 && odds < 1)).toBe(true);
});
