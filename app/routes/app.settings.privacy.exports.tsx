// How far the exports of the shop are, as data for the privacy settings.
import type { LoaderFunctionArgs } from '@remix-run/node';
import { json } from '@remix-run/node';
import { inShop } from '~/db';
import { listExports } from '~/shopify/export/file-store';
import { requireShop } from '~/shopify.server';

export async function loader({ request }: LoaderFunctionArgs) {
  const { shop, database } = await requireShop(request);
  return json(await inShop(database, shop.id, (db) => listExports(db, shop.id)));
}
