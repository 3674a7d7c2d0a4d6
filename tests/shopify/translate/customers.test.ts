import { expect, test } from 'vitest';
import { customerOf } from '~/shopify/translate/customers';
import { customerLine, emailOf } from '../bulk-lines';

test('a customer who said yes comes over with proof', () => {
  const { profile, consent } = customerOf(customerLine('5'));
  expect(profile).toMatchObject({ customerId: '5', email: 'customer5@mail.example', zip: '8010' });
  expect(consent).toEqual({
    channel: 'email',
    state: 'subscribed',
    level: 'single_opt_in',
    source: 'shopify',
    wording: null,
    changedAt: new Date('2026-02-01T10:00:00Z'),
  });
});

// CustomerEmailMarketingState of the Admin API 2026-10.
test.each([
  ['SUBSCRIBED', 'subscribed'],
  ['UNSUBSCRIBED', 'unsubscribed'],
  ['PENDING', 'pending'],
  ['NOT_SUBSCRIBED', 'not_subscribed'],
  ['REDACTED', 'not_subscribed'],
  ['INVALID', 'not_subscribed'],
  ['SOMETHING_NEW', 'not_subscribed'],
])('marketing state %s is %s to us', (marketingState, state) => {
  const defaultEmailAddress = emailOf('anna@mail.example', marketingState);
  expect(customerOf(customerLine('5', { defaultEmailAddress })).consent?.state).toBe(state);
});

test('consent without a date counts from the customer’s beginning', () => {
  const defaultEmailAddress = {
    ...emailOf('anna@mail.example'),
    marketingOptInLevel: null,
    marketingUpdatedAt: null,
  };
  const line = customerLine('5', { defaultEmailAddress, createdAt: '2024-05-01T00:00:00Z' });
  expect(customerOf(line).consent).toMatchObject({
    level: null,
    changedAt: new Date('2024-05-01T00:00:00Z'),
  });
});

test('a customer without an address has nothing to consent to', () => {
  const line = customerLine('5', { defaultEmailAddress: null, defaultAddress: null });
  expect(customerOf(line)).toMatchObject({ profile: { email: null, city: null }, consent: null });
});

test('an address that no server takes is left out', () => {
  const line = customerLine('5', { defaultEmailAddress: emailOf('anna@@nowhere') });
  expect(customerOf(line).profile.email).toBeNull();
});
