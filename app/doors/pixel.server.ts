// The pixel's door: a shopper's browser tells what happened, and is told "stored" only once it is. It answers before
// Remix is reached. Anybody may knock, so what comes in is checked, counted and cut to size first.
import type { Database } from '~/db';
import { receivePixel, type Admission } from '~/shopify/pixel/receive';
import { readBatch, readPixelEvent } from '~/shopify/translate/pixel';
import type { PixelEvent } from '~/shopify/translate/pixel';
import { findShopByPixelKey } from '~/shops/pixel-key-store';
import { faultWords } from './fault-words';
import { createLimiter, isMachineAgent } from './caller';
import type { Limit, Limiter } from './caller';
import { createGroupCommit, type GroupCommit } from './group-commit';
import type { Answer, Call, StormDoors } from './storm-server';

export type PixelDoor = {
  database: Database;
  secret: string;
  /** Secrets that `secret` replaced. */
  oldSecrets?: string[];
  now: () => Date;
  /** What went wrong while events were written, for the log: the shop's number and the reason. */
  onFault: (shopId: number, reason: string) => void;
  limits?: Partial<PixelLimits>;
};

export type PixelLimits = {
  perAddress: Limit;
  perShop: Limit;
  /** New people of a shop whom a form, or a checkout, has named: anybody can make a browser say so. */
  perForm: Limit;
  perCheckout: Limit;
};

/** Requests of one address, which may be a whole office, and events of one shop on its busiest day. */
const LIMITS: PixelLimits = {
  perAddress: { points: 300, seconds: 60 },
  perShop: { points: 600_000, seconds: 60 },
  perForm: { points: 300, seconds: 3_600 },
  perCheckout: { points: 5_000, seconds: 3_600 },
};

export const LARGEST_PIXEL_BODY = 64 * 1024;
const KEY = /^[0-9a-f]{32}$/;
/** A key that was looked up is believed for so long; a shop that leaves is told so after that. */
const KNOWN_MS = 10_000;
const MOST_KNOWN = 10_000;
/** More than that would wait for longer than a browser does: better it tries once more. */
const MOST_WAITING = 2_000;
const BUSY_SECONDS = 5;
const COMPLAINT_MS = 1_000;
const GROUP = { mostWaitMs: 1, mostItems: 500 };

type Told = { events: PixelEvent[] };

type Refusal = { kind: 'refused'; status: 400 | 403 | 404 | 413 | 429; wait?: number };
type Proof = { kind: 'valid'; shopId: number; events: PixelEvent[] } | Refusal;

/** What the proof needs to know, made once per process. */
type Guards = {
  perAddress: Limiter;
  perShop: Limiter;
  shopOf: (key: string) => number | null | Promise<number | null>;
  now: () => Date;
};

/** Shopify runs a pixel in a sandbox whose origin is "null"; no cookie comes along, so any origin may ask. */
const OPEN = ['Access-Control-Allow-Origin', '*', 'Cache-Control', 'no-store'];
const PREFLIGHT = [
  ...OPEN,
  ...['Access-Control-Allow-Methods', 'POST'],
  ...['Access-Control-Allow-Headers', 'Content-Type'],
  ...['Access-Control-Max-Age', '86400'],
];
const STORED: Answer = { status: 204, headers: OPEN };

export function pixelDoor(storms: StormDoors, door: PixelDoor): void {
  const limits = { ...LIMITS, ...door.limits };
  const guards: Guards = {
    perAddress: createLimiter(limits.perAddress),
    perShop: createLimiter(limits.perShop),
    shopOf: createDirectory(door.database),
    now: door.now,
  };
  const store = createStore(
    { ...door, onFault: createComplaint(door.onFault) },
    createAdmission(limits),
  );
  storms.all(
    '/pixel/:key',
    async (call) => {
      if (call.method === 'OPTIONS') return { status: 204, headers: PREFLIGHT };
      if (call.method !== 'POST') return refuse(405);
      const proof = await provePixel(call, guards);
      if (proof.kind === 'refused') return refuse(proof.status, proof.wait);
      return (await store(proof)) ? STORED : refuse(503, BUSY_SECONDS);
    },
    { largestBody: LARGEST_PIXEL_BODY },
  );
}

function refuse(status: Refusal['status'] | 405 | 503, wait?: number): Answer {
  const headers = [...OPEN];
  if (wait !== undefined) headers.push('Retry-After', String(wait));
  if (status === 405) headers.push('Allow', 'POST, OPTIONS');
  return { status, headers };
}

/** A person's browser, not too often, with a shop's key and at least one event that can be right. */
async function provePixel(call: Call, guards: Guards): Promise<Proof> {
  if (isMachineAgent(call.agent)) return { kind: 'refused', status: 403 };
  const tooOften = guards.perAddress(call.address);
  if (tooOften !== null) return { kind: 'refused', status: 429, wait: tooOften };
  const shopId = await guards.shopOf(call.key);
  if (shopId === null) return { kind: 'refused', status: 404 };
  const body = await call.body();
  if (body === null) return { kind: 'refused', status: 413 };
  const told = readBatch(parse(body));
  if (told === null) return { kind: 'refused', status: 400 };
  const tooMany = guards.perShop(String(shopId), told.length);
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
  type Known = { shopId: number | null | Promise<number | null>; since: number };
  const known = new Map<string, Known>();
  return (key) => {
    if (!KEY.test(key)) return null;
    const at = performance.now();
    const found = known.get(key);
    if (found && at - found.since < KNOWN_MS) return found.shopId;
    if (known.size >= MOST_KNOWN) known.clear();
    const asked = findShopByPixelKey(database, key).then((shop) => shop?.id ?? null);
    const entry: Known = { shopId: asked, since: at };
    known.set(key, entry);
    asked.then(
      (shopId) => (entry.shopId = shopId),
      // What could not be asked is asked again.
      () => known.delete(key),
    );
    return asked;
  };
}

/** Answers whether the events are stored; what many browsers tell at once shares a commit per shop. */
function createStore(
  door: PixelDoor,
  admit: Admission,
): (told: Told & { shopId: number }) => Promise<boolean> {
  let waiting = 0;
  const boxes = new Map<number, GroupCommit<Told>>();
  const boxOf = (shopId: number): GroupCommit<Told> => {
    const known = boxes.get(shopId);
    if (known) return known;
    if (boxes.size >= MOST_KNOWN) boxes.clear();
    const box = createGroupCommit<Told>(
      (group) => writeGroup(door, { shopId, admit }, group),
      GROUP,
    );
    boxes.set(shopId, box);
    return box;
  };
  return async ({ shopId, events }) => {
    if (waiting >= MOST_WAITING) return false;
    waiting += 1;
    try {
      await boxOf(shopId)({ events });
      return true;
    } catch {
      // The group has told why.
      return false;
    } finally {
      waiting -= 1;
    }
  };
}

function createAdmission({ perForm, perCheckout }: PixelLimits): Admission {
  const limiters = { form: createLimiter(perForm), checkout: createLimiter(perCheckout) };
  return (shopId, word) => limiters[word](String(shopId)) === null;
}

/** A fault is told once a second at most: while the database is away every group has it. */
function createComplaint(onFault: PixelDoor['onFault']): PixelDoor['onFault'] {
  const told = new Map<string, number>();
  return (shopId, reason) => {
    const at = performance.now();
    const key = `${shopId} ${reason}`;
    if (at - (told.get(key) ?? -COMPLAINT_MS) < COMPLAINT_MS) return;
    if (told.size >= MOST_KNOWN) told.clear();
    told.set(key, at);
    onFault(shopId, reason);
  };
}

async function writeGroup(
  door: PixelDoor,
  { shopId, admit }: { shopId: number; admit: Admission },
  group: Told[],
): Promise<void> {
  const events = group.flatMap((told) => told.events);
  try {
    const proof = { secret: door.secret, oldSecrets: door.oldSecrets, now: door.now(), admit };
    await receivePixel(door.database, shopId, events, proof);
  } catch (fault) {
    door.onFault(shopId, faultWords(fault));
    throw fault;
  }
}
