// A draft, changed in the form that made it.
import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { json, redirect } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { sampleAudience } from '~/campaigns/audience-sample';
import { saveDraft } from '~/campaigns/create';
import { countReachable } from '~/campaigns/audience-store';
import { findCampaign } from '~/campaigns/store';
import { CampaignForm } from '~/components/campaigns/campaign-form';
import { useWords } from '~/components/i18n/words';
import { listTopics } from '~/consent/settings-store';
import { inShop } from '~/db';
import { requireShop } from '~/shopify.server';

const SAMPLE = 12;

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { shop, database } = await requireShop(request);
  const id = Number(params.campaignId);
  const found = Number.isInteger(id)
    ? await inShop(database, shop.id, async (db) => ({
        campaign: await findCampaign(db, shop.id, id),
        reachable: await countReachable(db, shop.id),
        people: await sampleAudience(db, shop.id, SAMPLE),
        topics: await listTopics(db, shop.id),
      }))
    : null;
  if (!found?.campaign) throw new Response('There is no such campaign.', { status: 404 });
  const { campaign, reachable, people, topics } = found;
  if (campaign.state !== 'draft') return redirect(`/app/campaigns/${id}`);
  return json({ campaign, reachable, people, topics });
}

export async function action({ request, params }: ActionFunctionArgs) {
  const { shop, database, now } = await requireShop(request);
  const id = Number(params.campaignId);
  const fields = Object.fromEntries(await request.formData());
  const saving = await saveDraft(database, shop, fields, { id, now });
  if (saving.kind === 'refused') return json({ problems: saving.problems }, { status: 422 });
  return redirect(`/app/campaigns/${id}`);
}

export default function EditCampaignPage() {
  const { campaign, reachable, people, topics } = useLoaderData<typeof loader>();
  const words = useWords();
  return (
    <CampaignForm
      title={words('campaigns.form.editTitle')}
      back={{ label: campaign.name, url: `/app/campaigns/${campaign.id}` }}
      start={{
        name: campaign.name,
        holdoutPercent: String(Math.round(campaign.holdoutShare * 10_000) / 100),
        quietHours: campaign.quietHours,
        gapHours: String(campaign.gapHours),
        recipientLimit: campaign.recipientLimit === null ? '' : String(campaign.recipientLimit),
        topicId: campaign.topicId ?? '',
      }}
      reachable={reachable}
      people={people}
      topics={topics}
    />
  );
}
