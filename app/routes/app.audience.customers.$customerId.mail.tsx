// What a customer would get now, as data, for the card on the customer's page.
import type { LoaderFunctionArgs } from '@remix-run/node';
import { json } from '@remix-run/node';
import { inShop } from '~/db';
import { recordAccess } from '~/profiles/access-store';
import { parseProfileId } from '~/profiles/profile-id';
import { lookAtMailNow } from '~/reports/mail-now';
import { requireShop } from '~/shopify.server';

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { shop, database, now, staffId } = await requireShop(request);
  const id = parseProfileId(params.customerId ?? '');
  if (!id) throw new Response('There is no such customer.', { status: 404 });
  return json(
    await inShop(database, shop.id, async (db) => {
      await recordAccess(db, shop.id, { staffId, what: 'mail_preview', profileId: id, at: now });
      return lookAtMailNow(db, shop, id, now);
    }),
  );
}
