// A new campaign: the form with its preview; saved as a draft, or created and launched at once for programs.
import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { json, redirect } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { sampleAudience } from '~/campaigns/audience-sample';
import { createAndLaunch, saveDraft } from '~/campaigns/create';
import { countReachable } from '~/campaigns/audience-store';
import { CampaignForm } from '~/components/campaigns/campaign-form';
import { useWords } from '~/components/i18n/words';
import { listTopics } from '~/consent/settings-store';
import { inShop } from '~/db';
import { requireShop } from '~/shopify.server';

const SAMPLE = 12;

export async function loader({ request }: LoaderFunctionArgs) {
  const { shop, database } = await requireShop(request);
  return json(
    await inShop(database, shop.id, async (db) => ({
      reachable: await countReachable(db, shop.id),
      people: await sampleAudience(db, shop.id, SAMPLE),
      topics: await listTopics(db, shop.id),
    })),
  );
}

export async function action({ request }: ActionFunctionArgs) {
  const { shop, database, now } = await requireShop(request);
  const fields = Object.fromEntries(await request.formData());
  const outcome =
    fields.intent === 'draft'
      ? await saveDraft(database, shop, fields, { id: null, now })
      : await createAndLaunch(database, shop, fields, now);
  if (outcome.kind === 'refused') return json({ problems: outcome.problems }, { status: 422 });
  if (outcome.kind === 'gone') throw new Response('There is no draft.', { status: 404 });
  return redirect(`/app/campaigns/${outcome.campaignId}`);
}

export default function NewCampaignPage() {
  const { reachable, people, topics } = useLoaderData<typeof loader>();
  const words = useWords();
  return (
    <CampaignForm
      title={words('campaigns.form.newTitle')}
      back={{ label: words('campaigns.title'), url: '/app/campaigns' }}
      start={{
        name: words('campaigns.form.nameDefault'),
        holdoutPercent: '10',
        quietHours: true,
        gapHours: '16',
        recipientLimit: '',
        topicId: '',
      }}
      reachable={reachable}
      people={people}
      topics={topics}
    />
  );
}
