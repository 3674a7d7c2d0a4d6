// The mail that one person would get from a flow now, as data, for the preview beside its settings.
import type { LoaderFunctionArgs } from '@remix-run/node';
import { json } from '@remix-run/node';
import { inShop } from '~/db';
import { findDefinition } from '~/flows/library';
import { previewFlow } from '~/messages/preview-flow';
import type { FlowPreview } from '~/messages/preview-flow';
import { recordAccess } from '~/profiles/access-store';
import { requireShop } from '~/shopify.server';

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { shop, database, now, staffId } = await requireShop(request);
  const definition = findDefinition(params.flowId ?? '');
  const message = definition?.stepsOf(definition.defaults).find((step) => step.kind === 'message');
  if (!definition || !message) throw new Response('There is no such flow.', { status: 404 });
  const profile = new URL(request.url).searchParams.get('profile') ?? '';
  if (!UUID.test(profile)) return json<FlowPreview>({ kind: 'none', reason: 'nobody' });
  const { productsOf } = definition;
  const { templateId } = message;
  return json<FlowPreview>(
    await inShop(database, shop.id, async (db) => {
      await recordAccess(db, shop.id, {
        staffId,
        what: 'mail_preview',
        profileId: profile,
        at: now,
      });
      return previewFlow(db, shop, { templateId, productsOf }, profile, now);
    }),
  );
}
