// The app's own metafields: written by metafieldsSet, all or none, and read by the Liquid of its theme extension.
import { expect, test } from 'vitest';
import { startShop } from './start-shop';

const SET = `mutation Set($metafields: [MetafieldsSetInput!]!) {
  metafieldsSet(metafields: $metafields) {
    metafields { id namespace key type value }
    userErrors { field message code elementIndex }
  }
}`;

const own = (change: Record<string, unknown>) => ({
  ownerId: 'gid://shopify/AppInstallation/1',
  ...{ namespace: 'attune', key: 'storefront', type: 'json', value: '{"on":true}' },
  ...change,
});

test('writes what the app says of itself over what it said', async () => {
  const { query, server } = await startShop();
  await query(SET, { metafields: [own({ value: '{"on":false}' })] });

  const { data } = await query(SET, { metafields: [own({})] });

  expect(data).toMatchObject({ metafieldsSet: { userErrors: [] } });
  expect(server.context.installation.current().metafields).toEqual([
    { namespace: 'attune', key: 'storefront', type: 'json', text: '{"on":true}' },
  ]);
});

test('writes none where one is wrong', async () => {
  const { query, server } = await startShop();

  const { data } = await query(SET, { metafields: [own({}), own({ value: '{' })] });

  expect(data).toMatchObject({
    metafieldsSet: { metafields: null, userErrors: [{ code: 'INVALID_VALUE', elementIndex: 1 }] },
  });
  expect(server.context.installation.current().metafields ?? []).toEqual([]);
});

test('an uninstalled app leaves no metafield behind', async () => {
  const { query, server } = await startShop();
  await query(SET, { metafields: [own({})] });

  server.context.installation.uninstall();

  expect(server.context.installation.current().metafields).toEqual([]);
});
