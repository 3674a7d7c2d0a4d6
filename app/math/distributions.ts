// Tails and quantiles of the distributions that tests and intervals are read from.
import { incompleteBeta, logGamma } from './special';

const PRECISION = 1e-16;

/**
 * Upper regularised incomplete gamma Q(a, x): series of the lower one below a + 1, continued fraction by Lentz's method
 * above. Source: DLMF 8.11.4, 8.9.2. Relative error about 1e-13.
 */
export function upperGamma(a: number, x: number): number {
  if (!(a > 0) || !(x >= 0)) return NaN;
  if (x === 0) return 1;
  const front = Math.exp(a * Math.log(x) - x - logGamma(a));
  return x < a + 1 ? 1 - front * gammaSeries(a, x) : front * gammaFraction(a, x);
}

function gammaSeries(a: number, x: number): number {
  let term = 1 / a;
  let sum = term;
  for (let n = 1; n < 100_000 && term > PRECISION * sum; n++) {
    term *= x / (a + n);
    sum += term;
  }
  return sum;
}

function gammaFraction(a: number, x: number): number {
  let b = x + 1 - a;
  let c = 1e300;
  let d = 1 / b;
  let value = d;
  for (let n = 1; n < 100_000; n++) {
    const factor = n * (a - n);
    b += 2;
    d = 1 / apart(factor * d + b);
    c = apart(b + factor / c);
    value *= c * d;
    if (Math.abs(c * d - 1) < 4 * PRECISION) break;
  }
  return value;
}

function apart(value: number): number {
  return Math.abs(value) < 1e-300 ? 1e-300 : value;
}

/** Chance that a chi-square variable exceeds x. */
export function chiSquareTail(x: number, freedom: number): number {
  return upperGamma(freedom / 2, x / 2);
}

/** Chance that a standard normal variable is below x; small tails keep their digits. */
export function normalBelow(x: number): number {
  const tail = upperGamma(0.5, (x * x) / 2) / 2;
  return x < 0 ? tail : 1 - tail;
}

/** The standard normal quantile: Hastings's rational start (Abramowitz & Stegun 26.2.23), then Newton's steps. */
export function normalQuantile(share: number): number {
  if (!(share > 0 && share < 1)) return share === 0 ? -Infinity : share === 1 ? Infinity : NaN;
  if (share > 0.5) return -normalQuantile(1 - share);
  const t = Math.sqrt(-2 * Math.log(share));
  const above = 2.515517 + t * (0.802853 + t * 0.010328);
  const below = 1 + t * (1.432788 + t * (0.189269 + t * 0.001308));
  let x = above / below - t;
  for (let step = 0; step < 4; step++) {
    const density = Math.exp((-x * x) / 2) / Math.sqrt(2 * Math.PI);
    x -= (normalBelow(x) - share) / density;
  }
  return x;
}

/** Chance that Student's t is at least this far from zero, on either side. */
export function studentTails(t: number, freedom: number): number {
  return incompleteBeta(freedom / (freedom + t * t), freedom / 2, 0.5);
}

/** How far from zero Student's t stays with chance 1 − alpha, by halving. */
export function studentReach(alpha: number, freedom: number): number {
  let low = 0;
  let high = Math.max(2, -2 * normalQuantile(alpha / 2));
  while (studentTails(high, freedom) > alpha && high < 1e12) high *= 2;
  for (let step = 0; step < 80; step++) {
    const middle = (low + high) / 2;
    if (studentTails(middle, freedom) > alpha) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}
