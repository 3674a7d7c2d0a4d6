// One campaign: a draft to review and send, or a launched one with its live progress and its controls.
import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { json } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { sampleAudience } from '~/campaigns/audience-sample';
import { pauseCampaign, resumeCampaign, stopCampaign } from '~/campaigns/control';
import { launchDraft } from '~/campaigns/create';
import type { LaunchProblem } from '~/campaigns/create';
import { countReachable } from '~/campaigns/audience-store';
import { findCampaign, readProgress } from '~/campaigns/store';
import type { CampaignState } from '~/campaigns/store';
import { DraftReview } from '~/components/campaigns/draft-review';
import { RunningCampaign } from '~/components/campaigns/running-campaign';
import { inShop } from '~/db';
import { messagePath } from '~/messages/message-path';
import { countOutcomes, listNewest } from '~/messages/ledger/report-store';
import { requireShop } from '~/shopify.server';

const UNKNOWN_SHOWN = 10;
const SAMPLE = 12;

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { shop, database } = await requireShop(request);
  const id = Number(params.campaignId);
  const found = Number.isInteger(id)
    ? await inShop(database, shop.id, async (db) => {
        const campaign = await findCampaign(db, shop.id, id);
        if (!campaign) return null;
        const filter = { campaignId: id, states: ['unknown'] };
        return {
          campaign,
          messages: await readProgress(db, shop.id, id),
          clicked: (await countOutcomes(db, shop.id, [id])).get(id)?.clicked ?? 0,
          unknown: await listNewest(db, shop.id, filter, null, UNKNOWN_SHOWN),
          reachable: campaign.state === 'draft' ? await countReachable(db, shop.id) : 0,
          people: campaign.state === 'draft' ? await sampleAudience(db, shop.id, SAMPLE) : [],
        };
      })
    : null;
  if (!found) throw new Response('There is no such campaign.', { status: 404 });
  const { unknown, ...rest } = found;
  return json({
    ...rest,
    unknown: unknown.map((message) => ({ path: messagePath(message), address: message.address })),
  });
}

type Answer = { done: FormDataEntryValue | null; problems: LaunchProblem[] };

export async function action({ request, params }: ActionFunctionArgs) {
  const { shop, database, now } = await requireShop(request);
  const id = Number(params.campaignId);
  const intent = (await request.formData()).get('intent');
  if (intent === 'launch') {
    const launch = await launchDraft(database, shop, id, now);
    const problems = launch.kind === 'refused' ? launch.problems : [];
    return json<Answer>({ done: null, problems }, { status: problems.length > 0 ? 422 : 200 });
  }
  const moved = await inShop(database, shop.id, async (db) => {
    if (intent === 'pause') return pauseCampaign(db, shop.id, id);
    if (intent === 'resume') return resumeCampaign(db, shop.id, id);
    if (intent === 'stop') return stopCampaign(db, shop.id, id, now);
    throw new Response('There is no such action.', { status: 400 });
  });
  // Another tab was quicker, or the campaign just ended: the page shows how it stands, and no one claims a success.
  return json<Answer>({ done: moved ? intent : null, problems: [] });
}

export default function CampaignPage() {
  const data = useLoaderData<typeof loader>();
  const campaign = { ...data.campaign, state: data.campaign.state as CampaignState };
  return campaign.state === 'draft' ? (
    <DraftReview campaign={campaign} reachable={data.reachable} people={data.people} />
  ) : (
    <RunningCampaign
      campaign={campaign}
      first={{ state: campaign.state, messages: data.messages, clicked: data.clicked }}
      unknown={data.unknown}
    />
  );
}
