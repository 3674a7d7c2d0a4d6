// The special functions that likelihoods are made of, for real arguments, in plain double arithmetic.
// Written from the formulas named at each function; tests hold them against published and independent values.

const HALF_LOG_TWO_PI = 0.9189385332046728;
/** Below this, arguments are lifted by the recurrence before an asymptotic series is used. */
const ASYMPTOTIC = 10;
const PRECISION = 1e-16;

/**
 * Natural logarithm of the gamma function, x > 0 (Infinity at 0, NaN below).
 * Stirling's series from 10 on, Γ(x + 1) = x Γ(x) below. Source: NIST DLMF 5.11.1, 5.5.1.
 * Absolute error about 1e-15 times the larger of 1 and the result; next to 1 and 2 that is not a relative error.
 */
export function logGamma(x: number): number {
  if (!(x > 0)) return x === 0 ? Infinity : NaN;
  let product = 1;
  let lifted = x;
  while (lifted < ASYMPTOTIC) product *= lifted++;
  const value = (lifted - 0.5) * Math.log(lifted) - lifted + HALF_LOG_TWO_PI + stirling(lifted);
  return product === 1 ? value : value - Math.log(product);
}

/** What Stirling's formula leaves over: ln Γ(x) − ((x − ½) ln x − x + ½ ln 2π), for x ≥ 10. DLMF 5.11.1. */
function stirling(x: number): number {
  const s = 1 / (x * x);
  const tail = 1 / 1188 - s * (691 / 360360 - s / 156);
  return (1 / 12 - s * (1 / 360 - s * (1 / 1260 - s * (1 / 1680 - s * tail)))) / x;
}

/** Derivative of the logarithm of the gamma function, x > 0. Source: DLMF 5.11.2 from 10 on, 5.5.2 below. */
export function digamma(x: number): number {
  if (!(x > 0)) return NaN;
  let lift = 0;
  let lifted = x;
  while (lifted < ASYMPTOTIC) lift += 1 / lifted++;
  const s = 1 / (lifted * lifted);
  const tail = 1 / 240 - s * (1 / 132 - s * (691 / 32760 - s / 12));
  const series = s * (1 / 12 - s * (1 / 120 - s * (1 / 252 - s * tail)));
  return Math.log(lifted) - 0.5 / lifted - series - lift;
}

/**
 * Natural logarithm of the beta function, a, b > 0. For large arguments the big terms are cancelled on paper, so that
 * ln B(2, 1e9) keeps its digits. Source: Didonato & Morris 1992, ACM TOMS 18(3), section 4.
 */
export function logBeta(a: number, b: number): number {
  const small = Math.min(a, b);
  const large = Math.max(a, b);
  if (!(small > 0)) return small === 0 ? Infinity : NaN;
  const share = small / (small + large);
  if (small >= ASYMPTOTIC) {
    const rest = stirling(small) + stirling(large) - stirling(small + large);
    const power = (small - 0.5) * Math.log(share) + large * Math.log1p(-share);
    return HALF_LOG_TWO_PI - 0.5 * Math.log(large) + rest + power;
  }
  if (large < ASYMPTOTIC) return logGamma(small) + logGamma(large) - logGamma(small + large);
  const rest = stirling(large) - stirling(small + large);
  const power = small - small * Math.log(small + large) + (large - 0.5) * Math.log1p(-share);
  return logGamma(small) + rest + power;
}

/** ln(eᵃ + eᵇ) without overflow. */
export function logSumExp(a: number, b: number): number {
  const larger = Math.max(a, b);
  if (larger === -Infinity || larger === Infinity) return larger;
  return larger + Math.log1p(Math.exp(Math.min(a, b) - larger));
}

/** 1 ÷ (1 + e^−x). */
export function logistic(x: number): number {
  return x >= 0 ? 1 / (1 + Math.exp(-x)) : Math.exp(x) / (1 + Math.exp(x));
}

/**
 * Regularised incomplete beta function I_x(a, b): the chance that a Beta(a, b) variable is below x.
 * Continued fraction by Lentz's method on the side where it converges fast. Source: DLMF 8.17.22, 8.17.4.
 * Cost: some tens of divisions, more when a and b are in the millions.
 */
export function incompleteBeta(x: number, a: number, b: number): number {
  if (!(a > 0 && b > 0) || Number.isNaN(x)) return NaN;
  if (x <= 0) return 0;
  if (x >= 1) return 1;
  const front = Math.exp(a * Math.log(x) + b * Math.log1p(-x) - logBeta(a, b));
  return x < (a + 1) / (a + b + 2)
    ? (front * betaFraction(x, a, b)) / a
    : 1 - (front * betaFraction(1 - x, b, a)) / b;
}

function betaFraction(x: number, a: number, b: number): number {
  const limit = 200 + 5 * Math.sqrt(Math.max(a, b));
  let numerator = 1;
  let denominator = apart(1 - ((a + b) * x) / (a + 1));
  let inverse = 1 / denominator;
  let value = inverse;
  for (let m = 1; m <= limit; m++) {
    const even = (m * (b - m) * x) / ((a + 2 * m - 1) * (a + 2 * m));
    inverse = 1 / apart(1 + even * inverse);
    numerator = apart(1 + even / numerator);
    value *= numerator * inverse;
    const odd = (-(a + m) * (a + b + m) * x) / ((a + 2 * m) * (a + 2 * m + 1));
    inverse = 1 / apart(1 + odd * inverse);
    numerator = apart(1 + odd / numerator);
    denominator = numerator * inverse;
    value *= denominator;
    if (Math.abs(denominator - 1) < PRECISION * 4) break;
  }
  return value;
}

/** Lentz's guard: a partial sum of exactly zero is moved off zero. */
function apart(value: number): number {
  return Math.abs(value) < 1e-300 ? 1e-300 : value;
}
