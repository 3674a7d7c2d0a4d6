// How a forgotten person is found in texts: whole, however written, and nobody else.
import { expect, test } from 'vitest';
import { mentionPattern, numberPattern } from '~/shopify/privacy/mention-pattern';

const ANNA = new RegExp(mentionPattern(['anna@mail.example'], ['+49 171 5550199'])!, 'i');

test.each([
  'write to Anna@Mail.example.',
  '{"to":"anna@mail.example"}',
  'https://shop.example/?e=anna%40mail.example&x=1',
  'call +491715550199',
  'call 0049 (171) 555-0199',
])('a mention is found in %s', (text) => {
  expect(ANNA.test(text)).toBe(true);
});

test.each([
  'joanna@mail.example',
  'x.anna@mail.example',
  'anna@mail.example.org',
  'anna@mail.examples',
  'number 1491715550199',
])('somebody else is left alone in %s', (text) => {
  expect(ANNA.test(text)).toBe(false);
});

test('short numbers stand for too many other things', () => {
  expect(numberPattern(['12345678'])).toBeNull();
  const number = new RegExp(numberPattern(['6543210987654'])!);
  expect(number.test('{"id":6543210987654}')).toBe(true);
  expect(number.test('16543210987654')).toBe(false);
  expect(mentionPattern([], ['12345'])).toBeNull();
});
