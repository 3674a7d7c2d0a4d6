// Set-up as data: how far import, training and the rest have come. The home page asks again while they run.
import type { LoaderFunctionArgs } from '@remix-run/node';
import { json } from '@remix-run/node';
import { inShop } from '~/db';
import { readSetup } from '~/shopify/readiness';
import { requireShop } from '~/shopify.server';

export async function loader({ request }: LoaderFunctionArgs) {
  const { shop, database } = await requireShop(request);
  return json(await inShop(database, shop.id, (db) => readSetup(db, shop)));
}
