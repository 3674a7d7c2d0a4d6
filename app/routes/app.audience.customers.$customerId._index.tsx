// One customer, by the profile's id; the one thing to be done here is to stop all mail to the person.
import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { json } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { CustomerGone } from '~/components/customers/one/customer-gone';
import { CustomerPage } from '~/components/customers/one/customer-page';
import { inShop } from '~/db';
import { unsubscribeByMerchant } from '~/messages/feedback';
import { parseProfileId } from '~/profiles/profile-id';
import { readCustomer } from '~/reports/customer';
import { requireShop } from '~/shopify.server';

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { shop, database, now } = await requireShop(request);
  const id = parseProfileId(params.customerId ?? '');
  const view = id && (await inShop(database, shop.id, (db) => readCustomer(db, shop.id, id)));
  // Answered, not thrown: whoever is gone is a page of its own, with the way back to the others.
  return json({ view: view ?? null, now }, { status: view ? 200 : 404 });
}

export async function action({ request, params }: ActionFunctionArgs) {
  const { shop, database, now } = await requireShop(request);
  const id = parseProfileId(params.customerId ?? '');
  const intent = (await request.formData()).get('intent');
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
