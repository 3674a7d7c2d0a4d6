// Sender, brand, and the one switch that stops all mail of the shop at once.
import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { json } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { SettingsPage } from '~/components/settings/settings-page';
import { inShop } from '~/db';
import { paletteOf } from '~/email/brand';
import { requireShop } from '~/shopify.server';
import { saveSettings } from '~/shops/settings';
import { allowSending, findShop, stopSending } from '~/shops/store';
import { brandOf, publishPicksForYou } from '~/templates/template';

export async function loader({ request }: LoaderFunctionArgs) {
  const { shop } = await requireShop(request);
  const { senderName, senderEmail, postalAddress, brandAccent, sendingStoppedAt } = shop;
  return json({
    fields: { senderName, senderEmail, postalAddress, brandAccent },
    palette: paletteOf(brandOf(shop)),
    sendingStoppedAt,
  });
}

export async function action({ request }: ActionFunctionArgs) {
  const { shop, database, now } = await requireShop(request);
  const form = await request.formData();
  const intent = form.get('intent');
  const outcome = await inShop(database, shop.id, async (db) => {
    if (intent === 'save') return saveSettings(db, shop.id, Object.fromEntries(form));
    if (intent === 'stop') await stopSending(db, shop.id, now);
    else if (intent === 'allow') await allowSending(db, shop.id);
    else throw new Response('There is no such action.', { status: 400 });
    return { kind: 'saved' as const };
  });
  if (outcome.kind === 'refused') {
    return json({ done: null, problems: outcome.problems }, { status: 422 });
  }
  const changed = intent === 'save' ? await findShop(database, shop.id) : null;
  // So that previews wear the new brand at once; a launch publishes again.
  if (changed) await publishPicksForYou(database, changed, now);
  return json({ done: intent, problems: [] });
}

export default function Settings() {
  return <SettingsPage {...useLoaderData<typeof loader>()} />;
}
