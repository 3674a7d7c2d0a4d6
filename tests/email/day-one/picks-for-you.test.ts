import { expect, test } from 'vitest';
import { picksForYou } from '~/email/day-one/picks-for-you';

test('picks for you has one button, above products', () => {
  const kinds = picksForYou('en').blocks.map(({ kind }) => kind);
  expect(kinds.filter((kind) => kind === 'button')).toHaveLength(1);
  expect(kinds.indexOf('button')).toBeLessThan(kinds.indexOf('products'));
  expect(kinds.at(-1)).toBe('footer');
});

test('a language we lack reads English picks', () => {
  expect(picksForYou('pt-BR')).toEqual(picksForYou('en'));
  expect(picksForYou('de-AT').subject).toContain('ausgesucht');
});
