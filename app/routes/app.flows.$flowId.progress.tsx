// A flow's counts as data: its page asks again while the flow is on.
import type { LoaderFunctionArgs } from '@remix-run/node';
import { json } from '@remix-run/node';
import { inShop } from '~/db';
import { findDefinition } from '~/flows/library';
import { readFlowSnapshot, windowStart } from '~/flows/overview';
import { requireShop } from '~/shopify.server';

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { shop, database, now } = await requireShop(request);
  const definition = findDefinition(params.flowId ?? '');
  if (!definition) throw new Response('There is no such flow.', { status: 404 });
  return json(
    await inShop(database, shop.id, (db) =>
      readFlowSnapshot(db, shop.id, definition, windowStart(now)),
    ),
  );
}
