// One campaign: a draft to review and send, or a launched one with its live progress and its controls.
import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { json } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { sampleAudience } from '~/campaigns/audience-sample';
import { pauseCampaign, resumeCampaign, stopCampaign } from '~/campaigns/control';
import { launchDraft } from '~/campaigns/create';
import type { LaunchProblem } from '~/campaigns/create';
import { countReachable } from '~/campaigns/audience-store';
import { readSnapshot } from '~/campaigns/snapshot';
import { DraftReview } from '~/components/campaigns/draft-review';
import { RunningCampaign } from '~/components/campaigns/running-campaign';
import { inShop } from '~/db';
import type { Db } from '~/db';
import { requireShop } from '~/shopify.server';

const SAMPLE = 12;
/** Who was reached is in the snapshot once a campaign is launched. */
const NOBODY = { reachable: 0, people: [] };

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { shop, database } = await requireShop(request);
  const id = Number(params.campaignId);
  const found = Number.isInteger(id)
    ? await inShop(database, shop.id, async (db) => {
        const known = await readSnapshot(db, shop.id, id);
        const isDraft = known?.campaign.state === 'draft';
        return known && { ...known, ...(isDraft ? await audienceOf(db, shop.id) : NOBODY) };
      })
    : null;
  if (!found) throw new Response('There is no such campaign.', { status: 404 });
  return json(found);
}

async function audienceOf(db: Db, shopId: number) {
  return {
    reachable: await countReachable(db, shopId),
    people: await sampleAudience(db, shopId, SAMPLE),
  };
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
  const { campaign, snapshot, reachable, people } = useLoaderData<typeof loader>();
  return snapshot.state === 'draft' ? (
    <DraftReview campaign={campaign} reachable={reachable} people={people} />
  ) : (
    <RunningCampaign campaign={campaign} first={snapshot} />
  );
}
