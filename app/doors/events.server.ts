// The event API's door: another source of a shop tells what happened, one event or many, and is told of each what became
// of it once it is stored.
import { Hono, type Context } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { inShop, type Database } from '~/db';
import { acceptEventKey, parseEventKey } from '~/events/api/key-store';
import { readBatch } from '~/events/api/read-told';
import { recordTold } from '~/events/api/record-told';
import { findShop } from '~/shops/store';
import { addressOf, createLimiter, type Limit } from './caller';
import { faultWords } from './fault-words';

export type EventsDoor = {
  database: Database;
  now: () => Date;
  onFault: (shopId: number, reason: string) => void;
  limits?: Partial<EventLimits>;
};

/** Requests of one address that proved nothing, and events of one shop. */
export type EventLimits = { perStranger: Limit; perShop: Limit };

const LIMITS: EventLimits = {
  perStranger: { points: 60, seconds: 60 },
  perShop: { points: 60_000, seconds: 60 },
};

const LARGEST_BODY = 256 * 1024;
/** A key that was looked up is believed for so long: one that is revoked ends after that. */
const KNOWN_MS = 5_000;
const MOST_KNOWN = 10_000;
/** Requests that wait for the database; more would wait for longer than a client does. */
const MOST_WAITING = 200;
const BUSY_SECONDS = 5;

const SAID = {
  401: 'Send a key of this shop as "Authorization: Bearer KEY". Settings, Event API makes one.',
  400: 'Send one event, or {"events": [...]} with 1 to 500 of them, as JSON.',
  405: 'Events are posted.',
  413: 'Send at most 256 KB at once.',
  429: 'Too many at once. Send it again later.',
  503: 'Not stored. Send it again with the same ids.',
} as const;

type Guards = ReturnType<typeof createGuards>;

export function eventsDoor(door: EventsDoor): Hono {
  const app = new Hono();
  const guards = createGuards(door);
  let waiting = 0;
  const limit = bodyLimit({ maxSize: LARGEST_BODY, onError: (c: Context) => refuse(c, 413) });
  app.use('/api/events', limit);
  app.all('/api/events', async (c) => {
    if (c.req.method !== 'POST') return refuse(c, 405);
    const proof = await proveEventKey(c, guards);
    if (proof.kind === 'refused') return refuse(c, proof.status, proof.wait);
    const told = readBatch(parse(await c.req.text()));
    if (told === null) return refuse(c, 400);
    const tooMany = guards.perShop(String(proof.shopId), told.length);
    if (tooMany !== null) return refuse(c, 429, tooMany);
    if (waiting >= MOST_WAITING) return refuse(c, 503, BUSY_SECONDS);
    waiting += 1;
    try {
      return c.json(await recordTold(door.database, proof.shopId, told, door.now()));
    } catch (fault) {
      door.onFault(proof.shopId, faultWords(fault));
      return refuse(c, 503, BUSY_SECONDS);
    } finally {
      waiting -= 1;
    }
  });
  return app;
}

function refuse(c: Context, status: keyof typeof SAID, wait?: number): Response {
  if (wait !== undefined) c.header('Retry-After', String(wait));
  if (status === 405) c.header('Allow', 'POST');
  if (status === 401) c.header('WWW-Authenticate', 'Bearer');
  return c.json({ error: SAID[status] }, status);
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

function createGuards({ database, now, limits }: EventsDoor) {
  const { perStranger, perShop } = { ...LIMITS, ...limits };
  const known = new Map<string, { shopId: number; since: number }>();
  return {
    perStranger: createLimiter(perStranger),
    perShop: createLimiter(perShop),
    shopOf: async (key: string): Promise<number | null> => {
      const shown = parseEventKey(key);
      if (!shown) return null;
      const at = performance.now();
      const found = known.get(shown.hash);
      if (found && at - found.since < KNOWN_MS) return found.shopId;
      const isGood = await inShop(database, shown.shopId, (db) => acceptEventKey(db, shown, now()));
      if (known.size >= MOST_KNOWN) known.clear();
      const shop = isGood ? await findShop(database, shown.shopId) : null;
      if (!shop || shop.uninstalledAt) return null;
      known.set(shown.hash, { shopId: shown.shopId, since: at });
      return shown.shopId;
    },
  };
}

type Proof =
  { kind: 'valid'; shopId: number } | { kind: 'refused'; status: 401 | 429; wait?: number };

/** Whoever guesses is slowed down before the database is asked for long. */
async function proveEventKey(c: Context, guards: Guards): Promise<Proof> {
  const [, key = ''] = /^Bearer +(\S{1,200})$/i.exec(c.req.header('authorization') ?? '') ?? [];
  const shopId = key === '' ? null : await guards.shopOf(key);
  if (shopId !== null) return { kind: 'valid', shopId };
  const wait = guards.perStranger(addressOf(c));
  return wait === null ? { kind: 'refused', status: 401 } : { kind: 'refused', status: 429, wait };
}
