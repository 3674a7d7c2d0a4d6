// Where a shop's own customers are few, its parameters are drawn towards what other shops looked like.
// Parameters are fitted as logarithms; a prior is a normal distribution on each of them, and bounds keep all finite.
import type { Box, Objective } from '~/math/optimize';

/** Independent normals on the logarithms of the parameters; weight 1 counts them once, 0 not at all. */
export type LogPrior = { mean: number[]; deviation: number[]; weight: number };

const LARGEST = Math.log(1e6);

/** From this many customers on a shop speaks for itself; below half of it the prior counts in full. */
const ENOUGH_CUSTOMERS = 400;

export function logPoint(values: number[]): Float64Array {
  return Float64Array.from(values, Math.log);
}

export function logBox(variables: number): Box {
  return {
    lower: new Float64Array(variables).fill(-LARGEST),
    upper: new Float64Array(variables).fill(LARGEST),
  };
}

/** The prior as strong as a shop of this size needs it, or null where it needs none. */
export function priorForShop(prior: Omit<LogPrior, 'weight'>, customers: number): LogPrior | null {
  const weight = Math.min(1, Math.max(0, 2 - (2 * customers) / ENOUGH_CUSTOMERS));
  return weight > 0 ? { ...prior, weight } : null;
}

/** Minus (log-likelihood + log prior), with the slopes that the log-likelihood writes. */
export function penalized(logLikelihood: Objective, prior: LogPrior | null): Objective {
  return (point, gradient) => {
    gradient?.fill(0);
    let value = -logLikelihood(point, gradient);
    gradient?.forEach((slope, at) => (gradient[at] = -slope));
    if (prior && prior.weight > 0) {
      for (let at = 0; at < point.length; at++) {
        const away = (point[at]! - prior.mean[at]!) / prior.deviation[at]!;
        value += (prior.weight * away * away) / 2;
        if (gradient) gradient[at]! += (prior.weight * away) / prior.deviation[at]!;
      }
    }
    return value;
  };
}
