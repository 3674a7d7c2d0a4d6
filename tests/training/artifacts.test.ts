import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fitRecommender } from '~/models/recommend/fit';
import { packRecommender, unpackRecommender } from '~/training/artifacts';
import { smallData } from '../models/recommend/small-shop';
import { cases } from '../support/counts';

const recommender = fitRecommender(
  smallData([
    [0, 0, 1, 0],
    [0, 1, 9, 1],
    [1, 0, 2, 2],
    [1, 1, 8, 3],
    [2, 2, 3, 4],
  ]),
);

test('an artifact comes back from its bytes whatever its ids', () => {
  // Ids of any length, so that the recommender's own bytes begin at any place.
  const ids = fc.array(fc.string({ unit: 'grapheme' }), { maxLength: 6 });
  fc.assert(
    fc.property(ids, (productIds) => {
      const bytes = packRecommender({ productIds, recommender });
      expect(unpackRecommender(bytes)).toEqual({ productIds, recommender });
    }),
    { numRuns: cases(40, 2_000) },
  );
});

test('an artifact is read from the middle of a larger buffer', () => {
  const bytes = packRecommender({ productIds: ['1', '22', '333'], recommender });
  for (const offset of [1, 3, 8]) {
    const larger = new Uint8Array(bytes.length + 20);
    larger.set(bytes, offset);
    const view = larger.subarray(offset, offset + bytes.length);
    expect(unpackRecommender(view).recommender).toEqual(recommender);
  }
});

test('the same artifact always gives the same bytes', () => {
  const pack = () => Buffer.from(packRecommender({ productIds: ['1', '2', '3'], recommender }));
  expect(pack().equals(pack())).toBe(true);
});
