// Gamma-Gamma: what a customer spends an order, from the few orders seen, drawn towards the shop's customers at large.
import { minimizeBounded, type Minimum } from '~/math/optimize';
import { digamma, logGamma } from '~/math/special';
import { logBox, logPoint, penalized, type LogPrior } from './priors';

/** One row a customer: how many paid order-days were averaged, and their average in money. */
export type SpendRows = { count: Float64Array; average: Float64Array };

export type SpendParameters = { p: number; q: number; gamma: number };

export type SpendFit = { parameters: SpendParameters; logLikelihood: number; minimum: Minimum };

/**
 * How likely the averages are, in natural logarithms; adds the slopes by ln p, ln q, ln gamma to `gradient`.
 * An order is Gamma(p, rate ν), ν ~ Gamma(q, rate γ). Rows without a positive average have no part in it.
 *   Γ(px+q) ÷ (Γ(px) Γ(q)) · γ^q z^(px−1) x^(px) ÷ (γ + xz)^(px+q)
 * Source: Fader & Hardie 2013, "The Gamma-Gamma model of monetary value", equation 1a.
 */
export function spendLogLikelihood(
  { p, q, gamma }: SpendParameters,
  rows: SpendRows,
  gradient: Float64Array | null = null,
): number {
  const tables = new Map<number, number[]>();
  const logGammaScale = Math.log(gamma);
  let total = 0;
  let byP = 0;
  let byQ = 0;
  let byGamma = 0;
  for (let row = 0; row < rows.count.length; row++) {
    const x = rows.count[row]!;
    const z = rows.average[row]!;
    if (!(x > 0 && z > 0)) continue;
    let known = tables.get(x);
    if (!known) tables.set(x, (known = spendTable(p, q, x)));
    const [constant, digammaAll, digammaOwn, digammaQ] = known;
    const scale = gamma + x * z;
    const logScale = Math.log(scale);
    const logSum = Math.log(x * z);
    total += constant! + q * logGammaScale + p * x * logSum - Math.log(z) - (p * x + q) * logScale;
    byP += x * (digammaAll! - digammaOwn! + logSum - logScale);
    byQ += digammaAll! - digammaQ! + logGammaScale - logScale;
    byGamma += q / gamma - (p * x + q) / scale;
  }
  if (gradient) {
    gradient[0]! += byP * p;
    gradient[1]! += byQ * q;
    gradient[2]! += byGamma * gamma;
  }
  return total;
}

function spendTable(p: number, q: number, x: number): number[] {
  return [
    logGamma(p * x + q) - logGamma(p * x) - logGamma(q),
    digamma(p * x + q),
    digamma(p * x),
    digamma(q),
  ];
}

/** Maximum likelihood on the logarithms of the parameters; the start is scaled to the shop's money. Null without rows. */
export function fitSpend(rows: SpendRows, prior: LogPrior | null = null): SpendFit | null {
  let orders = 0;
  let money = 0;
  for (let row = 0; row < rows.count.length; row++) {
    if (!(rows.count[row]! > 0 && rows.average[row]! > 0)) continue;
    orders += rows.count[row]!;
    money += rows.count[row]! * rows.average[row]!;
  }
  if (!(orders > 0) || !Number.isFinite(money)) return null;
  const typical = money / orders;
  const minimum = minimizeBounded(
    penalized(
      (point, gradient) => spendLogLikelihood(spendAt(point, typical), rows, gradient),
      prior,
    ),
    logPoint([3, 3, 1]),
    logBox(3),
  );
  const parameters = spendAt(minimum.point, typical);
  return { parameters, logLikelihood: spendLogLikelihood(parameters, rows), minimum };
}

/** Gamma is measured in typical orders, so that bounds and priors mean the same in yen and in pounds. */
function spendAt(point: Float64Array, typical: number): SpendParameters {
  return {
    p: Math.exp(point[0]!),
    q: Math.exp(point[1]!),
    gamma: Math.exp(point[2]!) * typical,
  };
}

/**
 * Expected money per order of each row: p (γ + xz) ÷ (px + q − 1) (Fader & Hardie 2013, equation 5), a weighted mean of
 * the customer's own average and the shop's. Where the formula has no mean (px + q ≤ 1) the shop's typical order,
 * `fallback`, stands in; it also caps what a heavy tail would promise someone never seen, at `cap`.
 */
export function expectedSpend(
  { p, q, gamma }: SpendParameters,
  rows: SpendRows,
  limits: { fallback: number; cap: number },
): Float64Array {
  return Float64Array.from(rows.count, (x, row) => {
    const z = rows.average[row]!;
    const seen = x > 0 && z > 0 ? x : 0;
    const weight = p * seen + q - 1;
    if (!(weight > 0)) return limits.fallback;
    return Math.min(limits.cap, (p * (gamma + (seen > 0 ? seen * z : 0))) / weight);
  });
}
