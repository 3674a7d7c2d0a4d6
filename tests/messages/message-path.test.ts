import fc from 'fast-check';
import { expect, test } from 'vitest';
import { messagePath, parseMessagePath } from '~/messages/message-path';

test('finds every message again by its address', () => {
  const createdAt = fc.date({
    min: new Date('2020-01-01T00:00:00Z'),
    max: new Date('2100-01-01T00:00:00Z'),
    noInvalidDate: true,
  });
  fc.assert(
    fc.property(createdAt, fc.uuid(), (at, id) => {
      const key = { createdAt: at, id };
      expect(parseMessagePath(messagePath(key))).toEqual(key);
    }),
  );
});

test('takes no address of a message that is malformed', () => {
  const id = '0b8f5b0e-53d1-4e0c-9d7f-3f7f0a1b2c3d';
  for (const text of ['', id, `.${id}`, `abc.${id}x`, `ABC.${id}`, `abc.../../${id}`, 'abc.']) {
    expect(parseMessagePath(text)).toBeNull();
  }
});
