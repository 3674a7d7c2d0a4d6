// The odds of a slot's variations for one person: a logistic model with an intercept per arm and few interactions,
// used only once those interactions have earned their weight; until then arm-odds decides for all alike.
import { normal, type Rng } from '~/math/random';
import { choleskyFactor, solvePositive, solveTransposed } from '~/math/solve';
import { logistic } from '~/math/special';
import type { Columns } from '~/models/supervised/bins';
import {
  scalesOf,
  standardize,
  standardizeColumns,
  type Scales,
} from '~/models/supervised/standardize';

/** Choices whose reward window is over: arm, 1 or 0 for its reward, and what was known of the person. */
export type Experience = { arms: number; arm: Int32Array; rewarded: Uint8Array; columns: Columns };

export type ContextModel = {
  arms: number;
  scales: Scales;
  /** Draws from the posterior: per draw, arm by arm an intercept and a coefficient per column. */
  draws: Float64Array[];
  /** Log evidence of the interactions over having none. */
  earned: number;
};

/** Natural log of the odds that interactions must have for them (Kass & Raftery 1995: 3 and more is strong). */
const STRONG = 3;
const ARM_SPREADS = [0.05, 0.1, 0.2, 0.4, 0.8];
const TASTE_SPREADS = [0.05, 0.1, 0.2, 0.4];
/** A spread so small that it is none. */
const NONE = 1e-4;
const DRAWS = 256;
const STEPS = 30;

type Spread = { arm: number; taste: number };
type Posterior = { mean: Float64Array; factor: Float64Array; evidence: number };

/**
 * logit P(reward) = μ + β·x + α_arm + γ_arm·x with α ~ N(0, spread²), γ ~ N(0, spread²), both spreads by Laplace's
 * evidence on a grid (MacKay 1992; Chapelle & Li 2011, algorithm 3, for the draws). Null while the evidence for
 * interactions is not strong: fewer than 500 choices never are. Cost: grid × steps × rows × (2 × columns)².
 */
export function fitContext(experience: Experience, rng: Rng): ContextModel | null {
  const { columns, arms, arm } = experience;
  if (columns.length === 0 || arm.length < 500) return null;
  const scales = scalesOf(columns);
  const design = standardizeColumns(columns, scales);
  const fit = (spread: Spread) => posteriorOf(experience, design, spread);
  const plain = bestOf(
    ARM_SPREADS.map((spread) => ({ arm: spread, taste: NONE })),
    fit,
  );
  const personal = bestOf(
    TASTE_SPREADS.map((taste) => ({ arm: plain.spread.arm, taste })),
    fit,
  );
  if (!plain.posterior || !personal.posterior) return null;
  const earned = personal.posterior.evidence - plain.posterior.evidence;
  if (!(earned > STRONG)) return null;
  const { mean, factor } = personal.posterior;
  const from = columns.length + 1;
  const draws = Array.from({ length: DRAWS }, () => {
    const noise = solveTransposed(
      factor,
      mean.map(() => normal(rng)),
    );
    return mean.map((value, at) => value + noise[at]!).slice(from);
  });
  return { arms, scales, draws, earned };
}

/** Chance that each arm is the best for this person: the share of draws in which it is. */
export function bestForPerson(model: ContextModel, person: ArrayLike<number>): Float64Array {
  const { centre, spread } = model.scales;
  const x = Float64Array.from(person, (value, at) => standardize(value, centre[at]!, spread[at]!));
  const width = x.length + 1;
  const best = new Float64Array(model.arms);
  for (const draw of model.draws) {
    let winner = 0;
    let most = -Infinity;
    for (let arm = 0; arm < model.arms; arm++) {
      let score = draw[arm * width]!;
      for (let at = 0; at < x.length; at++) score += draw[arm * width + 1 + at]! * x[at]!;
      if (score > most) [winner, most] = [arm, score];
    }
    best[winner]! += 1 / model.draws.length;
  }
  return best;
}

function bestOf(spreads: Spread[], fit: (spread: Spread) => Posterior | null) {
  let spread = spreads[0]!;
  let posterior: Posterior | null = null;
  for (const one of spreads) {
    const found = fit(one);
    if (found && (!posterior || found.evidence > posterior.evidence)) {
      [spread, posterior] = [one, found];
    }
  }
  return { spread, posterior };
}

function posteriorOf(experience: Experience, design: Columns, spread: Spread): Posterior | null {
  const width = design.length + 1;
  const size = (experience.arms + 1) * width;
  const precision = Float64Array.from({ length: size }, (_, at) => {
    if (at < width) return at === 0 ? 0.01 : 1;
    return 1 / (at % width === 0 ? spread.arm : spread.taste) ** 2;
  });
  let beta = new Float64Array(size);
  let now = curvatureAt(experience, design, precision, beta);
  for (let step = 0; step < STEPS; step++) {
    const move = solvePositive(now.matrix, now.slope);
    if (!move) return null;
    let length = 1;
    let next = now;
    let moved = beta;
    for (; length > 1e-4; length /= 2) {
      moved = beta.map((value, at) => value + length * move[at]!);
      next = curvatureAt(experience, design, precision, moved);
      if (next.value >= now.value) break;
    }
    const gain = next.value - now.value;
    if (!(gain >= 0)) break;
    [beta, now] = [moved, next];
    if (gain < 1e-7 * (1 + Math.abs(now.value))) break;
  }
  const factor = choleskyFactor(now.matrix, size);
  if (!factor) return null;
  let evidence = now.value;
  for (let at = 0; at < size; at++) {
    evidence += Math.log(precision[at]!) / 2 - Math.log(factor[at * size + at]!);
  }
  return { mean: beta, factor, evidence };
}

/** Penalised log-likelihood, its slope, and minus its second derivatives (lower half). */
function curvatureAt(
  experience: Experience,
  design: Columns,
  precision: Float64Array,
  beta: Float64Array,
) {
  const width = design.length + 1;
  const size = beta.length;
  const matrix = new Float64Array(size * size);
  const slope = new Float64Array(size);
  const x = new Float64Array(width).fill(1);
  let value = 0;
  for (let row = 0; row < experience.arm.length; row++) {
    const from = (experience.arm[row]! + 1) * width;
    let f = 0;
    for (let at = 0; at < width; at++) {
      if (at > 0) x[at] = design[at - 1]![row]!;
      f += (beta[at]! + beta[from + at]!) * x[at]!;
    }
    const y = experience.rewarded[row]!;
    const p = logistic(f);
    value += y * f - Math.max(f, 0) - Math.log1p(Math.exp(-Math.abs(f)));
    for (let i = 0; i < width; i++) {
      const push = (y - p) * x[i]!;
      slope[i]! += push;
      slope[from + i]! += push;
      const scaled = p * (1 - p) * x[i]!;
      for (let j = 0; j <= i; j++) {
        const product = scaled * x[j]!;
        matrix[i * size + j]! += product;
        matrix[(from + i) * size + from + j]! += product;
      }
      for (let j = 0; j < width; j++) matrix[(from + i) * size + j]! += scaled * x[j]!;
    }
  }
  for (let at = 0; at < size; at++) {
    value -= (precision[at]! / 2) * beta[at]! ** 2;
    slope[at]! -= precision[at]! * beta[at]!;
    matrix[at * size + at]! += precision[at]!;
  }
  return { value, slope, matrix };
}
