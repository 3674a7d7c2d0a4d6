import { expect, test } from 'vitest';
import { directionOf, mailLanguage, wordsFor } from '~/email/words';

test('a locale finds the language we write', () => {
  expect(['de-AT', 'ar-EG', 'en-GB', 'pt-BR', ''].map(mailLanguage)).toEqual([
    'de',
    'ar',
    'en',
    'en',
    'en',
  ]);
  expect(wordsFor('de').unsubscribe).toBe('Abmelden');
});

test('Arabic and Hebrew read from the right', () => {
  expect(['ar', 'he-IL', 'fa', 'en', 'de'].map(directionOf)).toEqual([
    'rtl',
    'rtl',
    'rtl',
    'ltr',
    'ltr',
  ]);
});
