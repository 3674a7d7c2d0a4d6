// One flow: looked at, set, switched on and off.
import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { json } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { sampleAudience } from '~/campaigns/audience-sample';
import { countReachable } from '~/campaigns/audience-store';
import { FlowPage } from '~/components/flows/flow-page';
import { inShop } from '~/db';
import type { Database } from '~/db';
import { findDefinition } from '~/flows/library';
import { readFlowSnapshot, windowStart } from '~/flows/overview';
import { saveFlow, switchOff, switchOn, whyNotOn } from '~/flows/switch';
import { readPixelStatus } from '~/shopify/pixel-status';
import { requireShop } from '~/shopify.server';
import type { Shop } from '~/shops/store';

const SAMPLE = 12;

function definitionOf(flowId: string | undefined) {
  const definition = findDefinition(flowId ?? '');
  if (!definition) throw new Response('There is no such flow.', { status: 404 });
  return definition;
}

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { shop, database, now } = await requireShop(request);
  const definition = definitionOf(params.flowId);
  const found = await inShop(database, shop.id, async (db) => ({
    snapshot: await readFlowSnapshot(db, shop.id, definition, windowStart(now)),
    reachable: await countReachable(db, shop.id),
    people: await sampleAudience(db, shop.id, SAMPLE),
  }));
  return json({ ...found, problems: await problemsOf(database, shop) });
}

/** Every flow of the library begins with what the pixel tells. */
async function problemsOf(database: Database, shop: Shop) {
  const problems = await whyNotOn(database, shop);
  const pixel = await inShop(database, shop.id, (db) => readPixelStatus(db, shop.id));
  return pixel.connectedAt === null ? [...problems, 'pixelMissing' as const] : problems;
}

type Answer = { done: 'on' | 'off' | 'save' | null; problems: string[] };

export async function action({ request, params }: ActionFunctionArgs) {
  const { shop, database, now } = await requireShop(request);
  const definition = definitionOf(params.flowId);
  const { intent, ...fields } = Object.fromEntries(await request.formData());
  if (intent === 'on') {
    const problems = await problemsOf(database, shop);
    if (problems.length > 0) return refused(problems);
    const switching = await switchOn(database, shop, definition, now);
    if (switching.kind === 'refused') return refused(switching.problems);
    // Another tab was quicker: the page shows how it stands, and no one claims a success.
    return json<Answer>({ done: switching.moved ? 'on' : null, problems: [] });
  }
  if (intent === 'off') {
    const moved = await inShop(database, shop.id, (db) => switchOff(db, shop.id, definition, now));
    return json<Answer>({ done: moved ? 'off' : null, problems: [] });
  }
  if (intent !== 'save') throw new Response('There is no such action.', { status: 400 });
  const saving = await inShop(database, shop.id, (db) =>
    saveFlow(db, shop.id, definition, { fields, now }),
  );
  if (saving.kind === 'refused') return refused(saving.problems);
  return json<Answer>({ done: 'save', problems: [] });
}

function refused(problems: string[]) {
  return json<Answer>({ done: null, problems }, { status: 422 });
}

export default function Flow() {
  return <FlowPage {...useLoaderData<typeof loader>()} />;
}
