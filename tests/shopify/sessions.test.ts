import { randomBytes } from 'node:crypto';
import { Session } from '@shopify/shopify-api';
import { expect, test } from 'vitest';
import { createSessionStorage } from '~/shopify/sessions';
import { createTokenCipher } from '~/shopify/token-cipher';
import { command, openDatabase } from '../support/database';
import { NOW } from '../support/factories';

const { db, superuserUrl } = await openDatabase();
const storage = createSessionStorage(
  db,
  createTokenCipher(['a secret of at least thirty-two signs'], randomBytes),
  () => NOW,
);

const ACCESS = 'shpat_access_in_the_clear';
const REFRESH = 'shprt_refresh_in_the_clear';

function sessionOf(shop: string): Session {
  return new Session({
    id: `offline_${shop}`,
    shop,
    state: '',
    isOnline: false,
    scope: 'read_orders',
    accessToken: ACCESS,
    expires: new Date('2026-03-02T11:00:00Z'),
    refreshToken: REFRESH,
    refreshTokenExpires: new Date('2026-06-02T11:00:00Z'),
  });
}

test('a session comes back as it was stored', async () => {
  const session = sessionOf('back.myshopify.com');
  expect(await storage.storeSession(session)).toBe(true);
  const loaded = await storage.loadSession(session.id);
  expect(loaded?.toObject()).toEqual(session.toObject());
  const [found] = await storage.findSessionsByShop('back.myshopify.com');
  expect(found?.accessToken).toBe(ACCESS);
});

test('nothing in the table shows a token in clear', async () => {
  await storage.storeSession(sessionOf('sealed.myshopify.com'));
  const rows = await command(superuserUrl, 'select s::text as line from session s');
  expect(rows.length).toBeGreaterThan(0);
  expect(JSON.stringify(rows)).not.toMatch(/in_the_clear/);
});

test('a token copied to another shop’s row does not open', async () => {
  await storage.storeSession(sessionOf('rich.myshopify.com'));
  await storage.storeSession(sessionOf('poor.myshopify.com'));
  await command(
    superuserUrl,
    `update session set access_token = (select access_token from session where shop = $1) where shop = $2`,
    ['rich.myshopify.com', 'poor.myshopify.com'],
  );
  await expect(storage.loadSession('offline_poor.myshopify.com')).rejects.toThrow();
});

test('a session that is not there is nothing', async () => {
  expect(await storage.loadSession('offline_nobody.myshopify.com')).toBeUndefined();
});
