// A shop's inbox, worked off: a chunk in one transaction, and one by one where a chunk fails, so that a poisonous
// delivery is found, put off, and in the end set aside, without keeping the others waiting.
import type { Database, Db } from '~/db';
import { inShop } from '~/db';
import { findShop, type Shop } from '~/shops/store';
import { tryLockMirror } from '../mirror/lock-store';
import { applyTold } from './apply-told';
import {
  isAnyWaiting,
  markApplied,
  postpone,
  pruneInbox,
  setAside,
  takeWaiting,
  type WaitingDelivery,
} from './inbox-store';
import { applyRights } from './rights';
import { readDelivery, type Told } from './read-delivery';
import { uninstall } from './uninstall';

const CHUNK = 500;
/** So many chunks, then it is another shop's turn. */
const MOST_CHUNKS = 10;
const MOST_ATTEMPTS = 5;
const FIRST_WAIT_MS = 5_000;
const KEEP_MS = 7 * 86_400_000;

export type Applying = {
  applied: number;
  setAside: number;
  /** Faults of single deliveries that are tried again later, in the database's words. */
  faults: string[];
};

export async function applyInbox(
  database: Database,
  shopId: number,
  now: Date,
  signal?: AbortSignal,
): Promise<Applying> {
  const total: Applying = { applied: 0, setAside: 0, faults: [] };
  let more = await inShop(database, shopId, async (db) => {
    await pruneInbox(db, shopId, new Date(now.getTime() - KEEP_MS));
    return isAnyWaiting(db, shopId, now);
  });
  for (let chunk = 0; more && chunk < MOST_CHUNKS && !signal?.aborted; chunk += 1) {
    const done = await applyOrSplit(database, shopId, now);
    if (!done) break;
    total.applied += done.applied;
    total.setAside += done.setAside;
    total.faults.push(...done.faults);
    more = await inShop(database, shopId, (db) => isAnyWaiting(db, shopId, now));
  }
  return total;
}

/** Null: another worker is at it. */
async function applyOrSplit(
  database: Database,
  shopId: number,
  now: Date,
): Promise<Applying | null> {
  try {
    return await inShop(database, shopId, (db) => applyChunk(db, shopId, { now, limit: CHUNK }));
  } catch {
    // What fails together is told apart below; what fails there as well is the database's fault, and thrown.
    return applySingly(database, shopId, now);
  }
}

type Portion = { now: Date; limit: number; onlyId?: string };

async function applyChunk(db: Db, shopId: number, portion: Portion): Promise<Applying | null> {
  if (!(await tryLockMirror(db, shopId))) return null;
  const shop = await findShop(db, shopId);
  if (!shop) return null;
  const taken = await takeWaiting(db, shopId, portion);
  return applyTaken(db, shop, taken, portion.now);
}

async function applyTaken(
  db: Db,
  shop: Shop,
  taken: WaitingDelivery[],
  now: Date,
): Promise<Applying> {
  const readings = taken.map((one) => ({ id: one.id, ...readDelivery(one, shop.currency) }));
  const refused = readings.flatMap(({ id, ...reading }) =>
    reading.kind === 'unreadable' ? [{ id, problem: reading.problem }] : [],
  );
  const told = readings.flatMap((one): Told[] => (one.kind === 'told' ? [one.told] : []));
  const read = readings.filter((one) => one.kind === 'told').map((one) => one.id);
  await setAside(db, shop.id, refused);
  await applyTold(db, shop.id, told, now);
  await markApplied(db, shop.id, read, now);
  for (const one of told)
    if (one.subject === 'uninstall') await uninstall(db, shop.id, one.meaning.at, now);
  // Last: when a shop is to be forgotten, its inbox goes too.
  await applyRights(db, shop, told, now);
  return { applied: read.length, setAside: refused.length, faults: [] };
}

async function applySingly(
  database: Database,
  shopId: number,
  now: Date,
): Promise<Applying | null> {
  const waiting = await inShop(database, shopId, (db) =>
    takeWaiting(db, shopId, { now, limit: CHUNK }),
  );
  const total: Applying = { applied: 0, setAside: 0, faults: [] };
  for (const { id, attempts } of waiting) {
    try {
      const done = await inShop(database, shopId, (db) =>
        applyChunk(db, shopId, { now, limit: 1, onlyId: id }),
      );
      total.applied += done?.applied ?? 0;
      total.setAside += done?.setAside ?? 0;
    } catch (fault) {
      const problem = wordsOf(fault);
      const isLast = attempts + 1 >= MOST_ATTEMPTS;
      const until = new Date(now.getTime() + FIRST_WAIT_MS * 2 ** attempts);
      await inShop(database, shopId, (db) =>
        isLast
          ? setAside(db, shopId, [{ id, problem }])
          : postpone(db, shopId, id, { problem, until }),
      );
      total.setAside += isLast ? 1 : 0;
      total.faults.push(problem);
    }
  }
  return total;
}

/** The database's own words can hold what stood in the payload: only its code is kept. */
function wordsOf(fault: unknown): string {
  const code = (fault as { code?: unknown }).code;
  const meta = (fault as { meta?: { code?: unknown } }).meta?.code;
  return `It could not be stored (${[code, meta].filter((one) => typeof one === 'string').join(' ') || 'unknown'}).`;
}
