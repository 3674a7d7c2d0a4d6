// Home: how far the set-up is, what the mail of the last weeks did, and what could not be read.
import type { LoaderFunctionArgs } from '@remix-run/node';
import { json } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { countReachable } from '~/campaigns/audience-store';
import { listCampaigns } from '~/campaigns/store';
import { HomePage } from '~/components/home/home-page';
import { inShop } from '~/db';
import { countPeople } from '~/events/store';
import { countOutcomes, countSince } from '~/messages/ledger/report-store';
import { readReadiness } from '~/shopify/readiness';
import { listIssues } from '~/shopify/issue-store';
import { requireShop } from '~/shopify.server';

const WINDOW_MS = 28 * 86_400_000;
const LATEST = 5;
const ISSUES = 10;

export async function loader({ request }: LoaderFunctionArgs) {
  const { shop, database, now } = await requireShop(request);
  const since = new Date(now.getTime() - WINDOW_MS);
  return json(
    await inShop(database, shop.id, async (db) => {
      const latest = (await listCampaigns(db, shop.id)).slice(0, LATEST);
      const outcomes = await countOutcomes(
        db,
        shop.id,
        latest.map(({ id }) => id),
      );
      return {
        setup: {
          ...(await readReadiness(db, shop.id)),
          reachable: await countReachable(db, shop.id),
        },
        issues: await listIssues(db, shop.id, ISSUES),
        figures: {
          ...(await countSince(db, shop.id, since)),
          unsubscribed: await countPeople(db, shop.id, 'unsubscribed', since),
        },
        latest: latest.map(({ id, name, state, launchedAt }) => {
          const counted = outcomes.get(id) ?? { total: 0, accepted: 0, clicked: 0 };
          const { total, accepted, clicked } = counted;
          return { id, name, state, launchedAt, total, accepted, clicked };
        }),
      };
    }),
  );
}

export default function Home() {
  return <HomePage {...useLoaderData<typeof loader>()} />;
}
