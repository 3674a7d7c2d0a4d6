import { expect, test } from 'vitest';
import { BROWSE_COPY } from '~/email/day-one/browse-copy';
import { parseInline } from '~/email/inline';

test('browse words parse in every language', () => {
  for (const copy of Object.values(BROWSE_COPY)) {
    for (const words of Object.values(copy)) expect(parseInline(words).kind).toBe('parsed');
  }
});

test('browse words never say how we know', () => {
  // interface.md: no template counts, quotes times, or says "we noticed"; mail-design, Tone: no shouting, no emoji.
  const creepy = /notic|viewed|visit|browsed|saw you|angesehen|besucht|bemerkt|شاهدت|زرت |لاحظ/i;
  for (const copy of Object.values(BROWSE_COPY)) {
    const words = Object.values(copy).join(' ');
    expect(words).not.toMatch(creepy);
    expect(words).not.toMatch(/!|\p{Extended_Pictographic}|\d/u);
  }
});

test('browse preview texts continue the subject at length', () => {
  // mail-design: 40–90 characters, in both branches.
  for (const { previewText } of Object.values(BROWSE_COPY)) {
    for (const branch of previewText.split(/\{%[^%]*%\}/).filter((words) => words !== '')) {
      expect(branch.length).toBeGreaterThanOrEqual(40);
      expect(branch.length).toBeLessThanOrEqual(90);
    }
  }
});
