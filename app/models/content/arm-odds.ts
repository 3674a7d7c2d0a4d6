// The odds with which each variation of a slot is shown, from how often each was shown and rewarded: Thompson sampling
// with exact odds, so that what is logged is what was drawn, and a floor that keeps every arm measurable.
import { mixtureBoundary, mixtureVariance } from '~/math/sequential';
import { incompleteBeta, logBeta } from '~/math/special';

/** Per arm: sends whose reward window is over, and those that were rewarded. */
export type ArmCounts = { shown: ArrayLike<number>; rewarded: ArrayLike<number> };

/** What the shop's other slots say of the mean rate: it counts as this many sends. */
export type ShopRate = { rate: number; sends: number };

export type ArmOdds = {
  /** Odds that this draw uses; they add up to 1. Log the one of the arm drawn. */
  odds: Float64Array;
  /** Chance that each arm is the best. */
  best: Float64Array;
  /** Expected rate of each arm, pulled toward the others as far as they are alike. */
  rate: Float64Array;
  /** 1 where an arm is behind the best beyond doubt, at every look. */
  isBehind: Uint8Array;
};

export const NO_HISTORY: ShopRate = { rate: 0.05, sends: 20 };

/** Uniform share of all sends that never ends. */
const FLOOR = 0.1;
/** Share of an arm that is not behind beyond doubt, and of all such arms together. */
const OPEN_SHARE = 0.065;
const OPEN_TOTAL = 0.26;
/** How far arms of one slot differ, as standard deviation ÷ mean, and how likely that is before the first send. */
const SPREADS = [0.02, 0.05, 0.1, 0.2, 0.4, 0.8];
const SPREAD_PRIOR = [0.1, 0.2, 0.25, 0.2, 0.15, 0.1];
const GRID = 32;

/**
 * Hierarchical Beta–Bernoulli: arm rates come from Beta(m s, (1 − m) s) about the slot's mean m, which leans on the
 * shop's; the spread of the arms is summed over a grid by marginal likelihood (Gelman et al. 2013, section 5.3, in the
 * discrete form). The chance of being best is integrated, not drawn (Thompson 1933). Cost: some thousand incomplete
 * betas, once per slot and batch.
 */
export function armOdds(counts: ArmCounts, shop: ShopRate = NO_HISTORY): ArmOdds {
  const arms = counts.shown.length;
  const mean = slotMean(counts, shop);
  const weights = spreadWeights(counts, mean);
  const best = new Float64Array(arms);
  const rate = new Float64Array(arms);
  SPREADS.forEach((spread, at) => {
    const weight = weights[at]!;
    if (weight < 1e-6) return;
    const strength = strengthOf(spread, mean);
    const a = armValues(arms, (arm) => mean * strength + counts.rewarded[arm]!);
    const b = armValues(
      arms,
      (arm) => (1 - mean) * strength + counts.shown[arm]! - counts.rewarded[arm]!,
    );
    const chance = chanceOfBest(a, b);
    for (let arm = 0; arm < arms; arm++) {
      best[arm]! += weight * chance[arm]!;
      rate[arm]! += (weight * a[arm]!) / (a[arm]! + b[arm]!);
    }
  });
  const sum = best.reduce((total, value) => total + value, 0);
  best.forEach((value, arm) => (best[arm] = value / sum));
  const isBehind = armsBehind(counts);
  return { odds: withFloor(best, isBehind), best, rate, isBehind };
}

/** Draws from the odds with a uniform number in [0, 1). */
export function drawArm(odds: Float64Array, point: number): number {
  let sum = 0;
  for (let arm = 0; arm < odds.length - 1; arm++) {
    sum += odds[arm]!;
    if (point < sum) return arm;
  }
  return odds.length - 1;
}

/** Least odds: `FLOOR` shared by all, more for arms that nothing yet speaks against; the rest by `best`. */
export function withFloor(best: Float64Array, isBehind: Uint8Array): Float64Array {
  const arms = best.length;
  const open = Math.min(OPEN_SHARE, OPEN_TOTAL / arms);
  const least = best.map((_, arm) =>
    isBehind[arm] === 1 ? FLOOR / arms : Math.max(FLOOR / arms, open),
  );
  const free = 1 - least.reduce((sum, value) => sum + value, 0);
  return least.map((value, arm) => value + free * best[arm]!);
}

function slotMean(counts: ArmCounts, shop: ShopRate): number {
  let rewarded = shop.rate * shop.sends;
  let shown = shop.sends;
  for (let arm = 0; arm < counts.shown.length; arm++) {
    rewarded += counts.rewarded[arm]!;
    shown += counts.shown[arm]!;
  }
  return Math.min(0.999, Math.max(1e-5, rewarded / shown));
}

/** Prior sends of an arm whose rate varies by `spread` × mean: Beta variance m (1 − m) ÷ (s + 1). */
function strengthOf(spread: number, mean: number): number {
  return Math.max(1, (1 - mean) / (mean * spread * spread) - 1);
}

function spreadWeights(counts: ArmCounts, mean: number): number[] {
  const logs = SPREADS.map((spread, at) => {
    const strength = strengthOf(spread, mean);
    const a = mean * strength;
    const b = (1 - mean) * strength;
    let log = Math.log(SPREAD_PRIOR[at]!) - counts.shown.length * logBeta(a, b);
    for (let arm = 0; arm < counts.shown.length; arm++) {
      log += logBeta(a + counts.rewarded[arm]!, b + counts.shown[arm]! - counts.rewarded[arm]!);
    }
    return log;
  });
  const most = Math.max(...logs);
  const weights = logs.map((log) => Math.exp(log - most));
  const sum = weights.reduce((total, weight) => total + weight, 0);
  return weights.map((weight) => weight / sum);
}

function armValues(arms: number, value: (arm: number) => number): Float64Array {
  return Float64Array.from({ length: arms }, (_, arm) => value(arm));
}

/**
 * Chance that each of some independent Beta(a, b) variables is the largest: ∫ Π F(other) dF(arm), on a grid laid about
 * every arm's own mean. Off by less than .003.
 */
export function chanceOfBest(a: Float64Array, b: Float64Array): Float64Array {
  const points = gridOf(a, b);
  const below = armValues(a.length, (arm) => incompleteBeta(points[0]!, a[arm]!, b[arm]!));
  const result = new Float64Array(a.length);
  for (let at = 1; at < points.length; at++) {
    const above = below.map((_, arm) => incompleteBeta(points[at]!, a[arm]!, b[arm]!));
    for (let arm = 0; arm < a.length; arm++) {
      let others = 1;
      for (let other = 0; other < a.length; other++) {
        if (other !== arm) others *= (below[other]! + above[other]!) / 2;
      }
      result[arm]! += (above[arm]! - below[arm]!) * others;
    }
    below.set(above);
  }
  return result;
}

function gridOf(a: Float64Array, b: Float64Array): Float64Array {
  const points = [0, 1];
  for (let arm = 0; arm < a.length; arm++) {
    const sum = a[arm]! + b[arm]!;
    const mean = a[arm]! / sum;
    const deviation = Math.sqrt((mean * (1 - mean)) / (sum + 1));
    for (let at = 0; at < GRID; at++) {
      const point = mean + deviation * 6 * (((at + 0.5) / GRID) * 2 - 1);
      if (point > 0 && point < 1) points.push(point);
    }
  }
  return Float64Array.from(points).sort();
}

/** An arm is behind when its upper bound is below another's lower one, both valid at every look. */
function armsBehind(counts: ArmCounts): Uint8Array {
  const arms = counts.shown.length;
  const bounds = Array.from({ length: arms }, (_, arm) =>
    boundsOf(counts.shown[arm]!, counts.rewarded[arm]!, 0.05 / arms),
  );
  const floor = bounds.reduce((most, one) => Math.max(most, one.low), 0);
  return Uint8Array.from(bounds, (one) => (one.high < floor ? 1 : 0));
}

/**
 * A rate's bounds at every look, whatever decided when the arm was shown: normal mixture on the centred sum with the
 * estimated variance (Howard et al. 2021, equation 14). Two rewards are added so that few of them claim no precision.
 */
function boundsOf(shown: number, rewarded: number, alpha: number): { low: number; high: number } {
  if (shown === 0) return { low: 0, high: 1 };
  const rate = (rewarded + 1) / (shown + 2);
  const variance = shown * rate * (1 - rate);
  const margin = mixtureBoundary(variance, mixtureVariance(50, alpha), alpha) / shown;
  return { low: rewarded / shown - margin, high: rewarded / shown + margin };
}
