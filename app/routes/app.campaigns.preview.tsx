// The mail that one person would get now, as data, for the preview beside a campaign's form.
import type { LoaderFunctionArgs } from '@remix-run/node';
import { json } from '@remix-run/node';
import { inShop } from '~/db';
import { previewPicks } from '~/messages/preview';
import type { Preview } from '~/messages/preview';
import { requireShop } from '~/shopify.server';

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

export async function loader({ request }: LoaderFunctionArgs) {
  const { shop, database, now } = await requireShop(request);
  const profile = new URL(request.url).searchParams.get('profile') ?? '';
  if (!UUID.test(profile)) return json<Preview>({ kind: 'none', reason: 'nobody' });
  return json<Preview>(
    await inShop(database, shop.id, (db) => previewPicks(db, shop, profile, now)),
  );
}
