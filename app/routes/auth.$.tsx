// Where Shopify's library proves a session and reloads the frame with a token; it answers every address itself.
import type { LoaderFunctionArgs } from '@remix-run/node';
import { authenticate } from '~/shopify.server';

export async function loader({ request }: LoaderFunctionArgs) {
  await authenticate.admin(request);
  return null;
}
