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
  return {
    arms: scores.map((column) => estimateMean(column)),
    uniform: estimateMean(meanOverArms(scores)),
    bestFixed: bestArm(scores).arm,
    policy: estimateMean(policyScores),
    inversePropensity: inversePropensity(log, wanted),
    selfNormalized: selfNormalized(log, wanted),
    gain: estimateMean(policyScores.map((score, row) => score - singleScores[row]!)),
    learnt,
  };
}

function meanOverArms(scores: Float64Array[]): Float64Array {
  return scores[0]!.map(
    (_, row) => scores.reduce((sum, column) => sum + column[row]!, 0) / scores.length,
  );
}
