// Files that the merchant brings: what was brought, how far it is, and a form for the next.
import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { json } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { ImportsPage } from '~/components/imports/imports-page';
import { inShop } from '~/db';
import { beginImport, closeImport } from '~/imports/bring';
import { listLooks } from '~/imports/look';
import { requireShop } from '~/shopify.server';

export async function loader({ request }: LoaderFunctionArgs) {
  const { shop, database } = await requireShop(request);
  return json({ files: await inShop(database, shop.id, (db) => listLooks(db, shop.id)) });
}

export async function action({ request }: ActionFunctionArgs) {
  const { shop, database, now, staffId } = await requireShop(request);
  const form = await request.formData();
  const field = (name: string) => {
    const value = form.get(name);
    return typeof value === 'string' ? value : '';
  };
  if (field('intent') === 'close') {
    const closed = { importId: field('id'), pieces: Number(field('pieces')) };
    const outcome = await closeImport(database, shop.id, closed);
    return json({ outcome }, { status: outcome === 'waiting' ? 200 : 422 });
  }
  const begun = await beginImport(
    database,
    shop.id,
    {
      ...{ kind: field('kind'), fileName: field('fileName'), bytes: Number(field('bytes')) },
      ...{ wording: field('wording'), staffId },
    },
    now,
  );
  return json(begun, { status: begun.kind === 'begun' ? 200 : 422 });
}

export default function Imports() {
  return <ImportsPage {...useLoaderData<typeof loader>()} />;
}
