// POST /admin/oauth/access_token as Shopify answers it: token exchange and refresh, errors in OAuth's shape.

import { type Context, Hono } from 'hono';
import type { SandboxContext } from '../../context';
import { checkSessionToken } from './session-token';
import { ACCESS_SECONDS, type Grant, ONLINE_SECONDS, REFRESH_SECONDS, type Tokens } from './tokens';

const EXCHANGE = 'urn:ietf:params:oauth:grant-type:token-exchange';
const ID_TOKEN = 'urn:ietf:params:oauth:token-type:id_token';
const OFFLINE = 'urn:shopify:params:oauth:token-type:offline-access-token';
const ONLINE = 'urn:shopify:params:oauth:token-type:online-access-token';

type Form = Record<string, unknown>;

export function oauthRoutes(context: SandboxContext, tokens: Tokens): Hono {
  const routes = new Hono();
  routes.post('/admin/oauth/access_token', async (request) => {
    const form = await readForm(request);
    if (!form) return refuse(request, 'invalid_request', 'The body must be JSON or a form');
    if (form.client_id !== context.clientId) {
      return refuse(request, 'application_cannot_be_found', 'No app has this client_id');
    }
    if (form.client_secret !== context.clientSecret) {
      return refuse(request, 'invalid_client', 'The client_secret is not that of this app');
    }
    if (form.grant_type === EXCHANGE) return exchange(request, context, tokens, form);
    if (form.grant_type === 'refresh_token') return refresh(request, tokens, form);
    return refuse(request, 'unsupported_grant_type', 'Only token exchange and refresh are known');
  });
  return routes;
}

function exchange(request: Context, context: SandboxContext, tokens: Tokens, form: Form): Response {
  if (form.subject_token_type !== ID_TOKEN) {
    return refuse(request, 'invalid_request', `subject_token_type must be ${ID_TOKEN}`);
  }
  const check = checkSessionToken(context, textOf(form.subject_token));
  if (check.kind === 'invalid') {
    return refuse(
      request,
      'invalid_subject_token',
      `The session token was refused: ${check.reason}`,
    );
  }
  if (form.requested_token_type === ONLINE) {
    return request.json(describeOnline(context, tokens.exchangeOnline(), check.userId));
  }
  if (form.requested_token_type !== OFFLINE) {
    return refuse(
      request,
      'invalid_request',
      `requested_token_type must be ${OFFLINE} or ${ONLINE}`,
    );
  }
  if (textOf(form.expiring) !== '1') {
    const reason =
      'Public apps created since 1 April 2026 must ask for expiring tokens: expiring = 1';
    return refuse(request, 'invalid_request', reason);
  }
  return request.json(describeOffline(tokens.exchangeOffline()));
}

function refresh(request: Context, tokens: Tokens, form: Form): Response {
  const grant = tokens.refresh(textOf(form.refresh_token));
  if (!grant)
    return refuse(request, 'invalid_grant', 'The refresh token has expired or was replaced');
  return request.json(describeOffline(grant));
}

function describeOffline(grant: Grant) {
  return {
    access_token: grant.accessToken,
    scope: grant.scopes.join(','),
    expires_in: ACCESS_SECONDS,
    refresh_token: grant.refreshToken,
    refresh_token_expires_in: REFRESH_SECONDS,
  };
}

function describeOnline(context: SandboxContext, grant: Grant, userId: string) {
  const scope = grant.scopes.join(',');
  return {
    access_token: grant.accessToken,
    scope,
    expires_in: ONLINE_SECONDS,
    associated_user_scope: scope,
    associated_user: {
      id: Number(userId),
      first_name: 'Shop',
      last_name: 'Owner',
      email: context.shop.email,
      email_verified: true,
      account_owner: true,
      locale: context.shop.primaryLocale,
      collaborator: false,
    },
  };
}

async function readForm(request: Context): Promise<Form | null> {
  const type = request.req.header('content-type') ?? '';
  if (!type.includes('json')) return request.req.parseBody().catch(() => null);
  const body: unknown = await request.req.json().catch(() => null);
  return typeof body === 'object' && body !== null ? (body as Form) : null;
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

function refuse(request: Context, error: string, description: string): Response {
  return request.json({ error, error_description: description }, 400);
}
