// The Admin API over the wire: what it answers, and that it refuses what Shopify would refuse.
import { expect, test } from 'vitest';
import { type Reply, startShop } from './start-shop';
import { bigId, DAY, makeStockedShop } from './stocked-shop';

type Page = {
  edges: { cursor: string; node: { id: string } }[];
  pageInfo: { hasNextPage: boolean; endCursor: string | null };
};

test('answers for the shop from the published schema', async () => {
  const shop = await startShop();

  const { data, errors } = await shop.query(`{
    shop { name email contactEmail currencyCode ianaTimezone myshopifyDomain primaryDomain { url host } }
    productsCount { count precision }
    ordersCount(limit: 10) { count precision }
  }`);

  expect(errors).toBeUndefined();
  expect(data).toMatchObject({
    shop: { currencyCode: 'EUR', ianaTimezone: 'Europe/Berlin' },
    productsCount: { count: 3, precision: 'EXACT' },
    ordersCount: { count: 10, precision: 'AT_LEAST' },
  });
});

test('shows a product with its picture, page and prices', async () => {
  const shop = await startShop();

  const { data } = await shop.query(`{
    product(id: "gid://shopify/Product/${bigId(1)}") {
      id handle onlineStoreUrl priceRangeV2 { minVariantPrice { amount currencyCode } }
      featuredMedia { ... on MediaImage { image { url(transform: { maxWidth: 600, crop: CENTER }) width } } }
      variants(first: 1) { nodes { id price inventoryItem { tracked } } }
    }
  }`);

  const { origin } = shop.server;
  expect(data).toEqual({
    product: {
      id: `gid://shopify/Product/${bigId(1)}`,
      handle: 'item-1',
      onlineStoreUrl: `${origin}/store/products/item-1`,
      // 4900 cents: Decimal drops idle zeros but one, Money keeps them.
      priceRangeV2: { minVariantPrice: { amount: '49.0', currencyCode: 'EUR' } },
      featuredMedia: {
        image: { url: `${origin}/cdn/products/item-1.png?width=600&crop=center`, width: 1200 },
      },
      variants: {
        nodes: [
          {
            id: `gid://shopify/ProductVariant/${bigId(110)}`,
            price: '49.00',
            inventoryItem: { tracked: true },
          },
        ],
      },
    },
  });
});

test('shows consent where the customer has it', async () => {
  const shop = await startShop();

  const { data } = await shop.query(`{
    customers(first: 3) {
      nodes {
        defaultEmailAddress { emailAddress marketingState marketingOptInLevel }
        defaultPhoneNumber { phoneNumber smsMarketingConsent { state } }
        defaultAddress { countryCodeV2 zip city }
        numberOfOrders
      }
    }
  }`);

  const { nodes } = (data as { customers: { nodes: Record<string, unknown>[] } }).customers;
  expect(nodes[0]).toEqual({
    defaultEmailAddress: {
      emailAddress: 'person1@example.com',
      marketingState: 'SUBSCRIBED',
      marketingOptInLevel: 'CONFIRMED_OPT_IN',
    },
    defaultPhoneNumber: {
      phoneNumber: '+4915100000000',
      smsMarketingConsent: { state: 'NEVER_SUBSCRIBED' },
    },
    defaultAddress: { countryCodeV2: 'DE', zip: '10115', city: 'Berlin' },
    // Orders 2, 4, … 40 less the four guests' 10, 20, 30, 40.
    numberOfOrders: '16',
  });
  expect(nodes[2]).toMatchObject({ defaultEmailAddress: null, defaultPhoneNumber: null });
});

test.each([
  ['ID', false],
  ['UPDATED_AT', true],
])('pages through orders by %s without loss', async (sortKey, reverse) => {
  const shop = await startShop();
  const seen: string[] = [];
  let after: string | null = null;
  do {
    const { data }: { data?: unknown } = await shop.query(
      `query ($after: String) { orders(first: 7, after: $after, sortKey: ${sortKey}, reverse: ${reverse}) {
        edges { cursor node { id } } pageInfo { hasNextPage endCursor }
      } }`,
      { after },
    );
    const page: Page = (data as { orders: Page }).orders;
    seen.push(...page.edges.map((edge) => edge.node.id));
    after = page.pageInfo.hasNextPage ? page.pageInfo.endCursor : null;
  } while (after);

  expect(seen).toHaveLength(40);
  expect(new Set(seen).size).toBe(40);
  // The first order is the newest: last by neither key, first by UPDATED_AT reversed and by ID.
  expect(seen[0]).toBe(`gid://shopify/Order/${bigId(10_001)}`);
});

test('finds what changed since an instant', async () => {
  const now = Date.now();
  const shop = await startShop({ shop: makeStockedShop({}, now) });
  const since = new Date(now - 2.5 * DAY).toISOString();

  const { data } = await shop.query(
    'query ($q: String!) { products(first: 9, query: $q) { nodes { handle } } }',
    {
      q: `updated_at:>='${since}' AND status:active`,
    },
  );

  // Product n was updated n days ago.
  expect(data).toEqual({ products: { nodes: [{ handle: 'item-1' }, { handle: 'item-2' }] } });
});

test('hides orders older than sixty days without read_all_orders', async () => {
  const shop = await startShop({ scopes: ['read_orders'] });

  const { data } = await shop.query('{ ordersCount { count } }');

  // One order every five days, the first five days ago; the twelfth is sixty days and a moment old.
  expect(data).toEqual({ ordersCount: { count: 11 } });
});

test('refuses a field that the schema does not have', async () => {
  const shop = await startShop();

  const { data, errors } = await shop.query('{ products(first: 1) { nodes { titel } } }');

  expect(data).toBeUndefined();
  expect(errors?.[0]).toMatchObject({
    message: "Field 'titel' doesn't exist on type 'Product'",
    extensions: { code: 'undefinedField', typeName: 'Product', fieldName: 'titel' },
  });
});

test('refuses customers to a token without their scope', async () => {
  const shop = await startShop({ scopes: ['read_products'] });

  const { data, errors } = await shop.query('{ customers(first: 1) { nodes { id } } }');

  expect(data ?? null).toBeNull();
  expect(errors?.[0]).toMatchObject({
    message: 'Access denied for customers field. Required access: `read_customers` access scope.',
    extensions: { code: 'ACCESS_DENIED' },
    path: ['customers'],
  });
});

test('takes a write scope for the read scope within', async () => {
  const shop = await startShop({ scopes: ['write_customers'] });

  const { errors } = await shop.query('{ customers(first: 1) { nodes { id } } }');

  expect(errors).toBeUndefined();
});

test.each([
  [
    'a field nobody taught it',
    '{ shop { shopPolicies { body } } }',
    /does not play Shop\.shopPolicies/,
  ],
  [
    'an argument nobody taught it',
    '{ products(first: 1, savedSearchId: "1") { nodes { id } } }',
    /savedSearchId/,
  ],
  [
    'a search it cannot read',
    '{ products(first: 1, query: "blue OR red") { nodes { id } } }',
    /search query/,
  ],
  [
    'a search by an unknown field',
    '{ products(first: 1, query: "colour:red") { nodes { id } } }',
    /by colour/,
  ],
  ['a connection without its size', '{ products { nodes { id } } }', /one of first or last/],
  ['more than 250 at once', '{ products(first: 251) { nodes { id } } }', /cannot exceed 250/],
])('says in one sentence that it refuses %s', async (_what, query, sentence) => {
  const shop = await startShop();

  const { errors } = await shop.query(query);

  expect(errors?.[0]?.message).toMatch(sentence);
});

test.each([
  ['no token', {}, '2026-10', 401],
  ['an invented token', { 'x-shopify-access-token': 'shpat_guess' }, '2026-10', 401],
  ['a version that is not played', {}, '2025-01', 404],
])('turns away a request with %s', async (_what, headers, version, status) => {
  const shop = await startShop();

  const answer = await shop.send(`/admin/api/${version}/graphql.json`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify({ query: '{ shop { name } }' }),
  });

  expect(answer.status).toBe(status);
  expect(await answer.json()).toHaveProperty('errors');
});

test('reports what a query cost beside its answer', async () => {
  const shop = await startShop();

  const { extensions } = await shop.query(
    '{ products(first: 250) { nodes { id featuredMedia { id } } } }',
  );

  // 2 for the connection, 250 × (1 product + 1 media) asked; 3 products there are.
  expect(extensions?.cost).toMatchObject({
    requestedQueryCost: 502,
    actualQueryCost: 8,
    throttleStatus: { maximumAvailable: 2000, restoreRate: 100 },
  });
});

test('throttles an app that empties its bucket', async () => {
  const shop = await startShop();
  const query = `{ orders(first: 40) { nodes { id lineItems(first: 3) { nodes { product { id } variant { id } } } } } }`;
  await shop.query('{ shop { name } }');

  // 482 points asked and 356 used by each: the sixth finds less than it asks for.
  const replies: Reply[] = [];
  for (let i = 0; i < 8; i++) replies.push(await shop.query(query));
  shop.server.context.clock.advance(20);
  const later = await shop.query(query);

  const codes = replies.map((reply) => reply.errors?.[0]?.extensions?.code);
  expect(codes.filter((code) => code === undefined)).toHaveLength(5);
  expect(codes.filter((code) => code === 'THROTTLED')).toHaveLength(3);
  expect(later.errors).toBeUndefined();
});

test('refuses a single query of more than 1000 points', async () => {
  const shop = await startShop();

  const { errors } = await shop.query(
    '{ products(first: 100) { nodes { id variants(first: 20) { nodes { id } } } } }',
  );

  expect(errors?.[0]?.extensions).toMatchObject({ code: 'MAX_COST_EXCEEDED', maxCost: 1000 });
});

test('keeps Shopify and the pages of the sandbox apart', async () => {
  const shop = await startShop();
  const { origin } = shop.server;

  const asPerson = await fetch(`${origin}/admin/api/2026-10/graphql.json`, { method: 'POST' });
  const asShopify = await shop.send('/clock');
  const otherShop = await fetch(`${origin}/admin/api/2026-10/graphql.json`, {
    method: 'POST',
    headers: { 'x-sandbox-host': 'other.myshopify.com' },
  });

  expect([asShopify.status, otherShop.status]).toEqual([404, 404]);
  expect(asPerson.status).toBeGreaterThanOrEqual(400);
});
