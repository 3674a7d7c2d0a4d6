// Pareto/NBD: customers who buy at their own rate and may leave at any moment, not only after an order.
import { minimizeBounded, type Minimum } from '~/math/optimize';
import { digamma, logGamma } from '~/math/special';
import type { Outlook } from './counting-horizon';
import type { GroupedRows } from './order-history';
import {
  emptyLeaving,
  indexTails,
  leavingBetween,
  leavingOfRow,
  tailsAt,
  type ParetoParameters,
} from './pareto-leaving';
import { logBox, logPoint, penalized, type LogPrior } from './priors';

export type ParetoFit = { parameters: ParetoParameters; logLikelihood: number; minimum: Minimum };

/**
 * How likely the rows are, in natural logarithms; adds the slopes by ln r, ln alpha, ln s, ln beta to `gradient`.
 * For one customer with x repeat orders, the last at t, observed until T:
 *   Γ(r+x) ÷ Γ(r) · α^r β^s · { (α+T)^−(r+x) (β+T)^−s + s · ∫ from t to T of (α+u)^−(r+x) (β+u)^−(s+1) du },
 * still a customer, or left after the last order. Source: Schmittlein, Morrison & Colombo 1987, in the form of Fader &
 * Hardie 2005, "A note on deriving the Pareto/NBD model", equation 19. Cost: a short series for each end of a stretch, and some logarithms a row.
 */
export function paretoLogLikelihood(
  p: ParetoParameters,
  rows: GroupedRows,
  gradient: Float64Array | null = null,
  index = indexTails(rows),
): number {
  const tails = { index, tails: tailsAt(p, index) };
  const slope = new Float64Array(4);
  const left = emptyLeaving();
  const constant = p.r * Math.log(p.alpha) + p.s * Math.log(p.beta) - logGamma(p.r);
  const digammaR = digamma(p.r);
  const gammas = new Map<number, [number, number]>();
  let total = 0;
  for (let row = 0; row < rows.count; row++) {
    const x = rows.frequency[row]!;
    const weight = rows.weight[row]!;
    const n = p.r + x;
    const alpha = p.alpha + rows.age[row]!;
    const beta = p.beta + rows.age[row]!;
    const logAlpha = Math.log(alpha);
    const logBeta = Math.log(beta);
    let known = gammas.get(x);
    if (!known) gammas.set(x, (known = [logGamma(n), digamma(n)]));
    leavingOfRow(left, p, tails, row);
    const logStayed = -n * logAlpha - p.s * logBeta;
    const logOdds = Math.log(p.s) + left.log - logStayed;
    const stayed = logOdds > 700 ? 0 : 1 / (1 + Math.exp(logOdds));
    const gone = 1 - stayed;
    const bracket = logStayed + (logOdds > 35 ? logOdds : -Math.log(stayed));
    total += weight * (known[0] + constant + bracket);
    if (!gradient) continue;
    slope[0]! +=
      weight * (known[1] - digammaR + Math.log(p.alpha) - stayed * logAlpha + gone * left.byR);
    slope[1]! += weight * (p.r / p.alpha - (stayed * n) / alpha + gone * left.byAlpha);
    slope[2]! += weight * (Math.log(p.beta) - stayed * logBeta + gone * (left.byS + 1 / p.s));
    slope[3]! += weight * (p.s / p.beta - (stayed * p.s) / beta + gone * left.byBeta);
  }
  if (gradient) [p.r, p.alpha, p.s, p.beta].forEach((v, at) => (gradient[at]! += slope[at]! * v));
  return total;
}

/** Maximum likelihood on the logarithms of the parameters, inside wide bounds; with a prior, maximum a posteriori. */
export function fitPareto(rows: GroupedRows, prior: LogPrior | null = null): ParetoFit {
  const index = indexTails(rows);
  const likelihood = (point: Float64Array, gradient: Float64Array | null) =>
    paretoLogLikelihood(paretoAt(point), rows, gradient, index);
  const minimum = minimizeBounded(
    penalized(likelihood, prior),
    prior ? Float64Array.from(prior.mean) : logPoint([0.8, 8, 0.6, 12]),
    logBox(4),
  );
  const parameters = paretoAt(minimum.point);
  return { parameters, logLikelihood: paretoLogLikelihood(parameters, rows, null, index), minimum };
}

function paretoAt(point: Float64Array): ParetoParameters {
  const [r, alpha, s, beta] = Array.from(point, Math.exp);
  return { r: r!, alpha: alpha!, s: s!, beta: beta! };
}

/**
 * P(alive), expected order-days in the next `horizon` weeks and the chance of at least one, for every row.
 * P(alive): Fader & Hardie 2005, equation 25. Expectation: equation 41, with (1 − e^−(s−1)L) ÷ (s−1) taken so that it
 * is finite at s = 1. At least one: an order before leaving, 1 − (neither in the horizon) − (left first).
 */
export function paretoOutlook(
  p: ParetoParameters,
  rows: Pick<GroupedRows, 'count' | 'frequency' | 'recency' | 'age'>,
  horizon: number,
): Outlook {
  const outlook: Outlook = {
    alive: new Float64Array(rows.count),
    expected: new Float64Array(rows.count),
    active: new Float64Array(rows.count),
  };
  const left = emptyLeaving();
  for (let row = 0; row < rows.count; row++) {
    const x = rows.frequency[row]!;
    const age = rows.age[row]!;
    const n = p.r + x;
    const alpha = p.alpha + age;
    const beta = p.beta + age;
    const logAlive = -n * Math.log(alpha) - p.s * Math.log(beta);
    leavingBetween(left, p, x, rows.recency[row]!, age);
    const alive = 1 / (1 + p.s * Math.exp(left.log - logAlive));
    const span = Math.log1p(horizon / beta);
    const power = p.s - 1;
    const weeks = beta * (Math.abs(power) < 1e-12 ? span : -Math.expm1(-power * span) / power);
    const neither = Math.exp(-n * Math.log1p(horizon / alpha) - p.s * span);
    leavingBetween(left, p, x, age, age + horizon);
    const active = 1 - neither - p.s * Math.exp(left.log - logAlive);
    outlook.alive[row] = alive;
    outlook.expected[row] = (alive * n * weeks) / alpha;
    outlook.active[row] = alive * Math.min(1, Math.max(0, active));
  }
  return outlook;
}
