// What each reason of a pick rests on, and the words it is told in.
import { expect, test } from 'vitest';
import { basisOf, becauseKey, leftOutKey, type Because } from '~/components/recommendations/look';

const because = (reason: string, more: Partial<Because> = {}): Because => ({
  reason,
  support: null,
  times: 0,
  ...more,
});

test('own orders are personal, others’ orders similar customers', () => {
  const basis = (reason: string) => basisOf(because(reason));
  expect([basis('buyAgain'), basis('similarTo')]).toEqual(['personal', 'personal']);
  expect(basis('goesWith')).toBe('similar');
  expect([basis('popular'), basis('new'), basis('unheard')]).toEqual([
    'average',
    'average',
    'average',
  ]);
});

test('the part that spoke has words of its own', () => {
  const item = { support: 'Oak lamp' };
  expect(becauseKey(because('goesWith', item))).toBe('recommendations.because.goesWith');
  expect(becauseKey(because('goesWith', { ...item, byPeople: true }))).toBe(
    'recommendations.because.people',
  );
  expect(becauseKey(because('goesWith'))).toBe('recommendations.because.unnamed');
  expect(becauseKey(because('similarTo', item))).toBe('recommendations.because.similarTo');
  expect(becauseKey(because('unheard'))).toBe('recommendations.because.popular');
});

test('every refusal has a sentence, also an unknown one', () => {
  expect(leftOutKey('just_bought')).toBe('recommendations.leftOut.reasons.just_bought');
  expect(leftOutKey('unheard')).toBe('recommendations.leftOut.reasons.other');
});
