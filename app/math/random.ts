// Seeded random numbers for everything that must come out the same twice: choices, simulations, bootstraps.
// A generator is an argument; nothing here knows the clock or the platform's own randomness.
import { murmur3 } from './hash';

/** A stream of random 32-bit words. Two generators of the same seed give the same stream on every machine. */
export type Rng = {
  /** The next word, 0 … 2³² − 1. */
  uint32(): number;
};

/**
 * xoshiro128** 1.1: 32-bit words, period 2¹²⁸ − 1, no failures in BigCrush.
 * Source: Blackman & Vigna 2021, "Scrambled linear pseudorandom number generators", ACM TOMS 47(4).
 * Cost: a few integer operations a word.
 */
export function rngFromState(a: number, b: number, c: number, d: number): Rng {
  let s0 = a >>> 0;
  let s1 = b >>> 0;
  let s2 = c >>> 0;
  let s3 = d >>> 0;
  // The all-zero state is the one fixed point of the generator.
  if ((s0 | s1 | s2 | s3) === 0) s0 = 1;
  function uint32(): number {
    const scrambled = Math.imul(s1, 5);
    const result = Math.imul((scrambled << 7) | (scrambled >>> 25), 9) >>> 0;
    const shifted = s1 << 9;
    s2 ^= s0;
    s3 ^= s1;
    s1 ^= s2;
    s0 ^= s3;
    s2 ^= shifted;
    s3 = (s3 << 11) | (s3 >>> 21);
    return result;
  }
  return { uint32 };
}

/**
 * A generator named by words, for instance shop, occasion and profile. ('ab', 'c') and ('a', 'bc') differ.
 * The state is four MurmurHash3 values of the words under four fixed keys.
 */
export function rngFromSeed(...parts: string[]): Rng {
  const bytes = new TextEncoder().encode(parts.map((part) => `${part.length}:${part}`).join(''));
  return rngFromState(
    murmur3(bytes, 0x9e3779b9),
    murmur3(bytes, 0x243f6a88),
    murmur3(bytes, 0xb7e15162),
    murmur3(bytes, 0x6a09e667),
  );
}

/** Uniform on [0, 1) with all 53 bits of a double. */
export function uniform(rng: Rng): number {
  const high = rng.uint32() >>> 5;
  const low = rng.uint32() >>> 6;
  return (high * 67108864 + low) / 9007199254740992;
}

/** A whole number 0 … bound − 1, each equally likely (Lemire's rejection, without modulo bias). */
export function uniformInteger(rng: Rng, bound: number): number {
  if (!(bound >= 1) || bound > 4294967296)
    throw new Error(`uniformInteger requires a bound of 1 to 2^32, got ${bound}`);
  const limit = 4294967296 - (4294967296 % bound);
  for (;;) {
    const word = rng.uint32();
    if (word < limit) return word % bound;
  }
}

/** Standard normal by the polar method (Marsaglia & Bray 1964). The second value is thrown away: no hidden state. */
export function normal(rng: Rng): number {
  for (;;) {
    const x = 2 * uniform(rng) - 1;
    const y = 2 * uniform(rng) - 1;
    const square = x * x + y * y;
    if (square > 0 && square < 1) return x * Math.sqrt((-2 * Math.log(square)) / square);
  }
}

/**
 * Gamma with the given shape and scale 1: squeeze on a cubed normal.
 * Source: Marsaglia & Tsang 2000, ACM TOMS 26(3). Shapes below 1 are lifted by one and scaled by U^(1/shape).
 */
export function gamma(rng: Rng, shape: number): number {
  return Math.exp(logGammaVariate(rng, shape));
}

/** Beta(a, b) as the share of two gammas, taken in logarithms so that tiny shapes do not give 0 ÷ 0. */
export function beta(rng: Rng, a: number, b: number): number {
  const x = logGammaVariate(rng, a);
  const y = logGammaVariate(rng, b);
  return 1 / (1 + Math.exp(y - x));
}

function logGammaVariate(rng: Rng, shape: number): number {
  if (!(shape > 0)) throw new Error(`gamma requires a shape above zero, got ${shape}`);
  if (shape < 1) return logGammaVariate(rng, shape + 1) + Math.log(1 - uniform(rng)) / shape;
  const d = shape - 1 / 3;
  const c = 1 / Math.sqrt(9 * d);
  for (;;) {
    const x = normal(rng);
    const v = (1 + c * x) ** 3;
    if (v <= 0) continue;
    const logV = Math.log(v);
    if (Math.log(1 - uniform(rng)) < 0.5 * x * x + d * (1 - v + logV)) return Math.log(d) + logV;
  }
}

/**
 * Poisson count. Below a mean of 30 by multiplying uniforms, above by transformed rejection
 * (Hörmann 1993, "The transformed rejection method for generating Poisson random variables", PTRS).
 */
export function poisson(rng: Rng, mean: number): number {
  if (!(mean >= 0) || mean > 1e15)
    throw new Error(`poisson requires a mean of 0 to 1e15, got ${mean}`);
  return mean < 30 ? poissonByProducts(rng, mean) : poissonByRejection(rng, mean);
}

function poissonByProducts(rng: Rng, mean: number): number {
  const limit = Math.exp(-mean);
  let count = 0;
  let product = uniform(rng);
  while (product > limit) {
    count++;
    product *= uniform(rng);
  }
  return count;
}

function poissonByRejection(rng: Rng, mean: number): number {
  const b = 0.931 + 2.53 * Math.sqrt(mean);
  const a = -0.059 + 0.02483 * b;
  const inverseAlpha = 1.1239 + 1.1328 / (b - 3.4);
  const accept = 0.9277 - 3.6224 / (b - 2);
  for (;;) {
    const u = uniform(rng) - 0.5;
    const v = 1 - uniform(rng);
    const us = 0.5 - Math.abs(u);
    const k = Math.floor(((2 * a) / us + b) * u + mean + 0.43);
    if (us >= 0.07 && v <= accept) return k;
    if (k < 0 || (us < 0.013 && v > us)) continue;
    const left = Math.log(v) + Math.log(inverseAlpha) - Math.log(a / (us * us) + b);
    if (left <= k * Math.log(mean) - mean - logFactorial(k)) return k;
  }
}

/** ln k! by its product up to 15, by Stirling's series above (error below 1e-12). */
function logFactorial(k: number): number {
  if (k < 16) {
    let product = 1;
    for (let factor = 2; factor <= k; factor++) product *= factor;
    return Math.log(product);
  }
  const x = k + 1;
  const inverseSquare = 1 / (x * x);
  const series = (1 / 12 - inverseSquare * (1 / 360 - inverseSquare / 1260)) / x;
  return (x - 0.5) * Math.log(x) - x + 0.9189385332046727 + series;
}

/** Shuffles in place, every order equally likely (Fisher–Yates in the form of Durstenfeld 1964). */
export function shuffle<Element>(
  rng: Rng,
  values: { length: number; [at: number]: Element },
): void {
  for (let last = values.length - 1; last > 0; last--) {
    const other = uniformInteger(rng, last + 1);
    const kept = values[last]!;
    values[last] = values[other]!;
    values[other] = kept;
  }
}
