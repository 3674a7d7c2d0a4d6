// Pure: takes out of an outcome what was known of each person before the experiment, so that fewer people are enough.
import { momentsOf, type ArmMoments } from './lift';

/** Per person of an arm: the outcome, and the same measured before. */
export type WithBefore = { outcome: ArrayLike<number>; before: ArrayLike<number> };

/**
 * Outcome − θ (before − mean before), θ = Cov ÷ Var over all arms together, so that no arm's own chance bends it
 * (Deng, Xu, Kohavi & Walker 2013, WSDM, equation 4). The variance falls by the square of their correlation.
 */
export function adjustArms(arms: WithBefore[]): ArmMoments[] {
  const { theta, centre } = slopeOf(arms);
  return arms.map(({ outcome, before }) =>
    momentsOf(Float64Array.from(outcome, (value, at) => value - theta * (before[at]! - centre))),
  );
}

/** The slope within arms: a treatment that moves its arm's mean leaves it as it is. */
function slopeOf(arms: WithBefore[]): { theta: number; centre: number } {
  let joint = 0;
  let square = 0;
  let sum = 0;
  let count = 0;
  for (const { outcome, before } of arms) {
    const y = momentsOf(outcome).mean;
    const x = momentsOf(before).mean;
    for (let at = 0; at < before.length; at++) {
      joint += (outcome[at]! - y) * (before[at]! - x);
      square += (before[at]! - x) ** 2;
      sum += before[at]!;
      count++;
    }
  }
  return { theta: square > 0 ? joint / square : 0, centre: count > 0 ? sum / count : 0 };
}
