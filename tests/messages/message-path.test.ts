import fc from 'fast-check';
import { expect, test } from 'vitest';
import { messagePath, parseMessagePath } from '~/messages/message-path';
import { cases } from '../support/counts';

test('a message’s key comes back from its address', () => {
  const key = fc.record({
    createdAt: fc.date({
      min: new Date('2000-01-01'),
      max: new Date('2200-01-01'),
      noInvalidDate: true,
    }),
    id: fc.uuid(),
  });
  fc.assert(
    fc.property(key, (one) => {
      expect(parseMessagePath(messagePath(one))).toEqual(one);
    }),
    { numRuns: cases(200, 20_000) },
  );
});

test.each([
  '',
  'x',
  'zzzzzzzzzz.0198c0de-1234-7abc-8def-0123456789ab',
  'mk1.0198c0de-1234-7abc-8def-0123456789a',
  'mk1.------------------------------------',
  'mk1.00000000-0000-0000-0000-00000000000g',
  "mk1.0198c0de-1234-7abc-8def-0123456789ab' or 1=1",
])('the address %j names no message', (path) => {
  expect(parseMessagePath(path)).toBeNull();
});
