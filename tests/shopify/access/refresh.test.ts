// The refresh over the wire, against a Shopify that answers as its page on offline access tokens says.
import { Session } from '@shopify/shopify-api';
import { afterEach, expect, test, vi } from 'vitest';
import { refreshSession } from '~/shopify/access/refresh';
import { NOW } from '../../support/factories';

const CREDENTIALS = { clientId: 'attune', clientSecret: 'secret' };
const OLD = new Session({
  ...{ id: 'offline_x.myshopify.com', shop: 'x.myshopify.com', state: '', isOnline: false },
  ...{ accessToken: 'old', refreshToken: 'r1', scope: 'read_orders', expires: NOW },
});

afterEach(() => vi.unstubAllGlobals());

function answerWith(status: number, body: object): { sent: unknown[] } {
  const sent: unknown[] = [];
  vi.stubGlobal('fetch', async (url: string, { body: form }: { body: string }) => {
    sent.push(url, JSON.parse(form));
    return new Response(JSON.stringify(body), { status });
  });
  return { sent };
}

test('both halves rotate, and the end is counted from now', async () => {
  const { sent } = answerWith(200, {
    ...{ access_token: 'new', scope: 'read_orders,read_products', expires_in: 3_600 },
    ...{ refresh_token: 'r2', refresh_token_expires_in: 7_776_000 },
  });
  const answer = await refreshSession(OLD, CREDENTIALS, NOW);
  expect(answer).toMatchObject({
    kind: 'refreshed',
    session: {
      ...{ id: OLD.id, accessToken: 'new', refreshToken: 'r2', scope: 'read_orders,read_products' },
      expires: new Date(NOW.getTime() + 3_600_000),
    },
  });
  expect(sent).toEqual([
    'https://x.myshopify.com/admin/oauth/access_token',
    {
      ...{ client_id: 'attune', client_secret: 'secret' },
      ...{ grant_type: 'refresh_token', refresh_token: 'r1' },
    },
  ]);
});

test('an answer without an end is good for the hour that is promised', async () => {
  answerWith(200, { access_token: 'new', refresh_token: 'r2' });
  const answer = await refreshSession(OLD, CREDENTIALS, NOW);
  expect(answer).toMatchObject({ session: { expires: new Date(NOW.getTime() + 3_600_000) } });
});

test.each([400, 401, 403, 404])('%i is a refusal', async (status) => {
  answerWith(status, { error: 'invalid_grant' });
  expect(await refreshSession(OLD, CREDENTIALS, NOW)).toEqual({ kind: 'refused' });
});

test.each([500, 503])('%i says nothing of the token', async (status) => {
  answerWith(status, {});
  await expect(refreshSession(OLD, CREDENTIALS, NOW)).rejects.toThrow(`answered ${status}`);
});
