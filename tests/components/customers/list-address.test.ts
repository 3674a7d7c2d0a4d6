import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  addressOf,
  CHOICES,
  CUSTOMERS,
  readPlace,
  readQuestion,
  SORTS,
  wordsOf,
} from '~/components/customers/list-address';
import type { CustomerPlace, CustomerSort } from '~/reports/customer-list-store';
import { cases } from '../../support/counts';

const parts = (address: string) => new URL(address, 'https://app.example').searchParams;

const anyQuestion = fc.record({
  filter: fc.record({
    words: fc.string({ unit: 'grapheme', maxLength: 120 }).map(wordsOf),
    email: fc.constantFrom(null, ...CHOICES.email),
    orders: fc.constantFrom(null, ...CHOICES.orders),
    lastOrder: fc.constantFrom(null, ...CHOICES.lastOrder),
  }),
  sort: fc.record({ by: fc.constantFrom(...SORTS), descending: fc.boolean() }),
});

test('an address brings back the list it was made of', () => {
  fc.assert(
    fc.property(anyQuestion, (question) => {
      expect(readQuestion(parts(addressOf(question)))).toEqual(question);
    }),
    { numRuns: cases(500, 50_000) },
  );
});

const ID = '00000000-0000-8000-8000-000000000001';
const NEWEST: CustomerSort = { by: 'created', descending: true };

test.each<[CustomerSort['by'], string]>([
  ['created', '2026-03-02T10:00:00.123Z'],
  ['name', 'Anna & 100% Co'],
  ['name', ''],
  ['spent', '-1250'],
])('an address keeps the place in a list by %s', (by, key) => {
  const question = { ...readQuestion(new URLSearchParams()), sort: { by, descending: true } };
  for (const backwards of [true, false]) {
    const place: CustomerPlace = { id: ID, key, backwards };
    expect(readPlace(parts(addressOf(question, place)), question.sort)).toEqual(place);
  }
});

test.each([
  `${ID} yesterday`,
  `${ID} +275760-09-13T00:00:00.000Z`.replace('+', '-'),
  `${ID} 2026-02-31T10:00:00.000Z`,
  `${ID}`,
  `' or 1=1 2026-03-02T10:00:00.000Z`,
  '',
])('a place typed by hand leads to the first page: %s', (after) => {
  expect(readPlace(new URLSearchParams({ after }), NEWEST)).toBeNull();
});

test('what an address does not know is passed over', () => {
  const search = new URLSearchParams({ email: 'maybe', orders: '-1', last: 'x', sort: 'shoe' });
  expect(addressOf(readQuestion(search))).toBe(CUSTOMERS);
});

test('what PostgreSQL cannot keep is not searched for', () => {
  expect(wordsOf('an\u0000na  li\n')).toEqual(['an', 'na', 'li']);
});
