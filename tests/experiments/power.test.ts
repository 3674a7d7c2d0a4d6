// Expected numbers: R's power.prop.test(p1 = .50, p2 = .75, power = .90) prints n = 76.7 a group (its documentation).
import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  peopleForMeans,
  peopleForRates,
  powerForMeans,
  smallestDifference,
} from '~/experiments/power';

test('two rates need as many people as published', () => {
  expect(peopleForRates(0.5, 0.75, { power: 0.9 }) / 2).toBeCloseTo(76.70692845177743, 6);
  expect(peopleForRates(0.1, 0.1)).toBe(Infinity);
});

test('means need (1.96 + 0.8416)² × 4 variances over the square', () => {
  expect(peopleForMeans(1, 10)).toBeCloseTo(
    4 * 100 * (1.959963984540054 + 0.8416212335729143) ** 2,
    6,
  );
});

test('people, difference and power agree with each other', () => {
  fc.assert(
    fc.property(
      fc.double({ min: 0.01, max: 10, noNaN: true }),
      fc.double({ min: 0.1, max: 50, noNaN: true }),
      fc.double({ min: 0.55, max: 0.99, noNaN: true }),
      fc.double({ min: 0.1, max: 0.9, noNaN: true }),
      (difference, deviation, power, treated) => {
        const demand = { power, treated };
        const people = peopleForMeans(difference, deviation, demand);
        expect(smallestDifference(people, deviation, demand)).toBeCloseTo(difference, 9);
        // The far tail that the formula leaves out is below half of α there.
        const found = powerForMeans(people, difference, deviation, demand);
        expect(found).toBeGreaterThanOrEqual(power - 1e-9);
        expect(found).toBeLessThan(power + 0.02);
      },
    ),
  );
});
