// A campaign's messages, a JSON line each, streamed page by page: what was sent to whom, with what, and what became of it.
import type { LoaderFunctionArgs } from '@remix-run/node';
import { findCampaign } from '~/campaigns/store';
import { inShop } from '~/db';
import { lineOfMessage } from '~/messages/export';
import { listMessages } from '~/messages/ledger/report-store';
import { recordAccess } from '~/profiles/access-store';
import { requireShop } from '~/shopify.server';

const PAGE = 1_000;

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { shop, database, now, staffId } = await requireShop(request);
  const id = Number(params.campaignId);
  const campaign = Number.isInteger(id)
    ? await inShop(database, shop.id, (db) => findCampaign(db, shop.id, id))
    : null;
  if (!campaign) throw new Response('There is no such campaign.', { status: 404 });
  let after: string | null = null;
  const encoder = new TextEncoder();
  const body = new ReadableStream<Uint8Array>({
    pull: async (controller) => {
      const page = await inShop(database, shop.id, (db) =>
        listMessages(db, shop.id, id, after, PAGE),
      );
      const profileIds = page.map(({ profileId }) => profileId);
      await inShop(database, shop.id, (db) =>
        recordAccess(db, shop.id, { staffId, what: 'message_export', profileIds, at: now }),
      );
      if (page.length === 0) return controller.close();
      after = page[page.length - 1]!.id;
      const lines = page.map(
        (message) => `${JSON.stringify(lineOfMessage(message, campaign.name))}\n`,
      );
      controller.enqueue(encoder.encode(lines.join('')));
    },
  });
  return new Response(body, { headers: { 'Content-Type': 'application/x-ndjson; charset=utf-8' } });
}
