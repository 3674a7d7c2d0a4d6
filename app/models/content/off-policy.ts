// What another way of choosing would have earned, read from choices that were logged with their odds.

/** The log of a slot: which variation was shown, with what odds, and what followed. */
export type LoggedChoices = {
  arms: number;
  arm: Int32Array;
  /** The odds with which the logged arm was drawn, above 0 up to 1. */
  propensity: Float64Array;
  reward: Float64Array;
};

/** Reward per choice with its 95 % interval. */
export type Estimate = { value: number; low: number; high: number };

/** Upper 2.5 % point of the normal distribution. */
export const NORMAL_95 = 1.959963984540054;

/** Mean and 95 % interval by the central limit theorem; the mean itself where there is but one. */
export function estimateMean(scores: ArrayLike<number>): Estimate {
  const count = scores.length;
  let sum = 0;
  for (let at = 0; at < count; at++) sum += scores[at]!;
  const value = count > 0 ? sum / count : 0;
  let square = 0;
  for (let at = 0; at < count; at++) square += (scores[at]! - value) ** 2;
  const margin = count > 1 ? NORMAL_95 * Math.sqrt(square / (count - 1) / count) : 0;
  return { value, low: value - margin, high: value + margin };
}

/**
 * Inverse propensity score: rewards of the choices that the policy would also have made, weighed by chance ÷ odds
 * (Horvitz & Thompson 1952). `wanted`: the policy's chance of the logged arm. Unbiased, wide.
 */
export function inversePropensity(log: LoggedChoices, wanted: Float64Array): Estimate {
  return estimateMean(log.reward.map((reward, row) => weightOf(log, wanted, row) * reward));
}

/**
 * Self-normalised: the same divided by the mean weight, which no shift of the rewards can move
 * (Swaminathan & Joachims 2015, equation 9); its interval by the delta method for a ratio.
 */
export function selfNormalized(log: LoggedChoices, wanted: Float64Array): Estimate {
  let weights = 0;
  let earned = 0;
  for (let row = 0; row < log.reward.length; row++) {
    const weight = weightOf(log, wanted, row);
    weights += weight;
    earned += weight * log.reward[row]!;
  }
  if (weights === 0) return { value: 0, low: 0, high: 0 };
  const value = earned / weights;
  let square = 0;
  for (let row = 0; row < log.reward.length; row++) {
    square += (weightOf(log, wanted, row) * (log.reward[row]! - value)) ** 2;
  }
  const margin = (NORMAL_95 * Math.sqrt(square)) / weights;
  return { value, low: value - margin, high: value + margin };
}

/**
 * Doubly robust scores: column a holds, row by row, what arm a would have earned: the outcome model's word, corrected
 * by the residual ÷ odds where a was shown (Dudík, Langford & Li 2011, equation 1). `expected` must come from rows
 * other than the one it speaks of.
 */
export function doublyRobustScores(log: LoggedChoices, expected: Float64Array[]): Float64Array[] {
  return expected.map((column, arm) =>
    column.map((value, row) =>
      log.arm[row] === arm ? value + (log.reward[row]! - value) / log.propensity[row]! : value,
    ),
  );
}

/** The score of each row's chosen arm. */
export function scoresOfChoice(scores: Float64Array[], chosen: Int32Array): Float64Array {
  return Float64Array.from(chosen, (arm, row) => scores[arm]![row]!);
}

function weightOf(log: LoggedChoices, wanted: Float64Array, row: number): number {
  return wanted[row]! / log.propensity[row]!;
}
