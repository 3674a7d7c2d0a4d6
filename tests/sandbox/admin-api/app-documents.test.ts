// Every document that the app sends: valid for Shopify's schema, and played by the sandbox.
import { expect, test } from 'vitest';
import { planBulkQuery } from '../../../sandbox/admin-api/bulk/plan';
import { checkDocument } from '../../../sandbox/admin-api/graphql/check-document';
import { loadAdminSchema } from '../../../sandbox/admin-api/graphql/schema';
import * as documents from '~/shopify/admin';
import * as bulkQueries from '~/shopify/bulk-queries';
import * as pixelDocuments from '~/shopify/pixel/connect';
import { SCOPES } from './start-shop';

const admin = loadAdminSchema();

function texts(module: Record<string, unknown>): [string, string][] {
  return Object.entries(module).filter((entry): entry is [string, string] => {
    const [, value] = entry;
    return typeof value === 'string' && value.includes('{');
  });
}

test.each([...texts(documents), ...texts(pixelDocuments)])(
  'plays the app’s document %s',
  (_name, text) => {
    expect(checkDocument(admin.schema, text)).toMatchObject({ kind: 'fit' });
  },
);

test.each(texts(bulkQueries))('runs the app’s bulk query %s', (_name, text) => {
  expect(planBulkQuery(admin, text, SCOPES)).toMatchObject({ kind: 'fit', denied: false });
});
