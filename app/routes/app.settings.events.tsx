// The keys by which other sources of the shop tell what happened: made, shown once, revoked.
import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { json } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { EventApiPage } from '~/components/settings/event-api/event-api-page';
import { inShop } from '~/db';
import { env } from '~/env.server';
import { listEventKeys, makeEventKey, MOST_KEYS, revokeEventKey } from '~/events/api/key-store';
import { requireShop } from '~/shopify.server';

export async function loader({ request }: LoaderFunctionArgs) {
  const { shop, database } = await requireShop(request);
  const keys = await inShop(database, shop.id, (db) => listEventKeys(db, shop.id));
  return json({ keys, most: MOST_KEYS, address: `${env().SHOPIFY_APP_URL}/api/events` });
}

export async function action({ request }: ActionFunctionArgs) {
  const { shop, database, now } = await requireShop(request);
  const form = await request.formData();
  const [intent, id] = [form.get('intent'), form.get('id')];
  const done = await inShop(database, shop.id, async (db) => {
    if (intent === 'make') return { made: await makeEventKey(db, shop.id, now), revoked: false };
    if (intent === 'revoke' && typeof id === 'string')
      return { made: null, revoked: await revokeEventKey(db, shop.id, id, now) };
    throw new Response('There is no such action.', { status: 400 });
  });
  // A key is for whoever asked, and for no cache.
  return json(done, { headers: { 'Cache-Control': 'no-store' } });
}

export default function EventApi() {
  return <EventApiPage {...useLoaderData<typeof loader>()} />;
}
