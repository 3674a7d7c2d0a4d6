// The one hard integral of Pareto/NBD: how likely it is that a customer left in a stretch of time without an order.
import { hypergeometricOneSlopes, type OneSlopes } from '~/math/hypergeometric';
import { gaussLegendre } from '~/math/quadrature';

/** Orders λ ~ Gamma(r, rate alpha), leaving μ ~ Gamma(s, rate beta), both a week. */
export type ParetoParameters = { r: number; alpha: number; s: number; beta: number };

/** ln of the integral and its slopes by the four parameters. */
export type Leaving = { log: number; byR: number; byAlpha: number; byS: number; byBeta: number };

export function emptyLeaving(): Leaving {
  return { log: -Infinity, byR: 0, byAlpha: 0, byS: 0, byBeta: 0 };
}

/** Above this the series would be long, and the quadrature is as exact. */
const SERIES_REACH = 0.75;
const RULE = gaussLegendre(24);
/** e^−40: what lies beyond is lost in the digits. */
const DROP = 40;

/**
 * ∫ (α+u)^−(r+x) (β+u)^−(s+1) du from `from` to `to`, into `into`. Where α and β are of one size by the closed form of
 * Fader & Hardie 2005 ("A note on deriving the Pareto/NBD model", equation 18), its ₂F₁ moved by Euler's transformation
 * to ₂F₁(1, ·; r+s+x+1; z), whose terms are positive; elsewhere by 24 Gauss–Legendre nodes on the logarithm of the
 * smaller of α+u and β+u, exact to about 1e-8. Shops where nobody leaves drive β to its bound: there z is next to 1.
 */
export function leavingBetween(
  into: Leaving,
  p: ParetoParameters,
  x: number,
  from: number,
  to: number,
): void {
  if (!(to > from)) {
    Object.assign(into, emptyLeaving());
    return;
  }
  const z = Math.abs(p.alpha - p.beta) / (Math.max(p.alpha, p.beta) + from);
  if (z > SERIES_REACH) return byQuadrature(into, p, x, from, to);
  tail(NEAR, p, x, from);
  tail(FAR, p, x, to);
  const ratio = Math.exp(FAR.log - NEAR.log);
  const rest = 1 - ratio;
  // Next to nothing between the two ends: their difference would have no digits.
  if (rest < 1e-6) return byQuadrature(into, p, x, from, to);
  const size = p.r + p.s + x;
  into.log = NEAR.log + Math.log(rest / size);
  into.byR = (NEAR.byR - ratio * FAR.byR) / rest - 1 / size;
  into.byS = (NEAR.byS - ratio * FAR.byS) / rest - 1 / size;
  into.byAlpha = (NEAR.byAlpha - ratio * FAR.byAlpha) / rest;
  into.byBeta = (NEAR.byBeta - ratio * FAR.byBeta) / rest;
}

// Scratch of one call, so that the inner loop of a fit makes no garbage.
const NEAR = emptyLeaving();
const FAR = emptyLeaving();
const ONE: OneSlopes = { value: 1, byB: 0, byC: 0, byZ: 0 };

/**
 * ln of (r+s+x) × the integral from `time` on, and its slopes. The larger of alpha and beta decides which of the two
 * equal forms has z between 0 and 1.
 */
function tail(into: Leaving, p: ParetoParameters, x: number, time: number): void {
  const alpha = p.alpha + time;
  const beta = p.beta + time;
  const n = p.r + x;
  const logAlpha = Math.log(alpha);
  const logBeta = Math.log(beta);
  if (alpha >= beta) {
    hypergeometricOneSlopes(ONE, n, n + p.s + 1, (alpha - beta) / alpha);
    const byZ = ONE.byZ / ONE.value;
    into.log = -n * logAlpha - p.s * logBeta + Math.log(ONE.value);
    into.byR = -logAlpha + (ONE.byB + ONE.byC) / ONE.value;
    into.byS = -logBeta + ONE.byC / ONE.value;
    into.byAlpha = -n / alpha + (byZ * beta) / (alpha * alpha);
    into.byBeta = -p.s / beta - byZ / alpha;
    return;
  }
  hypergeometricOneSlopes(ONE, p.s + 1, n + p.s + 1, (beta - alpha) / beta);
  const byZ = ONE.byZ / ONE.value;
  into.log = (1 - n) * logAlpha - (p.s + 1) * logBeta + Math.log(ONE.value);
  into.byR = -logAlpha + ONE.byC / ONE.value;
  into.byS = -logBeta + (ONE.byB + ONE.byC) / ONE.value;
  into.byAlpha = (1 - n) / alpha - byZ / beta;
  into.byBeta = -(p.s + 1) / beta + (byZ * alpha) / (beta * beta);
}

function byQuadrature(
  into: Leaving,
  p: ParetoParameters,
  x: number,
  from: number,
  to: number,
): void {
  const n = p.r + x;
  const smaller = Math.min(p.alpha, p.beta);
  const start = smaller + from;
  const decay = start * (n / (p.alpha + from) + (p.s + 1) / (p.beta + from)) - 1;
  const width = Math.log((smaller + to) / start);
  const span = decay > 1 ? Math.min(width, DROP / decay) : width;
  const top = logIntegrand(p, n, from) + Math.log(start);
  let sum = 0;
  let byR = 0;
  let byAlpha = 0;
  let byS = 0;
  let byBeta = 0;
  for (let at = 0; at < RULE.node.length; at++) {
    const scale = Math.exp(RULE.node[at]! * span);
    const alpha = start * scale + (p.alpha - smaller);
    const beta = start * scale + (p.beta - smaller);
    const logAlpha = Math.log(alpha);
    const logBeta = Math.log(beta);
    const height = Math.log(start * scale) - n * logAlpha - (p.s + 1) * logBeta - top;
    const term = RULE.weight[at]! * Math.exp(height);
    sum += term;
    byR -= term * logAlpha;
    byAlpha -= term / alpha;
    byS -= term * logBeta;
    byBeta -= term / beta;
  }
  into.log = top + Math.log(sum * span);
  into.byR = byR / sum;
  into.byAlpha = (n * byAlpha) / sum;
  into.byS = byS / sum;
  into.byBeta = ((p.s + 1) * byBeta) / sum;
}

function logIntegrand(p: ParetoParameters, n: number, time: number): number {
  return -n * Math.log(p.alpha + time) - (p.s + 1) * Math.log(p.beta + time);
}
