// What is known of one person who asked for it, as a file for the merchant to hand on.
import type { LoaderFunctionArgs } from '@remix-run/node';
import { json } from '@remix-run/node';
import { inShop } from '~/db';
import { recordAccess } from '~/profiles/access-store';
import { findRequest } from '~/shopify/webhooks/privacy-store';
import { requireShop } from '~/shopify.server';

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { shop, database, now, staffId } = await requireShop(request);
  const id = params.requestId ?? '';
  const found = await inShop(database, shop.id, async (db) => {
    await recordAccess(db, shop.id, { staffId, what: 'data_request', people: 1, at: now });
    return findRequest(db, shop.id, id);
  });
  if (!found?.data) throw new Response('There is no such request.', { status: 404 });
  const { customerId, requestedAt, data } = found;
  return json({ customerId, requestedAt, data }, { headers: { 'Cache-Control': 'no-store' } });
}
