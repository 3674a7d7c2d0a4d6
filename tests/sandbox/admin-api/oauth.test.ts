// Tokens over the wire, judged by the library that the app really uses.
import '@shopify/shopify-api/adapters/node';
import {
  ApiVersion,
  LogSeverity,
  RequestedTokenType,
  Session,
  shopifyApi,
} from '@shopify/shopify-api';
import { setAbstractFetchFunc } from '@shopify/shopify-api/runtime';
import { expect, test } from 'vitest';
import { mintSessionToken } from '../../../sandbox/admin-api/oauth/session-token';
import { type RunningShop, SCOPES, startShop, temporaryFolder } from './start-shop';

function useLibrary(shop: RunningShop) {
  setAbstractFetchFunc((url, init) => {
    const { pathname } = new URL(url instanceof Request ? url.url : url);
    return shop.send(pathname, init);
  });
  return shopifyApi({
    apiKey: 'client-id',
    apiSecretKey: 'client-secret',
    scopes: SCOPES,
    hostName: 'app.example',
    apiVersion: ApiVersion.October26,
    isEmbeddedApp: true,
    logger: { level: LogSeverity.Error },
  });
}

test('mints session tokens that the library accepts', async () => {
  const shop = await startShop();
  const library = useLibrary(shop);

  const token = mintSessionToken(shop.server.context, { userId: '42' });
  const claims = await library.session.decodeSessionToken(token);

  expect(claims).toMatchObject({
    dest: 'https://small.myshopify.com',
    iss: 'https://small.myshopify.com/admin',
    aud: 'client-id',
    sub: '42',
  });
  // Shopify's session tokens live for 60 seconds.
  expect(claims.exp - claims.nbf).toBe(60);
});

test('gives the library a session that can query and refresh', async () => {
  const shop = await startShop();
  const library = useLibrary(shop);
  const domain = shop.server.context.shop.domain;

  const { session } = await library.auth.tokenExchange({
    shop: domain,
    sessionToken: mintSessionToken(shop.server.context),
    requestedTokenType: RequestedTokenType.OfflineAccessToken,
    expiring: true,
  });
  const client = new library.clients.Graphql({ session });
  const answer = await client.request('{ shop { name myshopifyDomain } }');
  const refreshed = await library.auth.refreshToken({
    shop: domain,
    refreshToken: session.refreshToken!,
  });

  expect(answer.data).toEqual({ shop: { name: 'Small Shop', myshopifyDomain: domain } });
  expect(session.id).toBe('offline_small.myshopify.com');
  expect(session.isActive(SCOPES)).toBe(true);
  expect(refreshed.session).toBeInstanceOf(Session);
  expect(refreshed.session.accessToken).not.toBe(session.accessToken);
});

test('gives the library an online session with its user', async () => {
  const shop = await startShop();
  const library = useLibrary(shop);

  const { session } = await library.auth.tokenExchange({
    shop: shop.server.context.shop.domain,
    sessionToken: mintSessionToken(shop.server.context, { userId: '42' }),
    requestedTokenType: RequestedTokenType.OnlineAccessToken,
  });

  expect(session.isOnline).toBe(true);
  expect(session.onlineAccessInfo?.associated_user.id).toBe(42);
});

test('lets offline tokens expire after an hour', async () => {
  const shop = await startShop();
  const { body } = await shop.exchange();
  const ask = () =>
    shop.send('/admin/api/2026-10/graphql.json', {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-shopify-access-token': body.access_token },
      body: JSON.stringify({ query: '{ shop { name } }' }),
    });

  const before = await ask();
  shop.server.context.clock.advance(3600);
  const after = await ask();

  // 3600 s and 90 days: Shopify's expiring offline tokens.
  expect(body).toMatchObject({ expires_in: 3600, refresh_token_expires_in: 7_776_000 });
  expect(before.status).toBe(200);
  expect(after.status).toBe(401);
  expect(await after.text()).toContain('Invalid API key or access token');
});

test.each([
  ['a token signed by another', { subject_token: 'a.b.c' }, 'invalid_subject_token'],
  ['no token at all', { subject_token: '' }, 'invalid_subject_token'],
  ['a wrong client secret', { client_secret: 'guess' }, 'invalid_client'],
  ['an unknown client', { client_id: 'nobody' }, 'application_cannot_be_found'],
  ['a token that never expires', { expiring: '0' }, 'invalid_request'],
  ['an unknown grant', { grant_type: 'password' }, 'unsupported_grant_type'],
])('refuses to exchange %s for access', async (_what, change, error) => {
  const shop = await startShop();

  const answer = await shop.exchange(change);

  expect(answer.status).toBe(400);
  expect(answer.body.error).toBe(error);
});

test('refuses session tokens of another app or shop or hour', async () => {
  const shop = await startShop();
  const { context } = shop.server;
  const elsewhere = { ...context, shop: { ...context.shop, domain: 'other.myshopify.com' } };
  const late = mintSessionToken(context);

  const otherApp = await shop.exchange({
    subject_token: mintSessionToken({ ...context, clientId: 'x' }),
  });
  const otherShop = await shop.exchange({ subject_token: mintSessionToken(elsewhere) });
  context.clock.advance(61);
  const expired = await shop.exchange({ subject_token: late });

  for (const answer of [otherApp, otherShop, expired]) {
    expect(answer.body.error).toBe('invalid_subject_token');
  }
});

test('keeps a refresh token until its replacement is used', async () => {
  const shop = await startShop();
  const first = (await shop.exchange()).body;

  const lost = await shop.refresh(first.refresh_token);
  const again = await shop.refresh(first.refresh_token);
  const next = await shop.refresh(again.body.refresh_token);
  const tooLate = await shop.refresh(first.refresh_token);
  const lostToo = await shop.refresh(lost.body.refresh_token);

  expect([lost.status, again.status, next.status]).toEqual([200, 200, 200]);
  expect(tooLate).toMatchObject({ status: 400, body: { error: 'invalid_grant' } });
  expect(lostToo.status).toBe(400);
});

test('ends a refresh token once its replacement has queried', async () => {
  const shop = await startShop();
  const first = (await shop.exchange()).body;
  const second = (await shop.refresh(first.refresh_token)).body;

  await shop.send('/admin/api/2026-10/graphql.json', {
    method: 'POST',
    headers: { 'x-shopify-access-token': second.access_token },
    body: JSON.stringify({ query: '{ shop { name } }' }),
  });

  expect((await shop.refresh(first.refresh_token)).status).toBe(400);
  expect((await shop.refresh(second.refresh_token)).status).toBe(200);
});

test('lets refresh tokens die after ninety unused days', async () => {
  const shop = await startShop();
  const { refresh_token: token } = (await shop.exchange()).body;

  shop.server.context.clock.advance(90 * 24 * 3600);

  expect((await shop.refresh(token)).status).toBe(400);
});

test('honours its tokens after a restart', async () => {
  const dataDir = temporaryFolder();
  const before = await startShop({ dataDir });
  const { refresh_token: token } = (await before.exchange()).body;
  await before.server.close();

  const after = await startShop({ dataDir });

  expect((await after.refresh(token)).status).toBe(200);
});
