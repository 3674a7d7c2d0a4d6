import { expect, test } from 'vitest';
import { startShop } from './start-shop';
import { bigId } from './stocked-shop';

const SCOPES = ['write_pixels', 'read_customer_events', 'read_customers', 'write_customers'];
const SETTINGS = { endpoint: 'https://app.example/pixel', key: 'public' };

const CREATE = `mutation ($settings: JSON!) {
  webPixelCreate(webPixel: { settings: $settings }) {
    webPixel { id settings } userErrors { code field message }
  }
}`;

const CONSENT = `mutation ($input: CustomerEmailMarketingConsentUpdateInput!) {
  customerEmailMarketingConsentUpdate(input: $input) {
    customer { defaultEmailAddress { marketingState marketingUpdatedAt } }
    userErrors { code field message }
  }
}`;

type Written = {
  webPixel: { id: string; settings: string } | null;
  userErrors: { code: string; field: string[]; message: string }[];
};

test('a pixel is made, found, changed and removed', async () => {
  const shop = await startShop({ scopes: SCOPES });
  const made = await shop.query(CREATE, { settings: JSON.stringify(SETTINGS) });
  const { webPixel } = (made.data as { webPixelCreate: Written }).webPixelCreate;
  const id = webPixel!.id;
  const found = await shop.query('{ webPixel { id settings } }');
  const changed = await shop.query(
    `mutation ($id: ID!, $settings: JSON!) {
      webPixelUpdate(id: $id, webPixel: { settings: $settings }) { webPixel { id settings } userErrors { code } }
    }`,
    { id, settings: { ...SETTINGS, key: 'other' } },
  );
  const removed = await shop.query(
    `mutation { webPixelDelete(id: "${id}") { deletedWebPixelId userErrors { code } } }`,
  );
  expect(JSON.parse(webPixel!.settings)).toEqual(SETTINGS);
  expect(found.data).toEqual({ webPixel });
  expect(changed.data).toMatchObject({ webPixelUpdate: { webPixel: { id }, userErrors: [] } });
  expect(removed.data).toEqual({ webPixelDelete: { deletedWebPixelId: id, userErrors: [] } });
  expect(shop.server.context.installation.current().pixel).toBeNull();
});

test('a shop has one pixel of an app', async () => {
  const shop = await startShop({ scopes: SCOPES });
  await shop.query(CREATE, { settings: SETTINGS });
  const again = await shop.query(CREATE, { settings: SETTINGS });
  expect(again.data).toMatchObject({
    webPixelCreate: { webPixel: null, userErrors: [{ code: 'TAKEN' }] },
  });
});

test.each([
  ['an unknown field', { ...SETTINGS, colour: 'red' }, 'INVALID_SETTINGS'],
  ['a missing field', { key: 'public' }, 'INVALID_SETTINGS'],
  ['a number', { ...SETTINGS, key: 5 }, 'INVALID_SETTINGS'],
  ['no JSON', 'endpoint=1', 'INVALID_CONFIGURATION_JSON'],
])('pixel settings with %s are refused as Shopify does', async (_name, settings, code) => {
  const shop = await startShop({ scopes: SCOPES });
  const { data } = await shop.query(CREATE, { settings });
  expect(data).toMatchObject({
    webPixelCreate: { webPixel: null, userErrors: [{ code, field: ['webPixel', 'settings'] }] },
  });
});

test.each([
  ['write_pixels', ['read_customer_events']],
  ['read_customer_events', ['write_pixels']],
])('a pixel without the scope %s is denied', async (missing, scopes) => {
  const shop = await startShop({ scopes });
  const { errors } = await shop.query(CREATE, { settings: SETTINGS });
  expect(errors?.[0]?.extensions?.code).toBe('ACCESS_DENIED');
  expect(errors?.[0]?.message).toContain(missing);
});

test('consent written by the app is the shop’s', async () => {
  const shop = await startShop({ scopes: SCOPES });
  const input = {
    customerId: `gid://shopify/Customer/${bigId(501)}`,
    emailMarketingConsent: {
      marketingState: 'UNSUBSCRIBED',
      consentUpdatedAt: '2026-01-02T03:04:05Z',
    },
  };
  const { data } = await shop.query(CONSENT, { input });
  expect(data).toEqual({
    customerEmailMarketingConsentUpdate: {
      customer: {
        defaultEmailAddress: {
          marketingState: 'UNSUBSCRIBED',
          marketingUpdatedAt: '2026-01-02T03:04:05Z',
        },
      },
      userErrors: [],
    },
  });
});

test.each([
  ['nobody', '404', 'UNSUBSCRIBED', ['input', 'customerId']],
  ['a person without an address', bigId(503), 'SUBSCRIBED', ['input', 'emailMarketingConsent']],
  [
    'a state that is only told',
    bigId(501),
    'NOT_SUBSCRIBED',
    ['input', 'emailMarketingConsent', 'marketingState'],
  ],
])('consent of %s cannot be set', async (_name, id, marketingState, field) => {
  const shop = await startShop({ scopes: SCOPES });
  const input = {
    customerId: `gid://shopify/Customer/${id}`,
    emailMarketingConsent: { marketingState },
  };
  const { data } = await shop.query(CONSENT, { input });
  expect(data).toMatchObject({
    customerEmailMarketingConsentUpdate: { customer: null, userErrors: [{ field }] },
  });
});

test('tokens end with the installation they were given to', async () => {
  const shop = await startShop();
  const { installation } = shop.server.context;
  const { body } = await shop.exchange();
  const ask = () =>
    shop.send('/admin/api/2026-10/graphql.json', {
      method: 'POST',
      headers: { 'x-shopify-access-token': body.access_token },
      body: JSON.stringify({ query: '{ shop { name } }' }),
    });
  const before = await ask();
  installation.uninstall();
  const during = [await ask(), await shop.exchange(), await shop.refresh(body.refresh_token)];
  const idToken = await fetch(`${shop.server.origin}/admin/id-token`);
  installation.install();
  const after = [await ask(), await shop.refresh(body.refresh_token), await shop.exchange()];
  expect(before.status).toBe(200);
  expect(during.map(({ status }) => status)).toEqual([401, 400, 400]);
  expect(idToken.status).toBe(403);
  expect(after.map(({ status }) => status)).toEqual([401, 400, 200]);
});
