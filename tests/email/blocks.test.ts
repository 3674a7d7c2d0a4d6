import { expect, test } from 'vitest';
import { evenCount } from '~/email/blocks';

test('a product row is never left with an orphan', () => {
  // mail-design: two columns, even counts, at most the limit of the block.
  expect([0, 1, 2, 3, 5, 6, 9].map((count) => evenCount(count, 6))).toEqual([0, 0, 2, 2, 4, 6, 6]);
});
