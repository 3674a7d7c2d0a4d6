// What each variation would earn for each person, as far as the log tells: the control variate of the doubly robust
// estimate. It may be crude: it makes the interval narrower, never the estimate biased.
import type { Rng } from '~/math/random';
import type { Columns } from '~/models/supervised/bins';
import {
  fitBoostedTrees,
  predictBoostedTrees,
  type BoostOptions,
} from '~/models/supervised/boosted-trees';
import { foldsOf, pick, pickRows, splitByFold, thin } from '~/models/supervised/folds';
import { doublyRobustScores, type LoggedChoices } from './off-policy';

const TREES: BoostOptions = {
  loss: 'squared',
  trees: 40,
  depth: 3,
  rate: 0.1,
  leaf: 50,
  ridge: 10,
  sample: 1,
};
/** More rows than these make the control variate no better. */
const MOST_ROWS = 40_000;
/** Sends before an arm's own difference counts as much as none. */
const PRIOR_SENDS = 50;

/**
 * Reward by person from boosted trees blind to the arm, plus each arm's mean residual, weighed by 1 ÷ odds and shrunk
 * to zero. Predicted for `asked`, one column per arm.
 */
function expectedRewards(
  log: LoggedChoices,
  columns: Columns,
  asked: { columns: Columns; rows: number },
  rng: Rng,
): Float64Array[] {
  const model = fitBoostedTrees(columns, log.reward, TREES, rng);
  const fitted = predictRows(model, columns, log.reward.length);
  const weight = new Float64Array(log.arms);
  const residual = new Float64Array(log.arms);
  const count = new Float64Array(log.arms);
  log.arm.forEach((arm, row) => {
    const own = 1 / log.propensity[row]!;
    weight[arm]! += own;
    residual[arm]! += own * (log.reward[row]! - fitted[row]!);
    count[arm]!++;
  });
  const people = predictRows(model, asked.columns, asked.rows);
  return Array.from({ length: log.arms }, (_, arm) => {
    const trust = count[arm]! / (count[arm]! + PRIOR_SENDS);
    const shift = weight[arm]! > 0 ? (trust * residual[arm]!) / weight[arm]! : 0;
    return people.map((value) => value + shift);
  });
}

function predictRows(
  model: ReturnType<typeof fitBoostedTrees>,
  columns: Columns,
  rows: number,
): Float64Array {
  // Trees count their rows by the first column; without any there is the mean alone.
  return columns.length > 0
    ? predictBoostedTrees(model, columns)
    : new Float64Array(rows).fill(model.start);
}

/** Doubly robust scores of every row, each from models that never saw the row. */
export function crossFittedScores(
  log: LoggedChoices,
  columns: Columns,
  folds: number,
  rng: Rng,
): Float64Array[] {
  const rows = log.reward.length;
  const fold = foldsOf(rows, folds, rng);
  const expected = Array.from({ length: log.arms }, () => new Float64Array(rows));
  for (let one = 0; one < folds; one++) {
    const { inside, others } = splitByFold(fold, one);
    const asked = { columns: pickRows(columns, inside), rows: inside.length };
    const learnt = thin(others, MOST_ROWS);
    const found = expectedRewards(pickLog(log, learnt), pickRows(columns, learnt), asked, rng);
    found.forEach((column, arm) =>
      inside.forEach((row, at) => (expected[arm]![row] = column[at]!)),
    );
  }
  return doublyRobustScores(log, expected);
}

export function pickLog(log: LoggedChoices, places: Int32Array): LoggedChoices {
  return {
    arms: log.arms,
    arm: Int32Array.from(places, (row) => log.arm[row]!),
    propensity: pick(log.propensity, places),
    reward: pick(log.reward, places),
  };
}
