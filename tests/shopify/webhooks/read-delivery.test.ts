import { expect, test } from 'vitest';
import { readDelivery } from '~/shopify/webhooks/read-delivery';
import { TOPICS, type Topic } from '~/shopify/webhooks/topics';
import { samplePayload } from '../translate/sample-payload';

const WHEN = new Date('2026-03-02T10:00:00Z');
const read = (topic: Topic, payload: string) =>
  readDelivery({ topic, payload, triggeredAt: WHEN }, 'USD');

const PERSON = '{"customer":{"id":191167,"email":"john@example.com"}}';
/** Shopify publishes no sample of these; theirs are on its page on privacy law compliance. */
const RIGHTS = new Map<string, string>([
  ['customers/data_request', PERSON],
  ['customers/redact', PERSON],
  ['shop/redact', '{"shop_id":954889}'],
]);

test.each(Object.keys(TOPICS) as Topic[])('the sample of %s is read', (topic) => {
  const payload = RIGHTS.get(topic) ?? JSON.stringify(samplePayload(topic));
  const reading = read(topic, payload);
  expect(reading).toMatchObject({ kind: 'told', told: { subject: TOPICS[topic] } });
});

test('what can not be read is told without what stood in it', () => {
  const refused = [
    read('customers/update', '{"id":1,"email":7,"first_name":["Anna"]}'),
    read(
      'products/update',
      '{"id":1,"title":"Anna","handle":"a","variants":[{"id":2,"title":"x","price":"Anna"}]}',
    ),
    read('orders/create', 'Anna'),
    read('customers/redact', '{}'),
  ];
  expect(refused.map((one) => (one.kind === 'unreadable' ? one.problem : ''))).toEqual([
    'Shopify sent something unexpected in email, first_name.',
    'An amount of money could not be read.',
    'Shopify sent something that is no JSON.',
    'Shopify sent something unexpected in customer.',
  ]);
});

test('who is deleted is so from the moment it was told', () => {
  const reading = read('customers/delete', '{"id":706405506930370084}');
  expect(reading).toMatchObject({
    told: { meaning: { id: '706405506930370084', deletedAt: WHEN } },
  });
});
