// Bulk operations over the wire: the lines, their parents, and what Shopify would refuse.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { type RunningShop, startShop, temporaryFolder } from './start-shop';
import { bigId, makeStockedShop } from './stocked-shop';

type Line = { id: string; __parentId?: string; [field: string]: unknown };

type Operation = {
  id: string;
  status: string;
  errorCode: string | null;
  objectCount: string;
  rootObjectCount: string;
  fileSize: string | null;
  url: string | null;
};

type Started = {
  bulkOperation: { id: string; status: string } | null;
  userErrors: { field: string[] | null; message: string; code: string }[];
};

const ORDERS = `{ orders { edges { node { id name lineItems { edges { node {
  id quantity product { id } originalUnitPriceSet { shopMoney { amount } }
} } } } } } }`;

async function start(shop: RunningShop, query: string, groupObjects = false): Promise<Started> {
  const { data } = await shop.query(
    `mutation ($query: String!, $groupObjects: Boolean!) {
      bulkOperationRunQuery(query: $query, groupObjects: $groupObjects) {
        bulkOperation { id status } userErrors { field message code }
      }
    }`,
    { query, groupObjects },
  );
  return (data as { bulkOperationRunQuery: Started }).bulkOperationRunQuery;
}

async function look(shop: RunningShop, id: string): Promise<Operation> {
  const { data } = await shop.query(
    `query ($id: ID!) { bulkOperation(id: $id) {
      id status errorCode objectCount rootObjectCount fileSize url
    } }`,
    { id },
  );
  return (data as { bulkOperation: Operation }).bulkOperation;
}

async function finish(shop: RunningShop, id: string): Promise<Operation> {
  for (;;) {
    const operation = await look(shop, id);
    if (!['CREATED', 'RUNNING', 'CANCELING'].includes(operation.status)) return operation;
  }
}

async function run(shop: RunningShop, query: string, groupObjects = false) {
  const { bulkOperation } = await start(shop, query, groupObjects);
  const operation = await finish(shop, bulkOperation!.id);
  const text = operation.url ? await (await fetchFile(shop, operation.url)).text() : '';
  const lines = text
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line) as Line);
  return { operation, text, lines };
}

function fetchFile(shop: RunningShop, url: string, headers: Record<string, string> = {}) {
  const { host, pathname, search } = new URL(url);
  expect(host).toBe('small.myshopify.com');
  return shop.send(`${pathname}${search}`, { headers });
}

test('writes every line with its parent', async () => {
  const shop = await startShop();
  const { orders } = shop.server.context.shop;

  const { operation, lines, text } = await run(shop, ORDERS);

  const expected = orders.flatMap((order) =>
    order.lines.map((line) => [
      `gid://shopify/LineItem/${line.id}`,
      `gid://shopify/Order/${order.id}`,
    ]),
  );
  const children = lines.filter((line) => line.__parentId !== undefined);
  expect(new Map(children.map((line) => [line.id, line.__parentId]))).toEqual(
    new Map(expected as [string, string][]),
  );
  expect(operation).toMatchObject({
    status: 'COMPLETED',
    objectCount: String(40 + expected.length),
    rootObjectCount: '40',
    fileSize: String(Buffer.byteLength(text)),
  });
});

test('writes the same values as a page would show', async () => {
  const shop = await startShop();
  const node = `id name email test displayFinancialStatus customer { id } createdAt discountCodes
    totalPriceSet { shopMoney { amount currencyCode } } shippingAddress { countryCodeV2 }`;

  const { lines } = await run(shop, `{ orders { edges { node { ${node} } } } }`);
  const { data } = await shop.query(`{ orders(first: 40, sortKey: ID) { nodes { ${node} } } }`);

  const { nodes } = (data as { orders: { nodes: Line[] } }).orders;
  const byId = (a: Line, b: Line) => (a.id < b.id ? -1 : 1);
  expect(lines.toSorted(byId)).toEqual(nodes.toSorted(byId));
});

test('tears children away from parents unless asked not to', async () => {
  const shop = await startShop();

  const loose = await run(shop, ORDERS);
  const grouped = await run(shop, ORDERS, true);

  const followsParent = (lines: Line[]) =>
    lines.every((line, i) => {
      const before = lines[i - 1];
      const parent = line.__parentId;
      return parent === undefined || before?.id === parent || before?.__parentId === parent;
    });
  expect(followsParent(grouped.lines)).toBe(true);
  expect(followsParent(loose.lines)).toBe(false);
  const sorted = ({ lines }: { lines: Line[] }) => lines.map((line) => JSON.stringify(line)).sort();
  expect(sorted(loose)).toEqual(sorted(grouped));
});

test('opens fragments and media in a bulk query', async () => {
  const shop = await startShop();

  const { lines } = await run(
    shop,
    `{ products(query: "handle:item-2") { edges { node { ...Shown } } } }
     fragment Shown on Product { id featuredMedia { __typename ... on MediaImage { image { altText } } } }`,
  );

  expect(lines).toEqual([
    {
      id: `gid://shopify/Product/${bigId(2)}`,
      featuredMedia: { __typename: 'MediaImage', image: { altText: 'Item 2' } },
    },
  ]);
});

const nested = (inner: string) => `{ collections { edges { node { id ${inner} } } } }`;
const variants = (inner = '') => `variants { edges { node { id ${inner} } } }`;
const inside = (name: string, inner: string) => `${name} { edges { node { id ${inner} } } }`;

test.each([
  ['no connection', '{ shop { name } }', /at least one connection/],
  ['a top-level node', '{ node(id: "gid://shopify/Product/1") { id } }', /top-level `node`/],
  [
    'an unknown field',
    '{ products { edges { node { titel } } } }',
    /doesn't exist on type 'Product'/,
  ],
  ['broken syntax', '{ products { edges', /Invalid bulk query: Syntax Error/],
  [
    'a parent without its id',
    `{ products { edges { node { title ${variants()} } } } }`,
    /must select the 'id' field/,
  ],
  [
    'an aliased parent id',
    `{ products { edges { node { id: title ${variants()} } } } }`,
    /must select the 'id' field/,
  ],
  ['nodes in place of edges', '{ products { nodes { id } } }', /edges \{ node/],
  [
    'page information',
    '{ products { edges { node { id } } pageInfo { hasNextPage } } }',
    /edges \{ node/,
  ],
  [
    'two top-level fields',
    '{ products { edges { node { id } } } customers { edges { node { id } } } }',
    /one top-level field/,
  ],
  [
    'a mutation',
    'mutation { bulkOperationCancel(id: "1") { userErrors { message } } }',
    /must be queries/,
  ],
  [
    'three levels of nesting',
    nested(inside('products', inside('collections', inside('products', '')))),
    /nesting depth greater than 2/,
  ],
  [
    'six connections',
    `{ products { edges { node { id ${variants()} a: ${variants()} b: ${variants()} c: ${variants()} d: ${variants()} } } } }`,
    /more than 5 connections/,
  ],
  [
    'variables',
    'query ($n: Int) { products(first: $n) { edges { node { id } } } }',
    /cannot contain variables/,
  ],
])('refuses a bulk query with %s', async (_what, query, sentence) => {
  const shop = await startShop();

  const { bulkOperation, userErrors } = await start(shop, query);

  expect(bulkOperation).toBeNull();
  expect(userErrors[0]).toMatchObject({ code: 'INVALID', field: ['query'] });
  expect(userErrors[0]?.message).toMatch(sentence);
});

test('fails a bulk operation that lacks a scope', async () => {
  const shop = await startShop({ scopes: ['read_orders', 'read_all_orders'] });

  const { operation } = await run(shop, '{ orders { edges { node { id customer { id } } } } }');

  expect(operation).toMatchObject({ status: 'FAILED', errorCode: 'ACCESS_DENIED', url: null });
});

test('runs five bulk operations at once and no sixth', async () => {
  const shop = await startShop({ shop: manyOrders() });

  const results = await Promise.all(Array.from({ length: 6 }, () => start(shop, ORDERS)));

  const started = results.filter((one) => one.bulkOperation !== null);
  const refused = results.filter((one) => one.bulkOperation === null);
  expect(started).toHaveLength(5);
  expect(refused[0]?.userErrors[0]).toMatchObject({ code: 'LIMIT_REACHED' });
  await Promise.all(started.map((one) => finish(shop, one.bulkOperation!.id)));
});

test('cancels a bulk operation that is under way', async () => {
  const shop = await startShop({ shop: manyOrders() });
  const { bulkOperation } = await start(shop, ORDERS);
  const id = bulkOperation!.id;
  const cancel = `mutation ($id: ID!) { bulkOperationCancel(id: $id) { userErrors { message } } }`;

  const first = await shop.query(cancel, { id });
  const operation = await finish(shop, id);
  const second = await shop.query(cancel, { id });

  expect(first.data).toEqual({ bulkOperationCancel: { userErrors: [] } });
  expect(operation).toMatchObject({ status: 'CANCELED', url: null });
  expect(JSON.stringify(second.data)).toContain('cannot be canceled when it is canceled');
});

test('serves the file by range to whoever has its address', async () => {
  const shop = await startShop();
  const { operation, text } = await run(shop, ORDERS);

  const part = await fetchFile(shop, operation.url!, { range: 'bytes=10-29' });
  const tail = await fetchFile(shop, operation.url!, { range: 'bytes=100-' });
  const beyond = await fetchFile(shop, operation.url!, { range: 'bytes=99999999-' });
  const unsigned = await fetchFile(shop, operation.url!.replace(/signature=.*/, 'signature=no'));

  expect(part.status).toBe(206);
  expect(part.headers.get('content-range')).toBe(`bytes 10-29/${text.length}`);
  expect(await part.text()).toBe(text.slice(10, 30));
  expect(await tail.text()).toBe(text.slice(100));
  expect([beyond.status, unsigned.status]).toEqual([416, 403]);
});

test('takes the file away after seven days', async () => {
  const shop = await startShop();
  const { operation } = await run(shop, ORDERS);

  shop.server.context.clock.advance(7 * 24 * 3600 + 1);
  const file = await fetchFile(shop, operation.url!);

  expect(file.status).toBe(400);
});

test('has no file for a bulk query that found nothing', async () => {
  const shop = await startShop({ shop: makeStockedShop({ orders: [] }) });

  const { operation } = await run(shop, ORDERS);

  expect(operation).toMatchObject({ status: 'COMPLETED', objectCount: '0', url: null });
});

test('runs an interrupted bulk operation again after a restart', async () => {
  const dataDir = temporaryFolder();
  const before = await startShop({ dataDir });
  const { operation } = await run(before, ORDERS);
  await before.server.close();
  const record = join(dataDir, 'bulk', 'operations.json');
  writeFileSync(record, readFileSync(record, 'utf8').replace('COMPLETED', 'RUNNING'));

  const after = await startShop({ dataDir });
  const again = await finish(after, operation.id);

  expect(again).toEqual(operation);
});

/** Enough that an operation is still under way when the next request comes. */
function manyOrders() {
  const shop = makeStockedShop();
  const orders = Array.from({ length: 500 }, () => shop.orders).flat();
  return { ...shop, orders };
}
