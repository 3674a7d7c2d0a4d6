// Boundaries that hold at every look at once, however often one looks: what intervals and stopping rules lean on.

/**
 * The mixture's variance that makes the boundary tightest at intrinsic time `best`:
 * best ÷ (2 ln(1/α) + ln(1 + 2 ln(1/α))). Source: Howard, Ramdas, McAuliffe & Sekhon 2021, Annals of Statistics 49(2),
 * section 3.5, for the two-sided normal mixture.
 */
export function mixtureVariance(best: number, alpha: number): number {
  return best / tuning(alpha);
}

/**
 * Two-sided normal mixture: a martingale with variance process v stays within ± this for all time with chance 1 − α:
 * √((v + ρ) ln((v + ρ) ÷ (α² ρ))). Source: Howard et al. 2021, equation 14.
 */
export function mixtureBoundary(v: number, rho: number, alpha: number): number {
  return Math.sqrt((v + rho) * Math.log((v + rho) / (alpha * alpha * rho)));
}

/** ρ² of the asymptotic sequence that is tightest near `count` observations. Source: Waudby-Smith et al. 2024, B.2. */
export function sequenceTuning(count: number, alpha: number): number {
  return tuning(alpha) / count;
}

/**
 * Half width, for observations of standard deviation 1, of the asymptotic confidence sequence of a mean after `count`
 * of them: √((tρ² + 1) ÷ (t²ρ²) · ln((tρ² + 1) ÷ α²)). Multiply by the standard deviation.
 * Source: Waudby-Smith, Arbour, Sinha, Kennedy & Ramdas 2024, Annals of Statistics 52(6), equation 2.
 */
export function sequenceMargin(count: number, rhoSquare: number, alpha: number): number {
  if (!(count > 0)) return Infinity;
  const grown = count * rhoSquare + 1;
  return Math.sqrt((grown / (count * count * rhoSquare)) * Math.log(grown / (alpha * alpha)));
}

function tuning(alpha: number): number {
  const looks = -2 * Math.log(alpha);
  return looks + Math.log(1 + looks);
}
