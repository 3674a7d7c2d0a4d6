import { expect, test } from 'vitest';
import { createComposition, paragraph, textRow } from '~/email/markup/composition';
import { createMarks } from '~/email/pieces';
import { BRAND } from '../samples';

test('start and end follow the reading direction', () => {
  const reading = { marks: createMarks(), inline: () => [] };
  expect(createComposition(BRAND, 'en', reading)).toMatchObject({ start: 'left', end: 'right' });
  expect(createComposition(BRAND, 'ar', reading)).toMatchObject({ start: 'right', end: 'left' });
});

test('a paragraph carries its colour and dark hook', () => {
  const composition = createComposition(BRAND, 'en', { marks: createMarks(), inline: () => [] });
  expect(textRow(12, paragraph('@@0@@', 'quiet', composition))).toBe(
    '<mj-text css-class="p" padding="12px 24px 0"><p class="s" style="margin:0;color:#616161">@@0@@</p></mj-text>',
  );
});
