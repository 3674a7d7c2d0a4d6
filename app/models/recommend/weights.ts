// How much each part of the hybrid counts on this shop: the weights that rank best what customers really bought next.
import { topPlaces } from '~/math/top';
import { emptyRanking, judgeRanking, type RankingTotals } from '../metrics';
import type { Weights } from './score';

/**
 * Choices of many customers. Customer c could choose among rows `rowsOf[c] … rowsOf[c + 1]`; `features[f][row]`;
 * `chosen` marks the rows bought; `targets` counts what c bought, also outside the rows.
 */
export type ChoiceSet = {
  rowsOf: Int32Array;
  features: Float32Array[];
  chosen: Uint8Array;
  targets: Int32Array;
};

const CUT_OFF = 10;
/** Steps tried in each round, coarse to fine. */
const ROUNDS = [
  [1, -1, 0.4, -0.4],
  [0.5, -0.5, 0.2, -0.2],
  [0.2, -0.2, 0.1, -0.1],
];
/** Moving one weight by 1 must raise the mean NDCG by this ÷ customers: few customers stay near the prior. */
const PENALTY = 0.5;

/**
 * Coordinate ascent on mean NDCG@10, the very figure that is reported (Metzler & Croft 2007, "Linear feature-based
 * models for information retrieval", section 3.2), less a ridge around the prior. A likelihood (conditional logit) was
 * tried first and ranked worse than a single part: it fits whole baskets, not the first ten places.
 * Deterministic. Cost: about 150 passes over the rows.
 */
export function climbWeights(choices: ChoiceSet, prior: Weights): Weights {
  const weights = prior.slice();
  const judged = Math.max(
    1,
    choices.targets.reduce((sum, targets) => sum + (targets > 0 ? 1 : 0), 0),
  );
  const scores = new Float32Array(choices.chosen.length);
  addWeighted(scores, choices, weights);
  let best = rankingOf(choices, scores).ndcg / judged - ridge(weights, prior) / judged;
  const moves = choices.features.map((feature) => feature.some((value) => value !== 0));
  for (const steps of ROUNDS) {
    for (let at = 0; at < weights.length; at++) {
      if (!moves[at]) continue;
      const found = bestStep({ choices, scores, weights, prior, judged, steps }, at, best);
      if (found.step === 0) continue;
      addFeature(scores, choices, at, found.step);
      weights[at]! += found.step;
      best = found.worth;
    }
  }
  return weights;
}

type Climb = {
  choices: ChoiceSet;
  scores: Float32Array;
  weights: Weights;
  prior: Weights;
  judged: number;
  steps: number[];
};

function bestStep(climb: Climb, at: number, current: number): { step: number; worth: number } {
  const { choices, scores, weights, prior, judged } = climb;
  const tried = new Float32Array(scores.length);
  const moved = weights.slice();
  let best = { step: 0, worth: current };
  for (const tryout of climb.steps) {
    // A part may be left out, but not turned against itself: its reasons would be lies.
    const least = prior[at]! > 0 ? 0 : -Infinity;
    moved[at] = Math.max(least, weights[at]! + tryout);
    const step = moved[at]! - weights[at]!;
    tried.set(scores);
    addFeature(tried, choices, at, step);
    const worth = (rankingOf(choices, tried).ndcg - ridge(moved, prior)) / judged;
    if (worth > best.worth + 1e-6) best = { step, worth };
  }
  return best;
}

function ridge(weights: Weights, prior: Weights): number {
  let sum = 0;
  for (let at = 0; at < weights.length; at++) sum += (weights[at]! - prior[at]!) ** 2;
  return PENALTY * sum;
}

function addFeature(scores: Float32Array, choices: ChoiceSet, at: number, weight: number): void {
  const feature = choices.features[at]!;
  for (let row = 0; row < scores.length; row++) scores[row]! += weight * feature[row]!;
}

function addWeighted(scores: Float32Array, choices: ChoiceSet, weights: Weights): void {
  for (let at = 0; at < weights.length; at++) {
    if (weights[at] !== 0) addFeature(scores, choices, at, weights[at]!);
  }
}

/** Judges the ranking that `weightsFor` gives each customer. */
export function judgeWeights(choices: ChoiceSet, weights: Weights): RankingTotals {
  const scores = new Float32Array(choices.chosen.length);
  addWeighted(scores, choices, weights);
  return rankingOf(choices, scores);
}

function rankingOf(choices: ChoiceSet, scores: Float32Array): RankingTotals {
  const { rowsOf, chosen, targets } = choices;
  const totals = emptyRanking();
  for (let customer = 0; customer < targets.length; customer++) {
    if (targets[customer] === 0) continue;
    const from = rowsOf[customer]!;
    const to = rowsOf[customer + 1]!;
    judgeRanking(
      topPlaces(scores.subarray(from, to), CUT_OFF),
      chosen.subarray(from, to),
      targets[customer]!,
      CUT_OFF,
      totals,
    );
  }
  return totals;
}

/** Per judged customer, 1 where one of the first ten places was bought. */
export function findHits(choices: ChoiceSet, weights: Weights): Uint8Array {
  const { rowsOf, chosen, targets } = choices;
  const scores = new Float32Array(chosen.length);
  addWeighted(scores, choices, weights);
  return Uint8Array.from(targets, (_, customer) => {
    const from = rowsOf[customer]!;
    const places = topPlaces(scores.subarray(from, rowsOf[customer + 1]!), CUT_OFF);
    return places.some((place) => chosen[from + place] === 1) ? 1 : 0;
  });
}

/** The customers from `first` up to `end`, as a view. */
export function sliceChoices(choices: ChoiceSet, first: number, end: number): ChoiceSet {
  const from = choices.rowsOf[first]!;
  const to = choices.rowsOf[end]!;
  return {
    rowsOf: choices.rowsOf.slice(first, end + 1).map((row) => row - from),
    features: choices.features.map((feature) => feature.subarray(from, to)),
    chosen: choices.chosen.subarray(from, to),
    targets: choices.targets.subarray(first, end),
  };
}
