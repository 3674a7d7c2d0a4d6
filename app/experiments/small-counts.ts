// Pure: exact answers for experiments with few conversions, where normal intervals promise what they cannot hold.
import { shareRange } from '~/math/inference/proportions';
import { logGamma } from '~/math/special';

export type CountedArm = { people: number; conversions: number };

export type ExactComparison = {
  /** Chance of a table at least as unlikely if the arms were alike. */
  pValue: number;
  /** Treatment's rate ÷ control's, with its 95 % range; null without any conversion. */
  ratio: { estimate: number | null; low: number; high: number | null } | null;
};

/** Under this many conversions in both arms together the exact answer is shown. */
export const FEW_CONVERSIONS = 30;

/**
 * Fisher's exact test (1935), two-sided by adding up every table not likelier than the one seen; and the exact range of
 * the ratio of two small rates, from the share of conversions that fell to the treatment (Nelson 1970; Clopper & Pearson).
 */
export function compareCounts(control: CountedArm, treatment: CountedArm): ExactComparison {
  return { pValue: fisherExact(control, treatment), ratio: rateRatio(control, treatment) };
}

export function fisherExact(control: CountedArm, treatment: CountedArm): number {
  const conversions = control.conversions + treatment.conversions;
  const people = control.people + treatment.people;
  const chance = (own: number): number =>
    logChoose(treatment.people, own) +
    logChoose(control.people, conversions - own) -
    logChoose(people, conversions);
  const seen = chance(treatment.conversions);
  const least = Math.max(0, conversions - control.people);
  const most = Math.min(conversions, treatment.people);
  let sum = 0;
  for (let own = least; own <= most; own++) {
    const log = chance(own);
    // Equal chances differ in their last digits.
    if (log <= seen + 1e-7) sum += Math.exp(log);
  }
  return Math.min(1, sum);
}

function rateRatio(control: CountedArm, treatment: CountedArm): ExactComparison['ratio'] {
  const conversions = control.conversions + treatment.conversions;
  if (conversions === 0 || control.people === 0 || treatment.people === 0) return null;
  const { low, high } = shareRange(treatment.conversions, conversions);
  const scale = control.people / treatment.people;
  const ratioOf = (share: number): number | null =>
    share < 1 ? (share / (1 - share)) * scale : null;
  return {
    estimate: ratioOf(treatment.conversions / conversions),
    low: ratioOf(low) ?? 0,
    high: ratioOf(high),
  };
}

function logChoose(from: number, taken: number): number {
  return logGamma(from + 1) - logGamma(taken + 1) - logGamma(from - taken + 1);
}
