import fc from 'fast-check';
import { expect, test } from 'vitest';
import { reasonWords } from '~/decisions/reason-words';
import { cases } from '../support/counts';

const KINDS = ['goesWith', 'similarTo', 'buyAgain', 'popular', 'new'] as const;

test('a reason names the item it rests on', () => {
  expect(reasonWords('goesWith', 'Oak lamp', 'en')).toBe('Goes with your Oak lamp');
  expect(reasonWords('goesWith', 'Eichenlampe', 'de-AT')).toBe('Passt zu Eichenlampe');
});

test('a language without words of its own reads English', () => {
  expect(reasonWords('new', null, 'fi')).toBe('New in the shop');
});

test('no reason ever shows a hole or a pattern of a title', () => {
  const title = fc.oneof(fc.constant(null), fc.constant(''), fc.string({ maxLength: 300 }));
  const language = fc.constantFrom('en', 'de', 'ar', 'fr', '');
  fc.assert(
    fc.property(fc.constantFrom(...KINDS), title, language, (kind, item, locale) => {
      const words = reasonWords(kind, item, locale);
      expect(words.trim()).not.toBe('');
      if (!item?.includes('{item}')) expect(words).not.toContain('{item}');
      // Thirty-four signs of the title and at most seventeen of the sentence around it.
      expect([...words].length).toBeLessThanOrEqual(34 + 17);
    }),
    { numRuns: cases(300, 20_000) },
  );
});

test('a long title is cut at a word with an ellipsis', () => {
  const words = reasonWords('similarTo', 'Hand thrown stoneware serving bowl with lid', 'en');
  expect(words).toBe('If you like Hand thrown stoneware serving…');
});

test('a title with replacement signs stands as it is', () => {
  expect(reasonWords('goesWith', '$& $1 lamp', 'en')).toBe('Goes with your $& $1 lamp');
});
