// How much a treatment (a mail, a discount) changes what each person does, learnt from a randomised trial.
import type { Rng } from '~/math/random';
import type { LoggedChoices } from '~/models/content/off-policy';
import { crossFittedScores } from '~/models/content/outcome';
import type { Columns } from '~/models/supervised/bins';
import {
  fitBoostedTrees,
  predictBoostedTrees,
  type BoostedTrees,
} from '~/models/supervised/boosted-trees';
import { thin, pick, pickRows } from '~/models/supervised/folds';
import { fitRidge, predictRidge, type RidgeModel } from '~/models/supervised/ridge';
import type { Trial } from './qini';

export type UpliftModel = { linear: RidgeModel; trees: BoostedTrees };

const OUTCOME_FOLDS = 2;
const MOST_ROWS = 100_000;
/** Ridge as a share of the rows: uplift is small beside its noise. */
const SHRINK = 0.2;

/**
 * DR-learner (Kennedy 2023, Electronic Journal of Statistics 17(2), algorithm 1): doubly robust scores of treated less
 * control, regressed on the person, half by a ridge, half by boosted trees with large leaves. Either alone does nearly
 * as well; their mean is never the worse of the two.
 */
export function learnUplift(trial: Trial, columns: Columns, rng: Rng): UpliftModel {
  const places = thin(Int32Array.from(trial.outcome.keys()), MOST_ROWS);
  const known = pickRows(columns, places);
  const [control, treated] = crossFittedScores(
    asChoices({
      treated: Uint8Array.from(places, (row) => trial.treated[row]!),
      outcome: pick(trial.outcome, places),
    }),
    known,
    OUTCOME_FOLDS,
    rng,
  );
  const gain = treated!.map((value, row) => value - control![row]!);
  const leaf = Math.max(30, Math.round(places.length / 100));
  const options = { trees: 80, depth: 3, rate: 0.05, leaf, ridge: leaf, sample: 0.7 };
  return {
    linear: fitRidge(known, [gain], SHRINK * places.length),
    trees: fitBoostedTrees(known, gain, { loss: 'squared', ...options }, rng),
  };
}

/** Expected change per person, in units of the outcome. */
export function predictUplift(model: UpliftModel, columns: Columns, rows: number): Float64Array {
  const [linear] = predictRidge(model.linear, columns, rows);
  if (columns.length === 0) return linear!;
  const trees = predictBoostedTrees(model.trees, columns);
  return linear!.map((value, row) => (value + trees[row]!) / 2);
}

/** The trial as choices between control (0) and treatment (1), whose odds are the shares of the two. */
export function asChoices({ treated, outcome }: Trial): LoggedChoices {
  const count = treated.reduce((sum, one) => sum + one, 0);
  const share = Math.min(1 - 1e-6, Math.max(1e-6, count / Math.max(1, treated.length)));
  return {
    arms: 2,
    arm: Int32Array.from(treated),
    propensity: Float64Array.from(treated, (one) => (one === 1 ? share : 1 - share)),
    reward: outcome,
  };
}
