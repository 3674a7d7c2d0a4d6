// Holds the selection of the best few to a full sort.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { topPlaces } from '~/math/top';

test('the top places equal those of a full sort', () => {
  const scores = fc.array(fc.integer({ min: -4, max: 4 }), { maxLength: 60 });
  fc.assert(
    fc.property(scores, fc.integer({ min: 0, max: 70 }), (values, k) => {
      const sorted = values
        .map((_, place) => place)
        .sort((a, b) => values[b]! - values[a]! || a - b);
      expect(Array.from(topPlaces(Float32Array.from(values), k))).toEqual(sorted.slice(0, k));
    }),
  );
});

test('places that are ruled out never reach the top', () => {
  const scores = Float32Array.from([-Infinity, 1, NaN, 2]);
  expect(Array.from(topPlaces(scores, 10))).toEqual([3, 1]);
});
