import { expect, test } from 'vitest';
import { PICKS_COPY } from '~/email/day-one/copy';
import { parseInline } from '~/email/inline';

test('day-one words parse in every language', () => {
  for (const copy of Object.values(PICKS_COPY)) {
    for (const words of Object.values(copy)) expect(parseInline(words).kind).toBe('parsed');
  }
});

test('the tone is calm: no shouting, no emoji', () => {
  // mail-design, Tone.
  for (const copy of Object.values(PICKS_COPY)) {
    expect(Object.values(copy).join(' ')).not.toMatch(/!|\p{Extended_Pictographic}/u);
  }
});

test('preview texts continue the subject at length', () => {
  // mail-design: 40–90 characters, in both branches.
  for (const { previewText } of Object.values(PICKS_COPY)) {
    for (const branch of previewText.split(/\{%[^%]*%\}/).filter((words) => words !== '')) {
      expect(branch.length).toBeGreaterThanOrEqual(40);
      expect(branch.length).toBeLessThanOrEqual(90);
    }
  }
});
