import fc from 'fast-check';
import { expect, test } from 'vitest';
import { STRENGTH, linkAfter, ownerAt } from '~/events/visitor-link';
import type { Identification, VisitorLink, Word } from '~/events/visitor-link';

const at = (minute: number) => new Date(Date.UTC(2026, 2, 2, 10, minute));
const said = (profileId: string, word: Word, minute: number): Identification => ({
  profileId,
  word,
  at: at(minute),
});
const after = (...words: Identification[]) => words.reduce<VisitorLink | null>(linkAfter, null)!;

test('who is known first has everything from the beginning', () => {
  const link = after(said('anna', 'click', 5));
  expect(link).toMatchObject({ profileId: 'anna', since: null });
  expect(ownerAt(link, at(0))).toBe('anna');
  expect(ownerAt(null, at(0))).toBeNull();
});

test('a weaker word never overturns a stronger one', () => {
  for (const [strong, weak] of [
    ['login', 'form'],
    ['login', 'click'],
    ['checkout', 'form'],
    ['form', 'click'],
  ] as const)
    expect(after(said('anna', strong, 1), said('ben', weak, 9)).profileId).toBe('anna');
});

test('a shared click does not take over who has logged in', () => {
  expect(after(said('anna', 'login', 1), said('ben', 'click', 2))).toEqual(
    after(said('anna', 'login', 1)),
  );
});

test('another log-in has what comes after it', () => {
  const link = after(said('anna', 'login', 1), said('ben', 'login', 5));
  expect(ownerAt(link, at(5))).toBe('ben');
  expect(ownerAt(link, at(4))).toBeNull();
});

test('a word that comes late overturns nothing', () => {
  const link = after(said('ben', 'login', 5), said('anna', 'login', 1));
  expect(link).toMatchObject({ profileId: 'ben', since: null });
});

const words = fc.array(
  fc.record({
    profileId: fc.constantFrom('anna', 'ben', 'cleo'),
    word: fc.constantFrom<Word>('click', 'form', 'checkout', 'login'),
    minute: fc.integer({ min: 0, max: 59 }),
  }),
  { minLength: 1, maxLength: 8 },
);

test('a link is always as strong as the strongest word', () => {
  fc.assert(
    fc.property(words, (spoken) => {
      const link = after(...spoken.map((one) => said(one.profileId, one.word, one.minute)));
      const strongest = Math.max(...spoken.map((one) => STRENGTH[one.word]));
      expect(link.strength).toBe(strongest);
      const believed = spoken.filter((one) => one.profileId === link.profileId);
      expect(Math.max(...believed.map((one) => STRENGTH[one.word]))).toBe(strongest);
    }),
  );
});

test('a word that was heard says nothing new again', () => {
  fc.assert(
    fc.property(words, (spoken) => {
      const heard = spoken.map((one) => said(one.profileId, one.word, one.minute));
      const once = after(...heard);
      const unmoved = heard.filter((one) => one.at.getTime() !== once.linkedAt.getTime());
      expect(unmoved.reduce<VisitorLink>(linkAfter, once)).toMatchObject({
        profileId: once.profileId,
        since: once.since,
      });
    }),
  );
});
