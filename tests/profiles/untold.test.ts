import { expect, test } from 'vitest';
import { UNTOLD } from '~/profiles/untold';

test('what nobody dated is older than the first shop', () => {
  // Shopify began in 2006.
  expect(UNTOLD.getTime()).toBeLessThan(Date.UTC(2006, 0, 1));
  // The default of the columns in migration 0003, 'epoch'.
  expect(UNTOLD.toISOString()).toBe('1970-01-01T00:00:00.000Z');
});
