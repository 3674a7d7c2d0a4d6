// Connects the storefront's pixel: until an app has made one for a shop, Shopify runs none there.
import { ClientError, gql } from 'graphql-request';
import { z } from 'zod';
import { inShop } from '~/db';
import type { Database } from '~/db';
import type { Shop } from '~/shops/store';
import { AccessRefused } from '../access/access-refused';
import type { Admin } from '../admin';
import { findPixel, savePixel, savePixelProblem } from './store';
import type { PixelProblem } from './store';

/** What extensions/web-pixel/shopify.extension.toml asks for; both are public. */
export type PixelSettings = { endpoint: string; key: string };

export type Connecting =
  { kind: 'connected'; pixelId: string } | { kind: 'refused'; problem: PixelProblem };

/** After a refusal Shopify is asked again, not at once. */
const AGAIN_MS = 60_000;

export const FIND_PIXEL = gql`
  query AttuneWebPixel {
    webPixel {
      id
    }
  }
`;

export const CREATE_PIXEL = gql`
  mutation AttuneCreateWebPixel($webPixel: WebPixelInput!) {
    webPixelCreate(webPixel: $webPixel) {
      webPixel {
        id
      }
      userErrors {
        code
        message
      }
    }
  }
`;

export const UPDATE_PIXEL = gql`
  mutation AttuneUpdateWebPixel($id: ID!, $webPixel: WebPixelInput!) {
    webPixelUpdate(id: $id, webPixel: $webPixel) {
      webPixel {
        id
      }
      userErrors {
        code
        message
      }
    }
  }
`;

const pixel = z.object({ id: z.string() }).nullable();
const foundSchema = z.object({ webPixel: pixel });
const writtenSchema = z.object({ webPixel: pixel });

/** Makes the pixel, or gives the one that is there today's settings: the same however often it is asked. */
export async function connectPixel(admin: Admin, settings: PixelSettings): Promise<Connecting> {
  try {
    const id = await findPixelId(admin);
    const webPixel = { settings: JSON.stringify(settings) };
    const answer = z
      .record(z.string(), writtenSchema)
      .parse(
        id
          ? await admin.request(UPDATE_PIXEL, { id, webPixel })
          : await admin.request(CREATE_PIXEL, { webPixel }),
      );
    const written = Object.values(answer)[0]?.webPixel;
    return written
      ? { kind: 'connected', pixelId: written.id }
      : { kind: 'refused', problem: 'refused' };
  } catch (fault) {
    return { kind: 'refused', problem: problemOf(fault) };
  }
}

/** Where there is none, Shopify answers with an error instead of nothing. */
async function findPixelId(admin: Admin): Promise<string | null> {
  try {
    return foundSchema.parse(await admin.request(FIND_PIXEL)).webPixel?.id ?? null;
  } catch (fault) {
    if (problemOf(fault) === 'refused') return null;
    throw fault;
  }
}

function problemOf(fault: unknown): PixelProblem {
  if (fault instanceof AccessRefused) return 'not_allowed';
  if (!(fault instanceof ClientError) || fault.response.status >= 500) return 'unreachable';
  const { errors = [], status } = fault.response;
  const denied = errors.some((error) => error.extensions?.code === 'ACCESS_DENIED');
  return denied || status === 401 || status === 403 ? 'not_allowed' : 'refused';
}

export function pixelSettings(shop: Shop, appUrl: string): PixelSettings {
  return { endpoint: `${appUrl}/pixel`, key: shop.pixelKey };
}

/** Whether this shop's pixel is to be connected now: never tried, refused a while ago, or the app moved since. */
export async function needsPixel(
  database: Database,
  shop: Shop,
  { endpoint }: PixelSettings,
  now: Date,
): Promise<boolean> {
  const known = await inShop(database, shop.id, (db) => findPixel(db, shop.id));
  if (!known) return true;
  const isOld = now.getTime() - known.triedAt.getTime() >= AGAIN_MS;
  return known.problem !== null ? isOld : known.endpoint !== endpoint;
}

/** Connects and writes down what came of it, so that a refusal is shown and tried again. */
export async function keepPixel(
  database: Database,
  shop: Shop,
  asked: { admin: Admin; settings: PixelSettings; now: Date },
): Promise<Connecting> {
  const { admin, settings, now } = asked;
  const outcome = await connectPixel(admin, settings);
  await inShop(database, shop.id, (db) =>
    outcome.kind === 'connected'
      ? savePixel(db, shop.id, { pixelId: outcome.pixelId, endpoint: settings.endpoint }, now)
      : savePixelProblem(db, shop.id, outcome.problem, now),
  );
  return outcome;
}
