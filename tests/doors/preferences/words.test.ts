import { expect, test } from 'vitest';
import { PAGE_WORDS } from '~/doors/preferences/words';

const placesOf = (sentence: string) => (sentence.match(/\{\w+\}/g) ?? []).sort();

test('every language fills the same places of each sentence', () => {
  for (const words of Object.values(PAGE_WORDS))
    for (const [key, sentence] of Object.entries(PAGE_WORDS.en))
      expect(placesOf(words[key as keyof typeof words]), key).toEqual(placesOf(sentence));
});

test('the page speaks calmly in every language', () => {
  for (const words of Object.values(PAGE_WORDS))
    expect(Object.values(words).join(' ')).not.toMatch(/!|\p{Extended_Pictographic}/u);
});
