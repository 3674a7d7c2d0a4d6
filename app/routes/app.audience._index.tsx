// Audience opens with its customers.
import type { LoaderFunctionArgs } from '@remix-run/node';
import { redirect } from '@remix-run/node';
import { requireShop } from '~/shopify.server';

export async function loader({ request }: LoaderFunctionArgs) {
  await requireShop(request);
  return redirect(`/app/audience/customers${new URL(request.url).search}`);
}
