// A running campaign as data, for its page and for programs.
import type { LoaderFunctionArgs } from '@remix-run/node';
import { json } from '@remix-run/node';
import { findCampaign, readProgress } from '~/campaigns/store';
import { inShop } from '~/db';
import { countOutcomes } from '~/messages/ledger/report-store';
import { requireShop } from '~/shopify.server';

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { shop, database } = await requireShop(request);
  const id = Number(params.campaignId);
  const found = Number.isInteger(id)
    ? await inShop(database, shop.id, async (db) => ({
        campaign: await findCampaign(db, shop.id, id),
        messages: await readProgress(db, shop.id, id),
        outcomes: await countOutcomes(db, shop.id, [id]),
      }))
    : null;
  if (!found?.campaign) throw new Response('There is no such campaign.', { status: 404 });
  const { campaign, messages, outcomes } = found;
  return json({ state: campaign.state, messages, clicked: outcomes.get(id)?.clicked ?? 0 });
}
