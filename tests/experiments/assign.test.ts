import fc from 'fast-check';
import { expect, test } from 'vitest';
import { assignmentOf, isHeldOut } from '~/experiments/assign';
import { cases } from '../support/counts';

const people = (count: number) =>
  Array.from({ length: count }, (_, n) => `00000000-0000-8000-a000-${String(n).padStart(12, '0')}`);

test('assignments lie evenly over people', () => {
  const count = cases(20_000, 1_000_000);
  const bins = new Array<number>(20).fill(0);
  for (const person of people(count)) {
    const bin = Math.floor(assignmentOf('campaign:1:holdout', person) * 20);
    bins[bin] = (bins[bin] ?? 0) + 1;
  }
  const expected = count / 20;
  const chiSquare = bins.reduce((sum, seen) => sum + (seen - expected) ** 2 / expected, 0);
  // Upper 0.1 % point of chi-square with 19 degrees of freedom (NIST/SEMATECH e-Handbook, 1.3.6.7.4).
  expect(chiSquare).toBeLessThan(43.82);
});

test('a person keeps the place whatever is asked between', () => {
  fc.assert(
    fc.property(fc.string(), fc.uuid(), fc.double({ min: 0, max: 1 }), (salt, person, share) => {
      const place = assignmentOf(salt, person);
      expect(place).toBeGreaterThanOrEqual(0);
      expect(place).toBeLessThan(1);
      expect(assignmentOf(salt, person)).toBe(place);
      expect(isHeldOut(salt, person, share)).toBe(place < share);
    }),
    { numRuns: cases(300, 20_000) },
  );
});

test('two experiments keep back people independently', () => {
  const count = cases(20_000, 1_000_000);
  const both = people(count).filter(
    (person) => isHeldOut('campaign:1', person, 0.1) && isHeldOut('campaign:2', person, 0.1),
  ).length;
  // Binomial with p = 0.01: four standard deviations on either side.
  const deviation = Math.sqrt(count * 0.01 * 0.99);
  expect(Math.abs(both - count * 0.01)).toBeLessThan(4 * deviation);
});

test('a share of nothing keeps back nobody, one everybody', () => {
  for (const person of people(500)) {
    expect(isHeldOut('any', person, 0)).toBe(false);
    expect(isHeldOut('any', person, 1)).toBe(true);
  }
});
