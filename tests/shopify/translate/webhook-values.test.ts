import { expect, test } from 'vitest';
import { ownId, parsePayload, plainId } from '~/shopify/translate/webhook-values';

test('an id past what a double holds keeps its digits', () => {
  // The product of Shopify's own sample payload.
  const payload = parsePayload('{"id":788032119674292922,"lines":[{"id":820982911946154508}]}');
  expect(payload).toEqual({ id: '788032119674292922', lines: [{ id: '820982911946154508' }] });
});

test('smaller numbers and fractions stay numbers', () => {
  expect(parsePayload('{"a":548380009,"b":1.5,"c":1e300,"d":null}')).toEqual({
    ...{ a: 548_380_009, b: 1.5, c: 1e300, d: null },
  });
});

test('a record is known by its global id, else by its number', () => {
  const gid = 'gid://shopify/Product/788032119674292922';
  expect(ownId.parse({ id: '788032119674292900', admin_graphql_api_id: gid })).toBe(
    '788032119674292922',
  );
  expect(ownId.parse({ id: 7 })).toBe('7');
  expect(() => ownId.parse({ title: 'none' })).toThrow('no id');
});

test('an id that is no whole number is refused', () => {
  expect(plainId.parse('12')).toBe('12');
  expect(plainId.safeParse('12a').success).toBe(false);
  expect(plainId.safeParse(1.5).success).toBe(false);
});
