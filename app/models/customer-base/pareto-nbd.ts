// Pareto/NBD: customers who buy at their own rate and may leave at any moment, not only after an order.
import { hypergeometricOne, hypergeometricOneSlopes, type OneSlopes } from '~/math/hypergeometric';
import { minimizeBounded, type Minimum } from '~/math/optimize';
import { digamma, logGamma } from '~/math/special';
import type { Outlook } from './counting-horizon';
import type { GroupedRows } from './order-history';
import { logBox, logPoint, penalized, type LogPrior } from './priors';

/** Orders λ ~ Gamma(r, rate alpha), leaving μ ~ Gamma(s, rate beta), both a week. */
export type ParetoParameters = { r: number; alpha: number; s: number; beta: number };

export type ParetoFit = { parameters: ParetoParameters; logLikelihood: number; minimum: Minimum };

/**
 * How likely the rows are, in natural logarithms; adds the slopes by ln r, ln alpha, ln s, ln beta to `gradient`.
 *   Γ(r+x) ÷ Γ(r) · α^r β^s · { (α+T)^−(r+x) (β+T)^−s + s ÷ (r+s+x) · [G(t) − G(T)] },
 * G(u) ÷ (r+s+x) being the integral of (α+v)^−(r+x) (β+v)^−(s+1) from u on: whoever left between the last order and
 * the day of the view. Source: Schmittlein, Morrison & Colombo 1987; the form of Fader & Hardie 2005, "A note on
 * deriving the Pareto/NBD model", equation 19, its ₂F₁ moved by Euler's transformation to ₂F₁(1, ·; r+s+x+1; z), whose
 * terms are positive and never overflow. Cost: two short series and four logarithms a row.
 */
export function paretoLogLikelihood(
  p: ParetoParameters,
  rows: GroupedRows,
  gradient: Float64Array | null = null,
): number {
  const slope = new Float64Array(4);
  const last = emptyTail();
  const end = emptyTail();
  const gammaR = logGamma(p.r);
  const digammaR = digamma(p.r);
  const constant = p.r * Math.log(p.alpha) + p.s * Math.log(p.beta) - gammaR;
  const gammas = new Map<number, [number, number]>();
  let total = 0;
  for (let row = 0; row < rows.count; row++) {
    const x = rows.frequency[row]!;
    const weight = rows.weight[row]!;
    const n = p.r + x;
    let known = gammas.get(x);
    if (!known) gammas.set(x, (known = [logGamma(n), digamma(n)]));
    tail(last, p, x, rows.recency[row]!);
    tail(end, p, x, rows.age[row]!);
    const logAlive = -n * end.logAlpha - p.s * end.logBeta;
    const top = Math.max(logAlive, last.log);
    const alive = Math.exp(logAlive - top);
    const left = Math.exp(last.log - top);
    const right = Math.exp(end.log - top);
    const share = p.s / (p.r + p.s + x);
    const gone = share * Math.max(0, left - right);
    const bracket = alive + gone;
    total += weight * (known[0] + constant + top + Math.log(bracket));
    if (!gradient) continue;
    const a = alive / bracket;
    const g = gone / bracket;
    const up = (weight * share * left) / bracket;
    const down = (weight * share * right) / bracket;
    const sum = p.r + p.s + x;
    const ageAlpha = p.alpha + rows.age[row]!;
    const ageBeta = p.beta + rows.age[row]!;
    const base = known[1] - digammaR + Math.log(p.alpha);
    slope[0]! += weight * (base - a * end.logAlpha - g / sum) + up * last.byR - down * end.byR;
    slope[1]! +=
      weight * (p.r / p.alpha - (a * n) / ageAlpha) + up * last.byAlpha - down * end.byAlpha;
    slope[2]! +=
      weight * (Math.log(p.beta) - a * end.logBeta + g * (1 / p.s - 1 / sum)) +
      up * last.byS -
      down * end.byS;
    slope[3]! +=
      weight * (p.s / p.beta - (a * p.s) / ageBeta) + up * last.byBeta - down * end.byBeta;
  }
  if (gradient) [p.r, p.alpha, p.s, p.beta].forEach((v, at) => (gradient[at]! += slope[at]! * v));
  return total;
}

/** ln G(u) with its slopes, and the two logarithms that its neighbours need too. */
type Tail = {
  log: number;
  logAlpha: number;
  logBeta: number;
  byR: number;
  byAlpha: number;
  byS: number;
  byBeta: number;
  one: OneSlopes;
};

function emptyTail(): Tail {
  const one = { value: 1, byB: 0, byC: 0, byZ: 0 };
  return { log: 0, logAlpha: 0, logBeta: 0, byR: 0, byAlpha: 0, byS: 0, byBeta: 0, one };
}

/** The larger of alpha and beta decides which of the two equal forms has z between 0 and 1. */
function tail(into: Tail, p: ParetoParameters, x: number, time: number): void {
  const alpha = p.alpha + time;
  const beta = p.beta + time;
  const n = p.r + x;
  const one = into.one;
  into.logAlpha = Math.log(alpha);
  into.logBeta = Math.log(beta);
  if (alpha >= beta) {
    hypergeometricOneSlopes(one, n, n + p.s + 1, (alpha - beta) / alpha);
    const byZ = one.byZ / one.value;
    into.log = -n * into.logAlpha - p.s * into.logBeta + Math.log(one.value);
    into.byR = -into.logAlpha + (one.byB + one.byC) / one.value;
    into.byS = -into.logBeta + one.byC / one.value;
    into.byAlpha = -n / alpha + (byZ * beta) / (alpha * alpha);
    into.byBeta = -p.s / beta - byZ / alpha;
    return;
  }
  hypergeometricOneSlopes(one, p.s + 1, n + p.s + 1, (beta - alpha) / beta);
  const byZ = one.byZ / one.value;
  into.log = (1 - n) * into.logAlpha - (p.s + 1) * into.logBeta + Math.log(one.value);
  into.byR = -into.logAlpha + one.byC / one.value;
  into.byS = -into.logBeta + (one.byB + one.byC) / one.value;
  into.byAlpha = (1 - n) / alpha - byZ / beta;
  into.byBeta = -(p.s + 1) / beta + (byZ * alpha) / (beta * beta);
}

/** ln G(u) alone. */
function logTail(p: ParetoParameters, x: number, time: number): number {
  const alpha = p.alpha + time;
  const beta = p.beta + time;
  const n = p.r + x;
  const c = n + p.s + 1;
  return alpha >= beta
    ? Math.log(hypergeometricOne(n, c, (alpha - beta) / alpha)) -
        n * Math.log(alpha) -
        p.s * Math.log(beta)
    : Math.log(hypergeometricOne(p.s + 1, c, (beta - alpha) / beta)) +
        (1 - n) * Math.log(alpha) -
        (p.s + 1) * Math.log(beta);
}

/** Maximum likelihood on the logarithms of the parameters, inside wide bounds; with a prior, maximum a posteriori. */
export function fitPareto(rows: GroupedRows, prior: LogPrior | null = null): ParetoFit {
  const minimum = minimizeBounded(
    penalized((point, gradient) => paretoLogLikelihood(paretoAt(point), rows, gradient), prior),
    prior ? Float64Array.from(prior.mean) : logPoint([0.8, 8, 0.6, 12]),
    logBox(4),
  );
  const parameters = paretoAt(minimum.point);
  return { parameters, logLikelihood: paretoLogLikelihood(parameters, rows), minimum };
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
  for (let row = 0; row < rows.count; row++) {
    const x = rows.frequency[row]!;
    const n = p.r + x;
    const alpha = p.alpha + rows.age[row]!;
    const beta = p.beta + rows.age[row]!;
    const logAlive = -n * Math.log(alpha) - p.s * Math.log(beta);
    const share = p.s / (n + p.s);
    const now = Math.exp(logTail(p, x, rows.age[row]!) - logAlive);
    const gone = share * (Math.exp(logTail(p, x, rows.recency[row]!) - logAlive) - now);
    const alive = 1 / (1 + Math.max(0, gone));
    const span = Math.log1p(horizon / beta);
    const power = p.s - 1;
    const weeks = beta * (Math.abs(power) < 1e-12 ? span : -Math.expm1(-power * span) / power);
    const neither = Math.exp(-n * Math.log1p(horizon / alpha) - p.s * span);
    const later = Math.exp(logTail(p, x, rows.age[row]! + horizon) - logAlive);
    const active = 1 - neither - share * (now - later);
    outlook.alive[row] = alive;
    outlook.expected[row] = (alive * n * weeks) / alpha;
    outlook.active[row] = alive * Math.min(1, Math.max(0, active));
  }
  return outlook;
}
