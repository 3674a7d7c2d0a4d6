// Against Shopify's own samples of the topics: the expected values stand in them.
import { expect, test } from 'vitest';
import { toldPerson, toldScopes, toldShop } from '~/shopify/translate/webhook-shop';
import { samplePayload } from './sample-payload';

const TOLD = { toldAt: new Date('2022-01-01T00:00:05.123Z') };

test('the sample of a shop tells its facts', () => {
  const zone = { iana_timezone: 'America/New_York', domain: 'toys.example' };
  expect(toldShop(samplePayload('shop/update', zone), TOLD)).toEqual({
    ...{ name: 'Super Toys', email: 'super@supertoys.com', currency: 'USD', countryCode: 'US' },
    ...{ timeZone: 'America/New_York', homeUrl: 'https://toys.example', factsAt: TOLD.toldAt },
  });
});

test('what a payload leaves out is left as it is', () => {
  // In the sample both are null.
  expect(toldShop(samplePayload('shop/update'), TOLD)).toMatchObject({
    timeZone: null,
    homeUrl: null,
  });
});

test('the sample of scopes tells what is granted', () => {
  expect(toldScopes(samplePayload('app/scopes_update'), TOLD)).toEqual({
    granted: ['read_products', 'write_products'],
    at: new Date('2024-06-25T00:00:00Z'),
  });
});

test('a person is known by number, address, or both', () => {
  // Shopify's page on privacy law compliance.
  const payload = {
    ...{ shop_id: 954889, shop_domain: 'x.myshopify.com', orders_to_redact: [299938, 280263] },
    customer: { id: 191167, email: 'john@example.com', phone: '555-625-1199' },
  };
  expect(toldPerson(payload)).toEqual({
    ...{ customerId: '191167', email: 'john@example.com', requestId: null },
    orderIds: ['299938', '280263'],
  });
  const guest = { customer: { email: 'john@example.com' }, data_request: { id: 9999 } };
  expect(toldPerson(guest)).toMatchObject({ customerId: null, requestId: '9999', orderIds: [] });
});
