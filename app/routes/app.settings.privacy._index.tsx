// How long data is kept, what people asked for, who looked at whom, and everything as a file.
import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { json } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { PrivacyPage } from '~/components/settings/privacy/privacy-page';
import { inShop } from '~/db';
import { listAccess } from '~/profiles/access-store';
import { HOLDING_LIMIT, listHoldings } from '~/reports/holdings-store';
import { listExports } from '~/shopify/export/file-store';
import { askExport } from '~/shopify/export/run-store';
import { listRequestLines, markHandedOver } from '~/shopify/privacy/request-store';
import { requireShop } from '~/shopify.server';
import { readRetention, RETENTION, RETENTION_KINDS } from '~/shops/retention';
import { readKeepDays, readRetentionSweep, saveRetention } from '~/shops/retention-store';

const MOST_REQUESTS = 50;
const LATEST = 8;

export async function loader({ request }: LoaderFunctionArgs) {
  const { shop, database, now } = await requireShop(request);
  const found = await inShop(database, shop.id, async (db) => ({
    keep: await readKeepDays(db, shop.id),
    holdings: await listHoldings(db, shop.id),
    sweep: await readRetentionSweep(db, shop.id),
    requests: await listRequestLines(db, shop.id, MOST_REQUESTS),
    access: await listAccess(db, shop.id, { limit: LATEST }),
    exports: await listExports(db, shop.id),
  }));
  return json({
    rules: RETENTION_KINDS.map((kind) => ({
      ...{ kind, keepDays: found.keep[kind], bounds: RETENTION[kind] },
      holding: found.holdings.find((one) => one.kind === kind)!,
    })),
    kept: found.holdings.filter(({ kind }) => kind === 'consent' || kind === 'suppression'),
    countLimit: HOLDING_LIMIT,
    sweep: found.sweep,
    requests: found.requests.map((line) => ({ ...line, isLate: !line.doneAt && line.dueAt < now })),
    access: found.access,
    exports: found.exports,
  });
}

export async function action({ request }: ActionFunctionArgs) {
  const { shop, database, now, staffId } = await requireShop(request);
  const form = await request.formData();
  const [intent, id] = [form.get('intent'), form.get('id')];
  if (intent === 'retention') {
    const reading = readRetention(Object.fromEntries(form));
    if (reading.kind === 'refused')
      return json({ done: null, problems: reading.problems }, { status: 422 });
    await inShop(database, shop.id, (db) => saveRetention(db, shop.id, reading.rules, now));
  } else if (intent === 'export') {
    await inShop(database, shop.id, (db) => askExport(db, shop.id, { staffId, now }));
  } else if (intent === 'handed-over' && typeof id === 'string') {
    await inShop(database, shop.id, (db) => markHandedOver(db, shop.id, id, { staffId, now }));
  } else throw new Response('There is no such action.', { status: 400 });
  return json({ done: intent, problems: [] });
}

export default function Privacy() {
  return <PrivacyPage {...useLoaderData<typeof loader>()} />;
}
