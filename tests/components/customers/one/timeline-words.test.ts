import { expect, test } from 'vitest';
import { eventWords } from '~/components/customers/one/timeline-words';
import { english } from '~/components/i18n/catalogue';
import { createWords } from '~/components/i18n/words';
import type { EventName } from '~/events/names';

const { t } = createWords('en');
const words = (key: string, values?: object) => t(key, { ...values });

test('has words for every event of the closed list', () => {
  // The compiler holds the catalogue to the list; a name without words does not compile.
  const plain: Record<EventName, string> = english.customers.timeline.plain;
  for (const sentence of Object.values(plain)) expect(sentence).not.toBe('');
});

test('says what an event was about, where that is known', () => {
  expect(eventWords('viewed_product', 'Oak lamp', words)).toBe('Viewed Oak lamp');
  expect(eventWords('viewed_product', null, words)).toBe('Viewed a product');
});

test('shows a name without words plainly', () => {
  expect(eventWords('wrote_review', null, words)).toBe('Wrote review');
  expect(eventWords('wrote_review', 'Oak lamp', words)).toBe('Wrote review: Oak lamp');
  expect(eventWords('constructor', null, words)).toBe('Constructor');
});
