// Pure: what one arm of an experiment earns more than another, with an interval for one look at a time fixed before.
import { studentReach, studentTails } from '~/math/distributions';
import { quantile } from '~/math/stats';

/** People of an arm, their mean and the variance between them. */
export type ArmMoments = { count: number; mean: number; variance: number };

export type Comparison = {
  estimate: number;
  standardError: number;
  low: number;
  high: number;
  pValue: number;
};

export function momentsOf(values: ArrayLike<number>): ArmMoments {
  let mean = 0;
  let square = 0;
  for (let at = 0; at < values.length; at++) {
    const away = values[at]! - mean;
    mean += away / (at + 1);
    square += away * (values[at]! - mean);
  }
  return {
    count: values.length,
    mean,
    variance: values.length > 1 ? square / (values.length - 1) : 0,
  };
}

/** Of a yes-or-no outcome. */
export function shareMoments(count: number, happened: number): ArmMoments {
  const mean = count > 0 ? happened / count : 0;
  return { count, mean, variance: count > 1 ? (mean * (1 - mean) * count) / (count - 1) : 0 };
}

/**
 * Of a ratio of two outcomes of the same people, such as revenue per click: the delta method gives the variance of each
 * person's part (Deng, Knoblich & Lu 2018, KDD, equation 3).
 */
export function ratioMoments(above: ArrayLike<number>, below: ArrayLike<number>): ArmMoments {
  const over = momentsOf(above);
  const under = momentsOf(below);
  const mean = over.mean / under.mean;
  const parts = Float64Array.from(above, (value, at) => (value - mean * below[at]!) / under.mean);
  return { count: over.count, mean, variance: momentsOf(parts).variance };
}

/** Values above this quantile count as it: one order of 10,000 shall not decide. Pass both arms' values together. */
export function winsorCap(values: ArrayLike<number>, share = 0.995): number {
  return values.length > 0 ? quantile(values, share) : Infinity;
}

/** Treatment less control, by Welch's test (1947) with Satterthwaite's degrees of freedom. Null under two people. */
export function compareMeans(
  control: ArmMoments,
  treatment: ArmMoments,
  alpha = 0.05,
): Comparison | null {
  if (!isComparable(control, treatment)) return null;
  const error = Math.sqrt(control.variance / control.count + treatment.variance / treatment.count);
  const estimate = treatment.mean - control.mean;
  return intervalOf(estimate, error, freedomOf(control, treatment), alpha);
}

/**
 * Treatment ÷ control − 1, its error by the delta method. Null where the control earned nothing: there is no share of
 * nothing.
 */
export function compareLift(
  control: ArmMoments,
  treatment: ArmMoments,
  alpha = 0.05,
): Comparison | null {
  if (!isComparable(control, treatment) || !(control.mean > 0)) return null;
  const estimate = treatment.mean / control.mean - 1;
  const error = Math.sqrt(liftVariance(control, treatment));
  return intervalOf(estimate, error, freedomOf(control, treatment), alpha);
}

/** Var(B ÷ A) ≈ Var(B̄) ÷ A² + B² Var(Ā) ÷ A⁴. */
function liftVariance(control: ArmMoments, treatment: ArmMoments): number {
  const square = control.mean * control.mean;
  return (
    treatment.variance / treatment.count / square +
    ((control.variance / control.count) * treatment.mean * treatment.mean) / (square * square)
  );
}

function isComparable(control: ArmMoments, treatment: ArmMoments): boolean {
  return control.count > 1 && treatment.count > 1;
}

function freedomOf(control: ArmMoments, treatment: ArmMoments): number {
  const a = control.variance / control.count;
  const b = treatment.variance / treatment.count;
  const spread = (a * a) / (control.count - 1) + (b * b) / (treatment.count - 1);
  return spread > 0 ? (a + b) ** 2 / spread : control.count + treatment.count - 2;
}

function intervalOf(
  estimate: number,
  standardError: number,
  freedom: number,
  alpha: number,
): Comparison {
  const margin = studentReach(alpha, freedom) * standardError;
  const certain = estimate === 0 ? 1 : 0;
  return {
    estimate,
    standardError,
    low: estimate - margin,
    high: estimate + margin,
    pValue: standardError > 0 ? studentTails(estimate / standardError, freedom) : certain,
  };
}
