// A new campaign: checked, created and launched.
import type { ActionFunctionArgs } from '@remix-run/node';
import { json, redirect } from '@remix-run/node';
import { createAndLaunch } from '~/campaigns/create';
import { requireShop } from '~/shopify.server';

export async function action({ request }: ActionFunctionArgs) {
  const { shop, database, now } = await requireShop(request);
  const fields = Object.fromEntries(await request.formData());
  const creation = await createAndLaunch(database, shop, fields, now);
  if (creation.kind === 'refused') return json({ problems: creation.problems }, { status: 422 });
  return redirect(`/app/campaigns/${creation.campaignId}`);
}
