import { expect, test } from 'vitest';
import { faultWords } from '~/doors/fault-words';

test('a fault is logged without what it quotes', () => {
  const fault = Object.assign(new Error('Key (email)=(ann@mail.example) already exists.'), {
    code: '23505',
  });
  expect(faultWords(fault)).toBe('Error 23505');
  expect(faultWords(new TypeError('ann@mail.example'))).toBe('TypeError');
  expect(faultWords('ann@mail.example')).toBe('string');
});
