// Home: what needs attention, how far the set-up is, what the mail of the last weeks did, and what could not be read.
import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { json } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { listCampaigns } from '~/campaigns/store';
import { HomePage } from '~/components/home/home-page';
import { inShop } from '~/db';
import type { Db } from '~/db';
import { countPeople } from '~/events/store';
import { listFlows, windowStart } from '~/flows/overview';
import { countByReason, countOutcomes } from '~/messages/ledger/report-store';
import { listIssues } from '~/shopify/issue-store';
import { retryImport } from '~/shopify/mirror/restart-store';
import { readSetup } from '~/shopify/readiness';
import { requireShop } from '~/shopify.server';
import { hideSetup } from '~/shops/setup-store';

const LATEST = 5;
const ISSUES = 10;
const NOTHING = { total: 0, accepted: 0, clicked: 0 };

export async function loader({ request }: LoaderFunctionArgs) {
  const { shop, database, now } = await requireShop(request);
  const since = windowStart(now);
  return json(
    await inShop(database, shop.id, async (db) => ({
      setup: await readSetup(db, shop),
      isGuideHidden: shop.setupHiddenAt !== null,
      isStopped: shop.sendingStoppedAt !== null,
      issues: await listIssues(db, shop.id, ISSUES),
      figures: {
        messages: await countByReason(db, shop.id, since),
        unsubscribed: await countPeople(db, shop.id, 'unsubscribed', since),
      },
      latest: await listLatest(db, shop.id),
      flows: await listFlows(db, shop.id, since),
    })),
  );
}

async function listLatest(db: Db, shopId: number) {
  const latest = (await listCampaigns(db, shopId)).slice(0, LATEST);
  const ids = latest.map(({ id }) => id);
  const outcomes = await countOutcomes(db, shopId, ids);
  return latest.map(({ id, name, state, launchedAt }) => {
    const { total, accepted, clicked } = outcomes.get(id) ?? NOTHING;
    return { id, name, state, launchedAt, total, accepted, clicked };
  });
}

export async function action({ request }: ActionFunctionArgs) {
  const { shop, database, now } = await requireShop(request);
  const intent = (await request.formData()).get('intent');
  if (intent === 'hideSetup') await hideSetup(database, shop.id, now);
  else if (intent === 'retryImport')
    await inShop(database, shop.id, (db) => retryImport(db, shop.id, now));
  else throw new Response('There is no such action.', { status: 400 });
  return json({ done: intent });
}

export default function Home() {
  return <HomePage {...useLoaderData<typeof loader>()} />;
}
