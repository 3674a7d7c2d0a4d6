// Pure: intervals of a difference that may be looked at every day: the true value stays inside all of them together.
import { sequenceMargin, sequenceTuning } from '~/math/sequential';
import type { ArmMoments } from './lift';

export type ValidInterval = { estimate: number; low: number; high: number };

export type Looks = {
  alpha?: number;
  /** People of both arms together at which the interval is to be the narrowest. */
  tunedTo?: number;
};

const TUNED_TO = 5000;

/**
 * Treatment less control: the asymptotic confidence sequence of a mean (Waudby-Smith et al. 2024, theorem 2.2) for the
 * people of both arms, whose variance is that of the difference times their count. Null under two people an arm.
 */
export function alwaysValidDifference(
  control: ArmMoments,
  treatment: ArmMoments,
  looks: Looks = {},
): ValidInterval | null {
  if (!(control.count > 1 && treatment.count > 1)) return null;
  const variance = control.variance / control.count + treatment.variance / treatment.count;
  const margin = Math.sqrt(variance) * reachOf(control, treatment, looks);
  const estimate = treatment.mean - control.mean;
  return { estimate, low: estimate - margin, high: estimate + margin };
}

/**
 * Treatment ÷ control − 1: all factors k for which the sequence of treatment − k × control holds zero (Fieller 1954,
 * with the sequence's margin). With few outcomes it is far truer than the delta method. Null while the control itself
 * cannot be told from nothing: until then any lift may be.
 */
export function alwaysValidLift(
  control: ArmMoments,
  treatment: ArmMoments,
  looks: Looks = {},
): ValidInterval | null {
  if (!(control.count > 1 && treatment.count > 1 && control.mean > 0)) return null;
  const reach = reachOf(control, treatment, looks) ** 2;
  const known = control.mean ** 2 - (reach * control.variance) / control.count;
  if (!(known > 0)) return null;
  const product = control.mean * treatment.mean;
  const rest = treatment.mean ** 2 - (reach * treatment.variance) / treatment.count;
  const root = Math.sqrt(Math.max(0, product * product - known * rest));
  return {
    estimate: treatment.mean / control.mean - 1,
    low: (product - root) / known - 1,
    high: (product + root) / known - 1,
  };
}

/** The margin in standard errors of the estimate. */
function reachOf(
  control: ArmMoments,
  treatment: ArmMoments,
  { alpha = 0.05, tunedTo = TUNED_TO }: Looks,
): number {
  const people = control.count + treatment.count;
  return Math.sqrt(people) * sequenceMargin(people, sequenceTuning(tunedTo, alpha), alpha);
}
