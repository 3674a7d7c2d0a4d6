// One customer, by the profile's id; what is done here is to stop all mail to the person, or to forget the person.
import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { json, redirect } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { CustomerGone } from '~/components/customers/one/customer-gone';
import { CustomerPage } from '~/components/customers/one/customer-page';
import { inShop } from '~/db';
import { unsubscribeByMerchant } from '~/messages/feedback';
import { recordAccess } from '~/profiles/access-store';
import { parseProfileId } from '~/profiles/profile-id';
import { readCustomer } from '~/reports/customer';
import { forgetByMerchant } from '~/shopify/privacy/forget-by-merchant';
import { requireShop } from '~/shopify.server';

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { shop, database, now, staffId } = await requireShop(request);
  const id = parseProfileId(params.customerId ?? '');
  const view =
    id &&
    (await inShop(database, shop.id, async (db) => {
      const found = await readCustomer(db, shop.id, id);
      const access = { staffId, what: 'customer', profileId: id, at: now } as const;
      if (found) await recordAccess(db, shop.id, access);
      return found;
    }));
  // Answered, not thrown: whoever is gone is a page of its own, with the way back to the others.
  return json({ view: view ?? null, now }, { status: view ? 200 : 404 });
}

export async function action({ request, params }: ActionFunctionArgs) {
  const { shop, database, now, staffId } = await requireShop(request);
  const id = parseProfileId(params.customerId ?? '');
  const intent = (await request.formData()).get('intent');
  if (intent === 'forget') {
    const is = id && (await forgetByMerchant(database, shop.id, { profileId: id, staffId }, now));
    if (!is) throw new Response('There is no such customer.', { status: 404 });
    return redirect('/app/audience/customers');
  }
  if (intent !== 'stop-emails') throw new Response('There is no such action.', { status: 400 });
  const outcome =
    id && (await inShop(database, shop.id, (db) => unsubscribeByMerchant(db, shop.id, id, now)));
  if (outcome !== 'unsubscribed') throw new Response('There is no such customer.', { status: 404 });
  return json({ done: intent });
}

export default function Customer() {
  const { view, now } = useLoaderData<typeof loader>();
  return view ? <CustomerPage view={view} now={now} /> : <CustomerGone />;
}
