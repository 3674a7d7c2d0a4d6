// Shopify's side of one shop over the wire: OAuth, the Admin API and the files of bulk operations.
// Reached only by requests that were meant for https://{shop}.myshopify.com.

import { randomUUID } from 'node:crypto';
import { type Context, Hono } from 'hono';
import type { SandboxContext } from '../context';
import { openBulkOperations } from './bulk/operations';
import { bulkRoutes } from './bulk/routes';
import { createBucket } from './graphql/cost';
import { type AdminRequest, runAdminRequest } from './graphql/execute';
import { API_VERSION, loadAdminSchema } from './graphql/schema';
import { oauthRoutes } from './oauth/routes';
import { mintSessionToken } from './oauth/session-token';
import { openTokens } from './oauth/tokens';
import { indexOf } from '../shop/shop-index';

const NO_TOKEN = '[API] Invalid API key or access token (unrecognized login or wrong password)';

export function shopifyRoutes(context: SandboxContext): Hono {
  const tokens = openTokens(context);
  const bulk = openBulkOperations(context);
  const admin = loadAdminSchema();
  const bucket = createBucket();
  const routes = new Hono();

  routes.route('/', oauthRoutes(context, tokens));
  routes.route('/', bulkRoutes(context, bulk));
  routes.post('/admin/api/:version/graphql.json', async (request) => {
    if (request.req.param('version') !== API_VERSION)
      return request.json({ errors: 'Not Found' }, 404);
    request.header('X-Request-ID', randomUUID());
    request.header('X-Shopify-API-Version', API_VERSION);
    const grant = tokens.findAccess(request.req.header('x-shopify-access-token') ?? '');
    if (!grant) return request.json({ errors: NO_TOKEN }, 401);
    const asked = await readRequest(request);
    if (!asked)
      return request.json({ errors: { query: 'Required parameter missing or invalid' } }, 400);
    const reply = await runAdminRequest({ admin, bucket }, asked, {
      context,
      index: indexOf(context.shop),
      scopes: grant.scopes,
      now: context.clock.now(),
      bulk,
      typeNames: new WeakMap(),
    });
    return request.json(reply);
  });
  routes.all('*', (request) => request.json({ errors: 'Not Found' }, 404));
  return routes;
}

/** What only the admin's own page has at Shopify: a session token for the framed app, and for the demo driver. */
export function idTokenRoutes(context: SandboxContext): Hono {
  const routes = new Hono();
  routes.get('/id-token', (request) =>
    context.installation.current().isInstalled
      ? request.json({ idToken: mintSessionToken(context) })
      : request.json({ errors: 'The app is not installed in this shop.' }, 403),
  );
  return routes;
}

async function readRequest(request: Context): Promise<AdminRequest | null> {
  const body: unknown = await request.req.json().catch(() => null);
  if (typeof body !== 'object' || body === null) return null;
  const { query, variables, operationName } = body as Partial<AdminRequest>;
  if (typeof query !== 'string' || query.trim() === '') return null;
  return { query, variables: variables ?? null, operationName: operationName ?? null };
}
