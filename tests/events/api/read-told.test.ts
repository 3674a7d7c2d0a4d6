import { expect, test } from 'vitest';
import { readBatch, readTold } from '~/events/api/read-told';
import { NOW } from '../../support/factories';

const TOLD = {
  id: 'a-1',
  name: 'viewed_product',
  occurredAt: '2026-03-02T09:00:00Z',
  email: 'Anna@Mail.example',
  properties: { productId: '7' },
};

test('what another source tells becomes one of our events', () => {
  expect(readTold({ ...TOLD, customerId: 'gid://shopify/Customer/42' }, NOW)).toEqual({
    kind: 'usable',
    event: {
      ...{ id: 'a-1', name: 'viewed_product', at: new Date('2026-03-02T09:00:00Z') },
      ...{ email: 'anna@mail.example', customerId: '42', externalId: null },
      properties: { productId: '7' },
    },
  });
});

test('a shop’s own words are an event of their own', () => {
  const properties = {
    name: 'finished_quiz',
    properties: { score: 7, passed: true, title: 'Oak' },
  };
  const reading = readTold({ ...TOLD, name: 'custom', properties }, NOW);
  expect(reading).toMatchObject({ kind: 'usable', event: { name: 'custom', properties } });
});

test.each([
  ['malformed', { occurredAt: 'yesterday' }],
  ['malformed', { properties: { productId: 7 } }],
  ['malformed', { surprise: true }],
  ['malformed', { properties: { productId: 'a\0b' } }],
  ['malformed', { externalId: '\ud800' }],
  ['malformed', { name: 'custom', properties: { name: 'x', properties: { deep: { er: 1 } } } }],
  ['unknown_name', { name: 'danced' }],
  ['unknown_name', { name: 'constructor' }],
  // What the shop's orders and our mails say, nobody else does.
  ['unknown_name', { name: 'placed_order' }],
  ['unknown_name', { name: 'clicked' }],
  ['unknown_name', { name: 'unsubscribed' }],
  ['impossible_time', { occurredAt: '2026-03-02T10:11:00Z' }],
  ['impossible_time', { occurredAt: '1999-12-31T00:00:00Z' }],
  ['no_person', { email: undefined }],
  ['invalid_email', { email: 'anna' }],
])('refuses as %s: %o', (reason, change) => {
  expect(readTold({ ...TOLD, ...change }, NOW)).toEqual({ kind: 'refused', id: 'a-1', reason });
});

test('what has no id is refused without one', () => {
  expect(readTold(null, NOW)).toEqual({ kind: 'refused', id: '', reason: 'malformed' });
});

test('one event or a batch of them is taken', () => {
  expect(readBatch(TOLD)).toHaveLength(1);
  expect(readBatch({ events: [TOLD, null] })).toHaveLength(2);
  expect(readBatch({ events: Array.from({ length: 501 }, () => TOLD) })).toBeNull();
  for (const body of [null, 7, [], {}, { events: [] }, { events: {} }, { events: [TOLD], shop: 2 }])
    expect(readBatch(body)).toBeNull();
});
