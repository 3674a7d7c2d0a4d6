// Gauss's hypergeometric function for the real arguments that customer-base models meet: c > 0 and z < 1.
// Three roads, each used only where it is stable: series of positive terms, a continued fraction, a quadrature.
import { logBeta } from './special';

const PRECISION = 1e-16;
const MAX_TERMS = 20000;
/** From here on the plain series is slow and the integral is used where there is one. */
const NEAR_ONE = 0.9;

/**
 * Gauss's hypergeometric function ₂F₁(a, b; c; z), z < 1, c > 0. Sum of (a)ₙ(b)ₙ ÷ (c)ₙ · zⁿ ÷ n!.
 * Negative z by Pfaff's transformation (DLMF 15.8.1), c < a + b by Euler's (15.8.1), z near one by Euler's integral
 * (15.6.1). Infinity at z ≥ 1 with c ≤ a + b; NaN for c ≤ 0. Cost: up to some hundred terms or 200 nodes.
 */
export function hypergeometric(a: number, b: number, c: number, z: number): number {
  if (!(c > 0) || Number.isNaN(a + b + z)) return NaN;
  if (z === 0 || a === 0 || b === 0) return 1;
  if (z >= 1) return c <= a + b || z > 1 ? Infinity : hypergeometric(a, b, c, 1 - 1e-16);
  if (z < 0) return negativeArgument(a, b, c, z);
  if (a === 1) return hypergeometricOne(b, c, z);
  if (b === 1) return hypergeometricOne(a, c, z);
  if (c < a + b && c >= a && c >= b) {
    return Math.exp((c - a - b) * Math.log1p(-z)) * hypergeometric(c - a, c - b, c, z);
  }
  if (z > NEAR_ONE && b > 0 && c > b) return integral(a, b, c, z);
  if (z > NEAR_ONE && a > 0 && c > a) return integral(b, a, c, z);
  return series(a, b, c, z);
}

/** The exponent's parameter is the one that leaves the other below c, so that no new term is negative. */
function negativeArgument(a: number, b: number, c: number, z: number): number {
  const [power, other] = b <= c && (a > c || b <= a) ? [a, b] : [b, a];
  return Math.exp(-power * Math.log1p(-z)) * hypergeometric(power, c - other, c, z / (z - 1));
}

function series(a: number, b: number, c: number, z: number): number {
  let term = 1;
  let sum = 1;
  for (let n = 0; n < MAX_TERMS; n++) {
    term *= (((a + n) * (b + n)) / ((c + n) * (n + 1))) * z;
    sum += term;
    if (Math.abs(term) <= PRECISION * Math.abs(sum)) break;
  }
  return sum;
}

/**
 * ₂F₁(1, b; c; z) for b > 0, c > 1, 0 ≤ z < 1: a geometric-like series below one half, Gauss's continued fraction
 * above (DLMF 15.7.1 with one parameter zero), by Lentz's method. The inner loop of the Pareto/NBD likelihood.
 */
export function hypergeometricOne(b: number, c: number, z: number): number {
  return z < 0.5 || c <= 1 || b < 0 ? oneBySeries(b, c, z) : oneByFraction(b, c - 1, z);
}

function oneBySeries(b: number, c: number, z: number): number {
  let term = 1;
  let sum = 1;
  for (let n = 0; n < MAX_TERMS; n++) {
    term *= ((b + n) / (c + n)) * z;
    sum += term;
    if (Math.abs(term) <= PRECISION * Math.abs(sum)) break;
  }
  return sum;
}

function oneByFraction(a: number, c: number, z: number): number {
  let value = c;
  let numerator = c;
  let inverse = 0;
  for (let n = 1; n < MAX_TERMS; n++) {
    const half = n >> 1;
    const step = -z * ((n & 1) === 1 ? (a + half) * (c + half) : half * (c - a + half));
    inverse = 1 / apart(c + n + step * inverse);
    numerator = apart(c + n + step / numerator);
    const change = numerator * inverse;
    value *= change;
    if (Math.abs(change - 1) < 4 * PRECISION) break;
  }
  return c / value;
}

function apart(value: number): number {
  return Math.abs(value) < 1e-300 ? 1e-300 : value;
}

const STEP = 1 / 32;
const REACH = 5;

/**
 * 1 ÷ B(b, c − b) · ∫ t^(b−1) (1 − t)^(c−b−1) (1 − zt)^(−a) dt on (0, 1) by the double-exponential rule, which does not
 * mind end points that are singular (Takahasi & Mori 1974). All in logarithms: nothing overflows before the end.
 */
function integral(a: number, b: number, c: number, z: number): number {
  const norm = logBeta(b, c - b);
  let sum = 0;
  for (let at = -REACH; at <= REACH; at += STEP) {
    const bend = (Math.PI / 2) * Math.sinh(at);
    // ln t and ln(1 − t) of t = 1 ÷ (1 + e^(−2·bend)), exact at both ends.
    const logLeft = -Math.log1p(Math.exp(-2 * bend));
    const logRight = -Math.log1p(Math.exp(2 * bend));
    const logSlope = Math.log(Math.PI * Math.cosh(at)) + logLeft + logRight;
    const rest = Math.log(1 - z + z * Math.exp(logRight));
    sum += Math.exp((b - 1) * logLeft + (c - b - 1) * logRight - a * rest + logSlope - norm);
  }
  return sum * STEP;
}

export type OneSlopes = { value: number; byB: number; byC: number; byZ: number };

/**
 * ₂F₁(1, b; c; z) with its slopes by b, c and z, into `into`: term by term below .9 (each new factor (b + n) ÷ (c + n)
 * adds 1 ÷ (b + n) and −1 ÷ (c + n) to the logarithm's slopes), by central differences of the fraction above.
 */
export function hypergeometricOneSlopes(into: OneSlopes, b: number, c: number, z: number): void {
  if (z > NEAR_ONE) return slopesByDifferences(into, b, c, z);
  let term = 1;
  let harmonicB = 0;
  let harmonicC = 0;
  let value = 1;
  let byB = 0;
  let byC = 0;
  let byZ = 0;
  for (let n = 0; n < MAX_TERMS; n++) {
    const inverseC = 1 / (c + n);
    const growth = (b + n) * inverseC * term;
    byZ += (n + 1) * growth;
    harmonicB += 1 / (b + n);
    harmonicC += inverseC;
    term = growth * z;
    value += term;
    byB += term * harmonicB;
    byC -= term * harmonicC;
    if (term * (1 + n) <= 1e-14 * value) break;
  }
  into.value = value;
  into.byB = byB;
  into.byC = byC;
  into.byZ = byZ;
}

function slopesByDifferences(into: OneSlopes, b: number, c: number, z: number): void {
  const step = 1e-5;
  const stepZ = Math.min(1e-6, (1 - z) / 4);
  into.value = hypergeometricOne(b, c, z);
  into.byB =
    (hypergeometricOne(b * (1 + step), c, z) - hypergeometricOne(b * (1 - step), c, z)) /
    (2 * step * b);
  into.byC =
    (hypergeometricOne(b, c * (1 + step), z) - hypergeometricOne(b, c * (1 - step), z)) /
    (2 * step * c);
  into.byZ =
    (hypergeometricOne(b, c, z + stepZ) - hypergeometricOne(b, c, z - stepZ)) / (2 * stepZ);
}
