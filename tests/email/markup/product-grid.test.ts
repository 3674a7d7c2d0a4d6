import { expect, test } from 'vitest';
import { createComposition } from '~/email/markup/composition';
import { pictureSize, productGrid } from '~/email/markup/product-grid';
import { createMarks } from '~/email/pieces';
import { BRAND } from '../samples';

test('two columns fill the frame exactly', () => {
  // 600 px frame − 2 × 24 px padding − 16 px gutter, halved.
  expect(pictureSize('1:1')).toEqual({ width: (600 - 48 - 16) / 2, height: 268 });
  expect(pictureSize('4:5')).toEqual({ width: 268, height: 335 });
});

test('a whole card is a single link', () => {
  const composition = createComposition(BRAND, 'en', { marks: createMarks(), inline: () => [] });
  const grid = {
    kind: 'products' as const,
    limit: 6 as const,
    ratio: '1:1' as const,
    fallback: null,
  };
  const mjml = productGrid(grid, composition);
  expect(mjml.match(/<td /g)).toHaveLength(2);
  expect(mjml.match(/<a /g)).toHaveLength(2);
});
