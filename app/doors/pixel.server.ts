// The pixel's door: a shopper's browser tells what happened, and is told "stored" only once it is. It answers before
// Remix is reached. Anybody may knock, so what comes in is checked, counted and cut to size first.
import { Hono } from 'hono';
import type { Context } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import type { Database } from '~/db';
import { receivePixel } from '~/shopify/pixel/receive';
import { readBatch, readPixelEvent } from '~/shopify/translate/pixel';
import type { PixelEvent } from '~/shopify/translate/pixel';
import { findShopByPixelKey } from '~/shops/pixel-key-store';
import { faultWords } from './fault-words';
import { addressOf, createLimiter, isMachine } from './caller';
import type { Limit, Limiter } from './caller';
import { createGroupCommit } from './group-commit';

export type PixelDoor = {
  database: Database;
  secret: string;
  now: () => Date;
  /** What went wrong while events were written, for the log: the shop's number and the reason. */
  onFault: (shopId: number, reason: string) => void;
  limits?: PixelLimits;
};

export type PixelLimits = { perAddress: Limit; perShop: Limit };

/** Requests of one address, which may be a whole office, and events of one shop on its busiest day. */
const LIMITS: PixelLimits = {
  perAddress: { points: 300, seconds: 60 },
  perShop: { points: 100_000, seconds: 60 },
};

export const LARGEST_PIXEL_BODY = 64 * 1024;
const KEY = /^[0-9a-f]{32}$/;
/** A key that was looked up is believed for so long; a shop that leaves is told so after that. */
const KNOWN_MS = 10_000;
const MOST_KNOWN = 10_000;
/** More than that would wait for longer than a browser does: better it tries once more. */
const MOST_WAITING = 2_000;
const BUSY_SECONDS = 5;

type Told = { shopId: number; events: PixelEvent[]; failed: boolean };

type Refusal = { kind: 'refused'; status: 400 | 403 | 404 | 429; wait?: number };
type Proof = { kind: 'valid'; shopId: number; events: PixelEvent[] } | Refusal;

/** What the proof needs to know, made once per process. */
type Guards = {
  perAddress: Limiter;
  perShop: Limiter;
  shopOf: (key: string) => Promise<number | null>;
  now: () => Date;
};

export function pixelDoor(door: PixelDoor): Hono {
  const app = new Hono();
  const limits = door.limits ?? LIMITS;
  const guards: Guards = {
    perAddress: createLimiter(limits.perAddress),
    perShop: createLimiter(limits.perShop),
    shopOf: createDirectory(door.database),
    now: door.now,
  };
  const store = createStore(door);

  app.use('/pixel/:key', async (c: Context, next) => {
    const { method } = c.req;
    if (method === 'POST') await next();
    else c.res = method === 'OPTIONS' ? c.body(null, 204) : refuse(c, 405);
    // Shopify runs a pixel in a sandbox whose origin is "null"; no cookie comes along, so any origin may ask.
    c.header('Access-Control-Allow-Origin', '*');
    c.header('Access-Control-Allow-Methods', 'POST');
    c.header('Access-Control-Allow-Headers', 'Content-Type');
    c.header('Access-Control-Max-Age', '86400');
    c.header('Cache-Control', 'no-store');
  });
  app.use(
    '/pixel/:key',
    bodyLimit({ maxSize: LARGEST_PIXEL_BODY, onError: (c: Context) => c.body(null, 413) }),
  );
  app.post('/pixel/:key', async (c) => {
    const proof = await provePixel(c, guards);
    if (proof.kind === 'refused') return refuse(c, proof.status, proof.wait);
    return (await store(proof)) ? c.body(null, 204) : refuse(c, 503, BUSY_SECONDS);
  });
  return app;
}

function refuse(c: Context, status: 400 | 403 | 404 | 405 | 429 | 503, wait?: number): Response {
  if (wait !== undefined) c.header('Retry-After', String(wait));
  if (status === 405) c.header('Allow', 'POST, OPTIONS');
  return c.body(null, status);
}

/** A person's browser, not too often, with a shop's key and at least one event that can be right. */
async function provePixel(c: Context, guards: Guards): Promise<Proof> {
  if (isMachine(c)) return { kind: 'refused', status: 403 };
  const tooOften = await guards.perAddress(addressOf(c));
  if (tooOften !== null) return { kind: 'refused', status: 429, wait: tooOften };
  const shopId = await guards.shopOf(c.req.param('key') ?? '');
  if (shopId === null) return { kind: 'refused', status: 404 };
  const told = readBatch(parse(await c.req.text()));
  if (told === null) return { kind: 'refused', status: 400 };
  const tooMany = await guards.perShop(String(shopId), told.length);
  if (tooMany !== null) return { kind: 'refused', status: 429, wait: tooMany };
  const now = guards.now();
  const events = told.flatMap((raw) => {
    const reading = readPixelEvent(raw, now);
    return reading.kind === 'usable' ? [reading.event] : [];
  });
  // What is refused does not spoil what came along with it.
  return events.length > 0 ? { kind: 'valid', shopId, events } : { kind: 'refused', status: 400 };
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/** Which active shop has a key; a storm asks the database once. */
function createDirectory(database: Database): Guards['shopOf'] {
  const known = new Map<string, { shopId: Promise<number | null>; since: number }>();
  return (key) => {
    if (!KEY.test(key)) return Promise.resolve(null);
    const at = performance.now();
    const found = known.get(key);
    if (found && at - found.since < KNOWN_MS) return found.shopId;
    if (known.size >= MOST_KNOWN) known.clear();
    const shopId = findShopByPixelKey(database, key).then((shop) => shop?.id ?? null);
    known.set(key, { shopId, since: at });
    // What could not be asked is asked again.
    shopId.catch(() => known.delete(key));
    return shopId;
  };
}

/** Answers whether the events are stored; what many browsers tell at once shares a commit per shop. */
function createStore(door: PixelDoor): (told: Omit<Told, 'failed'>) => Promise<boolean> {
  let waiting = 0;
  const commit = createGroupCommit<Told>((group) => writeGroup(door, group), {
    mostWaitMs: 5,
    mostItems: 500,
  });
  return async ({ shopId, events }) => {
    if (waiting >= MOST_WAITING) return false;
    waiting += 1;
    const told: Told = { shopId, events, failed: false };
    await commit(told).finally(() => (waiting -= 1));
    return !told.failed;
  };
}

/** The fault of one shop is not another's. */
async function writeGroup(door: PixelDoor, group: Told[]): Promise<void> {
  for (const shopId of new Set(group.map((told) => told.shopId))) {
    const tellers = group.filter((told) => told.shopId === shopId);
    const events = tellers.flatMap((told) => told.events);
    try {
      await receivePixel(door.database, shopId, events, { secret: door.secret, now: door.now() });
    } catch (fault) {
      for (const told of tellers) told.failed = true;
      door.onFault(shopId, faultWords(fault));
    }
  }
}
