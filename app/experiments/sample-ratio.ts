// Pure: whether an experiment's arms hold as many people as they should: if not, its read-out is wrong and is not shown.
import { chiSquareTail } from '~/math/distributions';
import { logGamma } from '~/math/special';

export type SampleRatio = {
  /** Pearson's chi-square for one look. */
  pValue: number;
  /** May be looked at every day: keep the smallest of all looks. */
  alwaysValid: number;
  isMismatch: boolean;
};

/** Below this an imbalance is no chance: three in a thousand looks would be too many for every experiment of a shop. */
const LEAST = 0.001;
/** People that the prior about the wanted shares counts as: large, for real mismatches are small. */
const PRIOR_PEOPLE = 10_000;

/** `shares`: what each arm should hold, adding up to 1. */
export function checkSampleRatio(counts: number[], shares: number[]): SampleRatio {
  const people = counts.reduce((sum, count) => sum + count, 0);
  const square = counts.reduce((sum, count, arm) => {
    const wanted = people * shares[arm]!;
    return sum + (wanted > 0 ? (count - wanted) ** 2 / wanted : count > 0 ? Infinity : 0);
  }, 0);
  const used = shares.filter((share) => share > 0).length;
  const isSure = people > 0 && used > 1;
  const pValue = !isSure ? 1 : Number.isFinite(square) ? chiSquareTail(square, used - 1) : 0;
  const alwaysValid = isSure ? sequentialTest(counts, shares) : 1;
  return { pValue, alwaysValid, isMismatch: pValue < LEAST };
}

/**
 * 1 ÷ the Bayes factor of any shares against the wanted ones, under a Dirichlet prior about the wanted: a martingale, so
 * that it falls below α at any look with chance α at most (Lindon & Malek 2022, equations 4 and 10).
 */
function sequentialTest(counts: number[], shares: number[]): number {
  let log = 0;
  let people = 0;
  for (let arm = 0; arm < counts.length; arm++) {
    const count = counts[arm]!;
    if (shares[arm]! === 0) {
      if (count > 0) return 0;
      continue;
    }
    const prior = PRIOR_PEOPLE * shares[arm]!;
    log += logGamma(prior + count) - logGamma(prior) - count * Math.log(shares[arm]!);
    people += count;
  }
  log -= logGamma(PRIOR_PEOPLE + people) - logGamma(PRIOR_PEOPLE);
  return Math.min(1, Math.exp(-log));
}
