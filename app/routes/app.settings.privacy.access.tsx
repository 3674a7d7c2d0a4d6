// Who of the staff looked at whose data and when, page by page.
import type { LoaderFunctionArgs } from '@remix-run/node';
import { json } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { AccessPage } from '~/components/settings/privacy/access-page';
import { inShop } from '~/db';
import { listAccess, listStaff } from '~/profiles/access-store';
import { requireShop } from '~/shopify.server';

const PAGE = 50;
const PLACE = /^(\d{1,15})_([0-9a-f-]{36})$/;

export async function loader({ request }: LoaderFunctionArgs) {
  const { shop, database } = await requireShop(request);
  const asked = new URL(request.url).searchParams;
  const place = PLACE.exec(asked.get('after') ?? '');
  const after = place ? { at: new Date(Number(place[1])), id: place[2]! } : null;
  const staffId = asked.get('staff') || null;
  const found = await inShop(database, shop.id, async (db) => ({
    lines: await listAccess(db, shop.id, { after, staffId, limit: PAGE + 1 }),
    staff: await listStaff(db, shop.id),
  }));
  const lines = found.lines.slice(0, PAGE);
  const last = found.lines.length > PAGE ? lines.at(-1)! : null;
  return json({
    ...{ lines, staff: found.staff, staffId, isFirst: after === null },
    next: last && `${last.at.getTime()}_${last.id}`,
  });
}

export default function AccessLog() {
  return <AccessPage {...useLoaderData<typeof loader>()} />;
}
