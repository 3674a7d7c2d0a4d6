// What a slot's log says the learned choice is worth, beside chance and beside the best single variation.
import type { Rng } from '~/math/random';
import type { Columns } from '~/models/supervised/bins';
import { foldsOf, pickRows, splitByFold, thin } from '~/models/supervised/folds';
import {
  estimateMean,
  inversePropensity,
  scoresOfChoice,
  selfNormalized,
  type Estimate,
  type LoggedChoices,
} from './off-policy';
import { crossFittedScores, pickLog } from './outcome';
import { bestArm, chooseArms, learnPolicy, type Policy } from './policy';

export type ContentJudgement = {
  /** Each arm alone. */
  arms: Estimate[];
  uniform: Estimate;
  bestFixed: number;
  /** The learned greedy choice, learnt and judged on different rows. */
  policy: Estimate;
  /** The same choice, by the estimators that trust no outcome model. */
  inversePropensity: Estimate;
  selfNormalized: Estimate;
  /** The policy minus the best single arm, each chosen without the rows that judge it. */
  gain: Estimate;
  learnt: Policy['kind'][];
};

const OUTCOME_FOLDS = 2;
/** A choice among eight variations is learnt by then; beyond, a fold would only take longer. */
const MOST_ROWS = 100_000;

/**
 * Cross-fitted: for each fold the policy is learnt from the other folds alone, outcome models included, and valued on
 * the fold with doubly robust scores. `columns`: what is known of each person.
 */
export function judgeContent(
  log: LoggedChoices,
  columns: Columns,
  folds: number,
  rng: Rng,
): ContentJudgement {
  const rows = log.reward.length;
  const scores = crossFittedScores(log, columns, folds, rng);
  const fold = foldsOf(rows, folds, rng);
  const chosen = new Int32Array(rows);
  const single = new Int32Array(rows);
  const learnt: Policy['kind'][] = [];
  for (let one = 0; one < folds; one++) {
    const { inside, others } = splitByFold(fold, one);
    const learning = thin(others, MOST_ROWS);
    const known = pickRows(columns, learning);
    const own = crossFittedScores(pickLog(log, learning), known, OUTCOME_FOLDS, rng);
    const policy = learnPolicy(known, own, rng);
    learnt.push(policy.kind);
    const picked = chooseArms(policy, pickRows(columns, inside), inside.length);
    const fixed = bestArm(own).arm;
    inside.forEach((row, at) => {
      chosen[row] = picked[at]!;
      single[row] = fixed;
    });
  }
  const wanted = Float64Array.from(chosen, (arm, row) => (arm === log.arm[row] ? 1 : 0));
  const policyScores = scoresOfChoice(scores, chosen);
  const singleScores = scoresOfChoice(scores, single);
  const noise = noiseShare(log, columns, rng);
  const uniform = meanOverArms(scores);
  return {
    arms: scores.map((column) => estimateMean(column)),
    uniform: estimateMean(uniform),
    bestFixed: bestArm(scores).arm,
    policy: widened(policyScores, uniform, noise),
    inversePropensity: inversePropensity(log, wanted),
    selfNormalized: selfNormalized(log, wanted),
    gain: widened(
      policyScores.map((score, row) => score - singleScores[row]!),
      new Float64Array(rows),
      noise,
    ),
    learnt,
  };
}

/**
 * Mean with its 95 % interval. What the choice adds to `base` was learnt from the other folds, which in turn are judged
 * by what this one taught: as far as the choice is noise, each pair of folds is counted twice, and that part of the
 * variance doubles (measured in A/A logs: 91 % covered without it).
 */
function widened(scores: Float64Array, base: Float64Array, noise: number): Estimate {
  const plain = estimateMean(scores);
  const added = estimateMean(scores.map((score, row) => score - base[row]!));
  const margin = Math.hypot(
    plain.high - plain.value,
    Math.sqrt(noise) * (added.high - added.value),
  );
  return { value: plain.value, low: plain.value - margin, high: plain.value + margin };
}

/**
 * How much of the choice is noise: policies of two halves agree by κ beyond chance (Cohen 1960), those of all rows by
 * 2κ ÷ (1 + κ) (Spearman 1910, Brown 1910).
 */
function noiseShare(log: LoggedChoices, columns: Columns, rng: Rng): number {
  const rows = log.reward.length;
  const half = foldsOf(rows, 2, rng);
  const [first, second] = [0, 1].map((one) => {
    const places = thin(splitByFold(half, one).inside, MOST_ROWS / 2);
    const known = pickRows(columns, places);
    const own = crossFittedScores(pickLog(log, places), known, OUTCOME_FOLDS, rng);
    return chooseArms(learnPolicy(known, own, rng), columns, rows);
  });
  const same = first!.reduce((sum, arm, row) => sum + (arm === second![row] ? 1 : 0), 0);
  const kappa = Math.max(0, 1 - (1 - same / Math.max(1, rows)) / (1 - 1 / log.arms));
  return 1 - (2 * kappa) / (1 + kappa);
}

function meanOverArms(scores: Float64Array[]): Float64Array {
  return scores[0]!.map(
    (_, row) => scores.reduce((sum, column) => sum + column[row]!, 0) / scores.length,
  );
}
