// A running campaign as data, for its page and for programs.
import type { LoaderFunctionArgs } from '@remix-run/node';
import { json } from '@remix-run/node';
import { readSnapshot } from '~/campaigns/snapshot';
import { inShop } from '~/db';
import { requireShop } from '~/shopify.server';

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { shop, database } = await requireShop(request);
  const id = Number(params.campaignId);
  const found = Number.isInteger(id)
    ? await inShop(database, shop.id, (db) => readSnapshot(db, shop.id, id))
    : null;
  if (!found) throw new Response('There is no such campaign.', { status: 404 });
  return json(found.snapshot);
}
