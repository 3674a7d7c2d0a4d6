// The rows of a file that were set aside, as a file.
import type { LoaderFunctionArgs } from '@remix-run/node';
import { inShop } from '~/db';
import { issuesAsCsv } from '~/imports/look';
import { requireShop } from '~/shopify.server';

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { shop, database } = await requireShop(request);
  const id = params.importId ?? '';
  const text = await inShop(database, shop.id, (db) => issuesAsCsv(db, shop.id, id));
  if (text === null) throw new Response('There is no such file.', { status: 404 });
  return new Response(text, { headers: { 'Content-Type': 'text/csv; charset=utf-8' } });
}
