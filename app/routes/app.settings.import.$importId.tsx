// One file that was brought: what was used of it, and the rows that were not.
import type { LoaderFunctionArgs } from '@remix-run/node';
import { json } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { ImportPage } from '~/components/imports/import-page';
import { inShop } from '~/db';
import { lookAt } from '~/imports/look';
import { requireShop } from '~/shopify.server';

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { shop, database } = await requireShop(request);
  const id = params.importId ?? '';
  const found = await inShop(database, shop.id, (db) => lookAt(db, shop.id, id));
  if (!found) throw new Response('There is no such file.', { status: 404 });
  return json(found);
}

export default function Import() {
  return <ImportPage {...useLoaderData<typeof loader>()} />;
}
