// Holds ranges of shares to published figures and to what must be true of any range.
import { expect, test } from 'vitest';
import { pairedDifferenceRange, shareRange } from '~/math/inference/proportions';
import { near } from '../near';

test('the exact range is that of published examples', () => {
  // R's documentation of binom.test: Mendel's 682 yellow of 925 peas.
  const peas = shareRange(682, 925);
  expect(near(peas.low, 0.7076683, 1e-7)).toBe(true);
  expect(near(peas.high, 0.7654066, 1e-7)).toBe(true);
});

test('a share of none or all reaches its end', () => {
  // In closed form: nobody of ten is 1 − 0.025^(1/10) at most.
  expect(shareRange(0, 10).low).toBe(0);
  expect(near(shareRange(0, 10).high, 1 - 0.025 ** 0.1, 1e-12)).toBe(true);
  expect(near(shareRange(10, 10).low, 0.025 ** 0.1, 1e-12)).toBe(true);
  expect(shareRange(10, 10).high).toBe(1);
});

test('the range holds the share, narrower with more people', () => {
  for (const hits of [1, 7, 40, 99]) {
    const few = shareRange(hits, 100);
    const many = shareRange(hits * 50, 5_000);
    expect(few.low).toBeLessThan(hits / 100);
    expect(few.high).toBeGreaterThan(hits / 100);
    expect(many.high - many.low).toBeLessThan(few.high - few.low);
  }
});

test('a paired difference follows its equation', () => {
  // By hand: (21 − 11) ÷ 102 ± 1.95996 · √((32 ÷ 102 − (10 ÷ 102)²) ÷ 102).
  const range = pairedDifferenceRange(20, 10, 100);
  expect(near(range.low, -0.0089808, 1e-6)).toBe(true);
  expect(near(range.high, 0.2050592, 1e-6)).toBe(true);
});

test('swapping the two turns a paired difference around', () => {
  const one = pairedDifferenceRange(31, 4, 240);
  const other = pairedDifferenceRange(4, 31, 240);
  expect(near(one.low, -other.high, 1e-15)).toBe(true);
  expect(one.low).toBeGreaterThan(0);
  expect(pairedDifferenceRange(0, 0, 30).low).toBeLessThan(0);
});

test('what is no share is refused in a sentence', () => {
  expect(() => shareRange(3, 0)).toThrow('requires');
  expect(() => shareRange(4, 3)).toThrow('requires');
  expect(() => pairedDifferenceRange(3, 3, 5)).toThrow('requires');
});
