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
  if (!inSeriesReach(p, from)) return byQuadrature(into, p, x, from, to);
  tail(NEAR, p, x, from);
  tail(FAR, p, x, to);
  if (!joinTails(into, p.r + p.s + x)) byQuadrature(into, p, x, from, to);
}

function inSeriesReach(p: ParetoParameters, from: number): boolean {
  return Math.abs(p.alpha - p.beta) <= SERIES_REACH * (Math.max(p.alpha, p.beta) + from);
}

/** NEAR less FAR; false where next to nothing lies between the two: their difference would have no digits. */
function joinTails(into: Leaving, size: number): boolean {
  const ratio = Math.exp(FAR.log - NEAR.log);
  const rest = 1 - ratio;
  if (rest < 1e-6) return false;
  into.log = NEAR.log + Math.log(rest / size);
  into.byR = (NEAR.byR - ratio * FAR.byR) / rest - 1 / size;
  into.byS = (NEAR.byS - ratio * FAR.byS) / rest - 1 / size;
  into.byAlpha = (NEAR.byAlpha - ratio * FAR.byAlpha) / rest;
  into.byBeta = (NEAR.byBeta - ratio * FAR.byBeta) / rest;
  return true;
}

/**
 * The ends of the rows' stretches, each pair of orders and time once: few days of joining and of last orders make many
 * rows, and a fit asks for the same ends again and again.
 */
export type TailIndex = {
  frequency: Float64Array;
  time: Float64Array;
  near: Int32Array;
  far: Int32Array;
};

type Stretches = { count: number } & Record<'frequency' | 'recency' | 'age', Float64Array>;

export function indexTails(rows: Stretches): TailIndex {
  const known = new Map<number, Map<number, number>>();
  const frequency: number[] = [];
  const time: number[] = [];
  const placeOf = (x: number, at: number): number => {
    let times = known.get(x);
    if (!times) known.set(x, (times = new Map<number, number>()));
    let place = times.get(at);
    if (place === undefined) {
      times.set(at, (place = time.length));
      frequency.push(x);
      time.push(at);
    }
    return place;
  };
  const near = new Int32Array(rows.count);
  const far = new Int32Array(rows.count);
  for (let row = 0; row < rows.count; row++) {
    near[row] = placeOf(rows.frequency[row]!, rows.recency[row]!);
    far[row] = placeOf(rows.frequency[row]!, rows.age[row]!);
  }
  return { frequency: Float64Array.from(frequency), time: Float64Array.from(time), near, far };
}

/** The tail at each end of the index: ln and four slopes, one after the other. */
export function tailsAt(p: ParetoParameters, index: TailIndex): Float64Array {
  const tails = new Float64Array(5 * index.time.length);
  for (let at = 0; at < index.time.length; at++) {
    const time = index.time[at]!;
    if (!inSeriesReach(p, time)) continue;
    tail(NEAR, p, index.frequency[at]!, time);
    tails[5 * at] = NEAR.log;
    tails[5 * at + 1] = NEAR.byR;
    tails[5 * at + 2] = NEAR.byAlpha;
    tails[5 * at + 3] = NEAR.byS;
    tails[5 * at + 4] = NEAR.byBeta;
  }
  return tails;
}

/** `leavingBetween` of one row of the index. */
export function leavingOfRow(
  into: Leaving,
  p: ParetoParameters,
  { index, tails }: { index: TailIndex; tails: Float64Array },
  row: number,
): void {
  const near = index.near[row]!;
  const far = index.far[row]!;
  const x = index.frequency[near]!;
  const from = index.time[near]!;
  const to = index.time[far]!;
  if (!(to > from) || !inSeriesReach(p, from)) return leavingBetween(into, p, x, from, to);
  readTail(NEAR, tails, near);
  readTail(FAR, tails, far);
  if (!joinTails(into, p.r + p.s + x)) byQuadrature(into, p, x, from, to);
}

function readTail(into: Leaving, tails: Float64Array, place: number): void {
  into.log = tails[5 * place]!;
  into.byR = tails[5 * place + 1]!;
  into.byAlpha = tails[5 * place + 2]!;
  into.byS = tails[5 * place + 3]!;
  into.byBeta = tails[5 * place + 4]!;
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
