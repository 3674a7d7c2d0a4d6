// Rows of the import that could not be used, as data.
import type { LoaderFunctionArgs } from '@remix-run/node';
import { json } from '@remix-run/node';
import { inShop } from '~/db';
import { listIssues } from '~/shopify/issue-store';
import { requireShop } from '~/shopify.server';

const MOST = 100_000;

export async function loader({ request }: LoaderFunctionArgs) {
  const { shop, database } = await requireShop(request);
  return json({ issues: await inShop(database, shop.id, (db) => listIssues(db, shop.id, MOST)) });
}
