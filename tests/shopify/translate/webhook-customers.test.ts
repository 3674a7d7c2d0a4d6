// Against Shopify's own samples of the topics: the expected values stand in them.
import { expect, test } from 'vitest';
import { toldConsent, toldCustomer } from '~/shopify/translate/webhook-customers';
import { samplePayload } from './sample-payload';

const TOLD = { toldAt: new Date('2022-01-01T00:00:05.123Z') };
const CONSENT = 'customers_email_marketing_consent/update';

test('the sample of a customer reads as a person', () => {
  expect(toldCustomer(samplePayload('customers/create'), TOLD)).toMatchObject({
    ...{ customerId: '706405506930370084', email: 'bob@biller.com' },
    ...{ firstName: 'Bob', lastName: 'Biller', countryCode: 'CA', city: 'Ottawa', zip: 'K2P 2L8' },
    // Since 2025-01 nothing is told of language and tags.
    ...{ isPartial: true, sourceAt: new Date('2022-01-01T00:00:00Z') },
  });
});

test('a customer without address and home is a person too', () => {
  const payload = samplePayload('customers/create', { email: null, default_address: null });
  expect(toldCustomer(payload, TOLD)).toMatchObject({ email: null, countryCode: null, city: null });
});

test('a word counts from its own time', () => {
  const email_marketing_consent = {
    ...{ state: 'subscribed', opt_in_level: 'confirmed_opt_in' },
    consent_updated_at: '2021-06-01T12:00:00-04:00',
  };
  expect(
    toldConsent(samplePayload(CONSENT, { customer_id: '1', email_marketing_consent }), TOLD),
  ).toEqual({
    customerId: '1',
    change: {
      ...{ channel: 'email', state: 'subscribed', level: 'confirmed_opt_in', source: 'shopify' },
      ...{ wording: null, changedAt: new Date('2021-06-01T16:00:00Z') },
    },
  });
});

test('who never said a word is told as such', () => {
  const { change } = toldConsent(samplePayload(CONSENT, { customer_id: '1' }), TOLD);
  expect(change).toMatchObject({ state: 'not_subscribed', level: null, changedAt: TOLD.toldAt });
});

test.each(['redacted', 'invalid', 'something new'])('%s is no yes', (state) => {
  const payload = samplePayload(CONSENT, { customer_id: '1', email_marketing_consent: { state } });
  expect(toldConsent(payload, TOLD).change.state).toBe('not_subscribed');
});
