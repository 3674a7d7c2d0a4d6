import { ClientError } from 'graphql-request';
import { expect, test } from 'vitest';
import { inShop } from '~/db';
import type { Admin } from '~/shopify/admin';
import {
  CREATE_PIXEL,
  FIND_PIXEL,
  keepPixel,
  needsPixel,
  pixelSettings,
  UPDATE_PIXEL,
} from '~/shopify/pixel/connect';
import { forgetPixel } from '~/shopify/pixel/store';
import { readPixelStatus } from '~/shopify/pixel-status';
import type { Shop } from '~/shops/store';
import { openDatabase } from '../../support/database';
import { newShop, NOW } from '../../support/factories';

const { db } = await openDatabase();
const GID = 'gid://shopify/WebPixel/1';
const APP_URL = 'https://app.example.com';
const MINUTE_MS = 60_000;
const after = (ms: number) => new Date(NOW.getTime() + ms);

type Answer = object | Error;

/** Shopify as far as a pixel goes: what is there, and what each document is answered. */
function openShopify(answers: { find?: Answer; write?: Answer } = {}) {
  const asked: { document: string; variables: unknown }[] = [];
  const admin: Admin = {
    domain: 'x.myshopify.com',
    request: async (document, variables) => {
      asked.push({ document, variables });
      const written = { webPixel: { id: GID }, userErrors: [] };
      const answer =
        document === FIND_PIXEL
          ? (answers.find ?? notFound())
          : (answers.write ??
            (document === CREATE_PIXEL
              ? { webPixelCreate: written }
              : { webPixelUpdate: written }));
      if (answer instanceof Error) throw answer;
      return answer;
    },
    download: () => Promise.reject(new Error('no file')),
  };
  return { admin, asked };
}

/** What the Admin API answers as errors: https://shopify.dev/docs/api/usage/response-codes */
function refusal(status: number, code?: string): ClientError {
  const errors = code ? [{ message: code, extensions: { code } }] : [];
  const response = { status, errors, headers: new Headers(), body: '' };
  return new ClientError(response as never, { query: '' });
}

const notFound = () => refusal(200, 'RESOURCE_NOT_FOUND');

const keep = (shop: Shop, admin: Admin, now = NOW) =>
  keepPixel(db, shop, { admin, settings: pixelSettings(shop, APP_URL), now });
const isDue = (shop: Shop, now: Date, appUrl = APP_URL) =>
  needsPixel(db, shop, pixelSettings(shop, appUrl), now);
const status = (shop: Shop) => inShop(db, shop.id, (tx) => readPixelStatus(tx, shop.id));

test('a shop without a pixel is given one, with its own key', async () => {
  const shop = await newShop(db);
  expect(shop.pixelKey).toMatch(/^[0-9a-f]{32}$/);
  expect(await isDue(shop, NOW)).toBe(true);
  const { admin, asked } = openShopify();
  expect(await keep(shop, admin)).toEqual({ kind: 'connected', pixelId: GID });
  expect(asked.map((one) => one.document)).toEqual([FIND_PIXEL, CREATE_PIXEL]);
  const { webPixel } = asked[1]!.variables as { webPixel: { settings: string } };
  expect(JSON.parse(webPixel.settings)).toEqual({
    endpoint: 'https://app.example.com/pixel',
    key: shop.pixelKey,
  });
  expect(await status(shop)).toEqual({ connectedAt: NOW, problem: null, lastEventAt: null });
  expect(await isDue(shop, after(30 * 86_400_000))).toBe(false);
});

test('a pixel that is there is given today’s settings', async () => {
  const shop = await newShop(db);
  const { admin, asked } = openShopify({ find: { webPixel: { id: GID } } });
  for (let time = 0; time < 2; time += 1) await keep(shop, admin, after(time * MINUTE_MS));
  expect(asked.map((one) => one.document)).toEqual([
    FIND_PIXEL,
    UPDATE_PIXEL,
    FIND_PIXEL,
    UPDATE_PIXEL,
  ]);
  expect(asked[1]!.variables).toMatchObject({ id: GID });
  expect((await status(shop)).connectedAt).toEqual(NOW);
});

test('an app that moved tells its pixels where to', async () => {
  const shop = await newShop(db);
  await keep(shop, openShopify().admin);
  expect(await isDue(shop, NOW, 'https://other.example.com')).toBe(true);
});

const userError = { webPixelCreate: { webPixel: null, userErrors: [{ code: 'NO_EXTENSION' }] } };

test.each([
  ['not_allowed', { find: refusal(200, 'ACCESS_DENIED') }],
  ['not_allowed', { write: refusal(403) }],
  ['refused', { write: userError }],
  ['unreachable', { find: refusal(502) }],
  ['unreachable', { write: new TypeError('fetch failed') }],
] as [string, { find?: Answer; write?: Answer }][])(
  'a refusal is kept and tried again: %s',
  async (problem, answers) => {
    const shop = await newShop(db);
    expect(await keep(shop, openShopify(answers).admin)).toEqual({ kind: 'refused', problem });
    expect(await status(shop)).toEqual({ connectedAt: null, problem, lastEventAt: null });
    expect(await isDue(shop, after(MINUTE_MS - 1))).toBe(false);
    expect(await isDue(shop, after(MINUTE_MS))).toBe(true);
    await keep(shop, openShopify().admin, after(MINUTE_MS));
    expect(await status(shop)).toMatchObject({ connectedAt: after(MINUTE_MS), problem: null });
  },
);

test('a shop that comes back is connected anew', async () => {
  const shop = await newShop(db);
  await keep(shop, openShopify().admin);
  await inShop(db, shop.id, (tx) => forgetPixel(tx, shop.id));
  expect(await isDue(shop, NOW)).toBe(true);
});
