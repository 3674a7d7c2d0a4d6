// Where Shopify's library proves a session and reloads the frame with a token; it answers every address itself but one.
import type { LoaderFunctionArgs } from '@remix-run/node';
import { redirect } from '@remix-run/node';
import { authenticate } from '~/shopify.server';

/** Where the library sends whoever comes from outside Shopify's admin, and then refuses to answer. */
const LOGIN = '/auth/login';

export async function loader({ request }: LoaderFunctionArgs) {
  if (new URL(request.url).pathname === LOGIN) return redirect('/');
  await authenticate.admin(request);
  return null;
}
