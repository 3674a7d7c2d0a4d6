import { expect, test } from 'vitest';
import { createComposition } from '~/email/markup/composition';
import { productLines, productPicture, putCard } from '~/email/markup/product-parts';
import { createMarks, readMarks } from '~/email/pieces';
import { BRAND } from '../samples';

function composition() {
  return createComposition(BRAND, 'en', { marks: createMarks(), inline: () => [] });
}

test('only another size than the grid’s is written down', () => {
  const place = { width: 128, height: 128 };
  const sizesOf = (size?: typeof place): string => {
    const with_ = composition();
    const markup = productPicture(0, size ? { ...place, size } : place, with_);
    return JSON.stringify(readMarks(markup, with_.marks));
  };
  expect(sizesOf()).not.toContain('"size"');
  expect(sizesOf(place)).toContain('"size":{"width":128,"height":128}');
});

test('a product’s lines stand in reading order', () => {
  const with_ = composition();
  const pieces = readMarks(productLines(1, { above: 4, style: '' }, with_), with_.marks);
  const fields = [...JSON.stringify(pieces).matchAll(/"field":"card\.1\.(\w+)"/g)].map(
    (match) => match[1],
  );
  expect(fields).toEqual(['title', 'price', 'compareAtPrice', 'reason']);
});

test('a card’s slot knows where it stands', () => {
  const with_ = composition();
  expect(readMarks(putCard(0, with_)('url', 'url'), with_.marks)).toEqual([
    { kind: 'put', field: 'card.0.url', as: 'url', fallback: '' },
  ]);
});
