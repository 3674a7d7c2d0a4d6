// The learned choice among a slot's variations: one for all, until a difference between people has earned its weight.
import type { Rng } from '~/math/random';
import type { Columns } from '~/models/supervised/bins';
import {
  fitBoostedTrees,
  predictBoostedTrees,
  type BoostedTrees,
} from '~/models/supervised/boosted-trees';
import { foldsOf, pick, pickRows, splitByFold } from '~/models/supervised/folds';
import { fitRidge, predictRidge, type RidgeModel } from '~/models/supervised/ridge';
import { scoresOfChoice } from './off-policy';

export type Policy =
  | { kind: 'fixed'; arm: number }
  | { kind: 'linear'; model: RidgeModel }
  /** One model for each arm but the last. */
  | { kind: 'trees'; models: BoostedTrees[] };

/** The greedy arm of each row. */
export function chooseArms(policy: Policy, columns: Columns, rows: number): Int32Array {
  if (policy.kind === 'fixed') return new Int32Array(rows).fill(policy.arm);
  const advantage =
    policy.kind === 'linear'
      ? predictRidge(policy.model, columns, rows)
      : predictTrees(policy.models, columns);
  return Int32Array.from({ length: rows }, (_, row) => {
    let best = 0;
    for (let arm = 1; arm < advantage.length; arm++) {
      if (advantage[arm]![row]! > advantage[best]![row]!) best = arm;
    }
    return best;
  });
}

type Candidate = (columns: Columns, scores: Float64Array[], rng: Rng) => Policy;

const FOLDS = 3;
/** One-sided 5 % point: how sure a personal choice must be that it beats the one for all. */
const SURE = 1.6448536269514722;

const PERSONAL: Candidate[] = [
  (columns, scores) => learnLinear(columns, scores, 0.05),
  (columns, scores) => learnLinear(columns, scores, 0.5),
  learnTrees,
];

/**
 * Learns from doubly robust scores which arm to show to whom: regressions of each arm's advantage on the person
 * (direct method on doubly robust scores; Athey & Wager 2021, Econometrica 89(1), section 2). A personal policy is
 * taken only when, on rows that it did not learn from, it beats the best single arm by 1.64 standard errors.
 */
export function learnPolicy(columns: Columns, scores: Float64Array[], rng: Rng): Policy {
  const fixed = bestArm(scores);
  const rows = scores[0]!.length;
  if (columns.length === 0 || rows < 200) return fixed;
  const fold = foldsOf(rows, FOLDS, rng);
  const gains = PERSONAL.map(() => new Float64Array(rows));
  for (let one = 0; one < FOLDS; one++) {
    const { inside, others } = splitByFold(fold, one);
    const learnt = scores.map((column) => pick(column, others));
    const judged = scores.map((column) => pick(column, inside));
    const asked = pickRows(columns, inside);
    const single = judged[bestArm(learnt).arm]!;
    PERSONAL.forEach((learn, at) => {
      const policy = learn(pickRows(columns, others), learnt, rng);
      const own = scoresOfChoice(judged, chooseArms(policy, asked, inside.length));
      inside.forEach((row, place) => (gains[at]![row] = own[place]! - single[place]!));
    });
  }
  const ratios = gains.map(studentRatio);
  const best = ratios.indexOf(Math.max(...ratios));
  return ratios[best]! > SURE ? PERSONAL[best]!(columns, scores, rng) : fixed;
}

export function bestArm(scores: Float64Array[]): { kind: 'fixed'; arm: number } {
  const sums = scores.map((column) => column.reduce((sum, value) => sum + value, 0));
  return { kind: 'fixed', arm: sums.indexOf(Math.max(...sums)) };
}

/** `share`: the ridge as a share of the rows; columns are standardised, so it is how much each is pulled to zero. */
function learnLinear(columns: Columns, scores: Float64Array[], share: number): Policy {
  const model = fitRidge(columns, advantages(scores), share * scores[0]!.length);
  return { kind: 'linear', model };
}

function learnTrees(columns: Columns, scores: Float64Array[], rng: Rng): Policy {
  const leaf = Math.max(50, Math.round(scores[0]!.length / 50));
  const options = { trees: 40, depth: 2, rate: 0.1, leaf, ridge: leaf, sample: 0.7 };
  // Advantages add up to nothing, so the last arm's is told by the others.
  const models = advantages(scores)
    .slice(0, -1)
    .map((target) => fitBoostedTrees(columns, target, { loss: 'squared', ...options }, rng));
  return { kind: 'trees', models };
}

function predictTrees(models: BoostedTrees[], columns: Columns): Float64Array[] {
  const found = models.map((model) => predictBoostedTrees(model, columns));
  const last = found[0]!.map((_, row) => -found.reduce((sum, column) => sum + column[row]!, 0));
  return [...found, last];
}

/** Each arm's score less the row's mean: what does not depend on the choice falls out. */
function advantages(scores: Float64Array[]): Float64Array[] {
  const centre = scores[0]!.map(
    (_, row) => scores.reduce((sum, column) => sum + column[row]!, 0) / scores.length,
  );
  return scores.map((column) => column.map((value, row) => value - centre[row]!));
}

function studentRatio(gain: Float64Array): number {
  const mean = gain.reduce((sum, value) => sum + value, 0) / gain.length;
  const square = gain.reduce((sum, value) => sum + (value - mean) ** 2, 0);
  const error = Math.sqrt(square / (gain.length - 1) / gain.length);
  return error > 0 ? mean / error : 0;
}
