// Set-up as data: how far import and training have come. The home page asks again while they run.
import type { LoaderFunctionArgs } from '@remix-run/node';
import { json } from '@remix-run/node';
import { countReachable } from '~/campaigns/audience-store';
import { inShop } from '~/db';
import { readReadiness } from '~/shopify/readiness';
import { requireShop } from '~/shopify.server';

export async function loader({ request }: LoaderFunctionArgs) {
  const { shop, database } = await requireShop(request);
  const progress = await inShop(database, shop.id, async (db) => ({
    ...(await readReadiness(db, shop.id)),
    reachable: await countReachable(db, shop.id),
  }));
  return json(progress);
}
