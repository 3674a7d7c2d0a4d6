// All campaigns, the newest first, with what became of each.
import type { LoaderFunctionArgs } from '@remix-run/node';
import { json } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { listCampaigns } from '~/campaigns/store';
import { CampaignTable } from '~/components/campaigns/campaign-table';
import { EmptyPage } from '~/components/empty-page';
import { useWords } from '~/components/i18n/words';
import { Card } from '~/components/ui/layout';
import { Screen } from '~/components/ui/screen';
import { inShop } from '~/db';
import { countOutcomes } from '~/messages/ledger/report-store';
import { requireShop } from '~/shopify.server';

const NOTHING = { total: 0, accepted: 0, clicked: 0 };

export async function loader({ request }: LoaderFunctionArgs) {
  const { shop, database } = await requireShop(request);
  const campaigns = await inShop(database, shop.id, async (db) => {
    const rows = await listCampaigns(db, shop.id);
    const outcomes = await countOutcomes(
      db,
      shop.id,
      rows.map((row) => row.id),
    );
    return rows.map(({ id, name, state, launchedAt }) => {
      const { total, accepted, clicked } = outcomes.get(id) ?? NOTHING;
      return { id, name, state, launchedAt, total, accepted, clicked };
    });
  });
  return json({ campaigns });
}

export default function CampaignsPage() {
  const { campaigns } = useLoaderData<typeof loader>();
  const words = useWords();
  const create = { label: words('campaigns.create'), url: '/app/campaigns/new' };
  if (campaigns.length === 0) {
    return (
      <Screen title={words('campaigns.title')}>
        <EmptyPage
          title={words('campaigns.empty.title')}
          body={words('campaigns.empty.body')}
          action={create}
        />
      </Screen>
    );
  }
  return (
    <Screen title={words('campaigns.title')} primary={create}>
      <Card padding="0">
        <CampaignTable rows={campaigns} />
      </Card>
    </Screen>
  );
}
