import { expect, test } from 'vitest';
import { importProblem, pixelProblem, withoutStop } from '~/components/home/home-words';
import { createWords } from '~/components/i18n/words';

const i18n = createWords('en');
const words: Parameters<typeof pixelProblem>[1] = (key, values) => i18n.t(key, values ?? {});

test('a problem of ours has words, Shopify’s is passed on', () => {
  expect(importProblem('access_refused', words)).toContain('accept the permissions');
  expect(importProblem('The bulk operation timed out.', words)).toBe(
    'The bulk operation timed out',
  );
  expect(importProblem('', words)).toBe('the reason is not known');
});

test('a problem of the pixel that is new has words too', () => {
  expect(pixelProblem('unreachable', words)).toContain('could not be reached');
  expect(pixelProblem('moon_phase', words)).toContain('not known');
});

test('a reason stands within a sentence without its own stop', () => {
  expect(withoutStop('Too few orders.')).toBe('Too few orders');
});
