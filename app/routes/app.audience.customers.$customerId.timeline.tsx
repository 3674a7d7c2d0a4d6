// A further page of a customer's timeline, as data.
import type { LoaderFunctionArgs } from '@remix-run/node';
import { json } from '@remix-run/node';
import { inShop } from '~/db';
import { recordAccess } from '~/profiles/access-store';
import { parseProfileId } from '~/profiles/profile-id';
import { readTimeline } from '~/reports/timeline';
import { TIMELINE_GROUPS } from '~/reports/timeline-store';
import type { TimelinePlace } from '~/reports/timeline-store';
import { requireShop } from '~/shopify.server';

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { shop, database, now, staffId } = await requireShop(request);
  const id = parseProfileId(params.customerId ?? '');
  if (!id) throw new Response('There is no such customer.', { status: 404 });
  const { searchParams } = new URL(request.url);
  const group = TIMELINE_GROUPS.find((one) => one === searchParams.get('show')) ?? null;
  const after = placeOf(searchParams.get('after') ?? '');
  return json(
    await inShop(database, shop.id, async (db) => {
      await recordAccess(db, shop.id, {
        staffId,
        what: 'customer_timeline',
        profileId: id,
        at: now,
      });
      return readTimeline(db, shop.id, id, { group, after });
    }),
  );
}

/** A moment that no database holds, or a key with a NUL, was typed by hand: the first page answers. */
function placeOf(text: string): TimelinePlace | null {
  const gap = text.indexOf(' ');
  const [moment, key] = [text.slice(0, gap), text.slice(gap + 1)];
  const at = new Date(moment);
  if (gap < 0 || Number.isNaN(at.getTime()) || at.toISOString() !== moment) return null;
  return at.getTime() < 0 || key.includes('\0') ? null : { at, key };
}
