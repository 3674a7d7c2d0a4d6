// Holds the seeded generator to published vectors and its samplers to their moments.
import { describe, expect, test } from 'vitest';
import { murmur3 } from '~/math/hash';
import {
  beta,
  gamma,
  normal,
  poisson,
  rngFromSeed,
  rngFromState,
  shuffle,
  uniform,
  uniformInteger,
  type Rng,
} from '~/math/random';

function moments(draw: (rng: Rng) => number, count = 40_000): { mean: number; variance: number } {
  const rng = rngFromSeed('moments');
  let sum = 0;
  let squares = 0;
  for (let at = 0; at < count; at++) {
    const value = draw(rng);
    sum += value;
    squares += value * value;
  }
  const mean = sum / count;
  return { mean, variance: squares / count - mean * mean };
}

test('xoshiro128** gives the words of its reference code', () => {
  // Known answers for the state 1, 2, 3, 4: the test vector of the rand_xoshiro crate, made with Vigna's C code (1.1).
  const rng = rngFromState(1, 2, 3, 4);
  const words = Array.from({ length: 10 }, () => rng.uint32());
  expect(words).toEqual([
    11520, 0, 5927040, 70819200, 2031721883, 1637235492, 1287239034, 3734860849, 3729100597,
    4258142804,
  ]);
});

test.each([
  // Published MurmurHash3_x86_32 vectors: (text, seed, hash), as listed on Wikipedia and in SMHasher's wake.
  ['', 0, 0],
  ['', 1, 0x514e28b7],
  ['test', 0, 0xba6bd213],
  ['Hello, world!', 0, 0xc0363e43],
  ['The quick brown fox jumps over the lazy dog', 0x9747b28c, 0x2fa826cd],
])('MurmurHash3 of "%s" under %d is the published one', (text, seed, hash) => {
  expect(murmur3(new TextEncoder().encode(text), seed)).toBe(hash);
});

test('seeds of other words give other streams', () => {
  const first = [rngFromSeed('ab', 'c'), rngFromSeed('a', 'bc'), rngFromSeed('abc')].map((rng) =>
    rng.uint32(),
  );
  expect(new Set(first).size).toBe(3);
  expect(rngFromSeed('ab', 'c').uint32()).toBe(first[0]);
});

describe('moments of 40,000 draws lie within five standard errors of theory', () => {
  test.each<[string, (rng: Rng) => number, number, number]>([
    ['uniform', uniform, 1 / 2, 1 / 12],
    ['normal', normal, 0, 1],
    ['gamma of shape 0.3', (rng) => gamma(rng, 0.3), 0.3, 0.3],
    ['gamma of shape 7', (rng) => gamma(rng, 7), 7, 7],
    // Mean a/(a+b), variance ab/((a+b)²(a+b+1)).
    ['beta of 2 and 5', (rng) => beta(rng, 2, 5), 2 / 7, 10 / (49 * 8)],
    ['poisson of 3', (rng) => poisson(rng, 3), 3, 3],
    ['poisson of 80', (rng) => poisson(rng, 80), 80, 80],
  ])('%s', (_name, draw, mean, variance) => {
    const seen = moments(draw);
    expect(Math.abs(seen.mean - mean)).toBeLessThan(5 * Math.sqrt(variance / 40_000));
    expect(Math.abs(seen.variance / variance - 1)).toBeLessThan(0.06);
  });
});

test('a poisson of 80 follows its mass function', () => {
  const rng = rngFromSeed('poisson');
  const counts = new Map<number, number>();
  for (let at = 0; at < 40_000; at++) {
    const value = poisson(rng, 80);
    counts.set(value, (counts.get(value) ?? 0) + 1);
  }
  // e^−80 80^k / k! by recurrence from k = 0.
  let mass = Math.exp(-80);
  for (let k = 1; k <= 100; k++) {
    mass *= 80 / k;
    if (k < 65) continue;
    expect(Math.abs((counts.get(k) ?? 0) / 40_000 - mass)).toBeLessThan(
      5 * Math.sqrt(mass / 40_000),
    );
  }
});

test('a beta of tiny shapes stays a number', () => {
  const rng = rngFromSeed('tiny');
  for (let at = 0; at < 1000; at++) {
    const value = beta(rng, 1e-3, 1e-3);
    expect(value >= 0 && value <= 1).toBe(true);
  }
});

test('every order of a shuffle is equally likely', () => {
  const rng = rngFromSeed('orders');
  const counts = new Map<string, number>();
  for (let at = 0; at < 12_000; at++) {
    const values = [1, 2, 3];
    shuffle(rng, values);
    counts.set(values.join(''), (counts.get(values.join('')) ?? 0) + 1);
  }
  expect(counts.size).toBe(6);
  for (const count of counts.values())
    expect(Math.abs(count - 2000)).toBeLessThan(5 * Math.sqrt(12_000 * (5 / 36)));
});

test('whole numbers stay inside their bound', () => {
  const rng = rngFromSeed('bound');
  const seen = new Set(Array.from({ length: 200 }, () => uniformInteger(rng, 7)));
  expect([...seen].sort()).toEqual([0, 1, 2, 3, 4, 5, 6]);
  expect(() => uniformInteger(rng, 0)).toThrow('requires a bound');
});
