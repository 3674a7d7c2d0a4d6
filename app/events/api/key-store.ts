// Keys by which a shop's other sources tell what happened. A key says whose it is; what is kept is its hash.
import { createHash, randomBytes } from 'node:crypto';
import type { Db } from '~/db';

export type EventKeyRow = { id: string; hint: string; createdAt: Date; lastUsedAt: Date | null };

/** More than one, so that a source can be moved to a new key before the old one goes. */
export const MOST_KEYS = 5;

const SHAPE = /^attune_(\d{1,9})_([0-9a-f]{12})_[\w-]{43}$/;

/** The key itself, which nobody can read again; null when there are as many as there may be. */
export async function makeEventKey(db: Db, shopId: number, now: Date): Promise<string | null> {
  if ((await listEventKeys(db, shopId)).length >= MOST_KEYS) return null;
  const id = randomBytes(6).toString('hex');
  const key = `attune_${shopId}_${id}_${randomBytes(32).toString('base64url')}`;
  const row = { shopId, id, hash: hashOf(key), hint: key.slice(-4), createdAt: now };
  await db.eventKey.create({ data: row });
  return key;
}

/** Those that are good, newest first. */
export function listEventKeys(db: Db, shopId: number): Promise<EventKeyRow[]> {
  return db.eventKey.findMany({
    where: { shopId, revokedAt: null },
    orderBy: [{ createdAt: 'desc' }, { id: 'asc' }],
    select: { id: true, hint: true, createdAt: true, lastUsedAt: true },
  });
}

export async function revokeEventKey(
  db: Db,
  shopId: number,
  id: string,
  now: Date,
): Promise<boolean> {
  const where = { shopId, id, revokedAt: null };
  const { count } = await db.eventKey.updateMany({ where, data: { revokedAt: now } });
  return count > 0;
}

export type ShownKey = { shopId: number; id: string; hash: string };

/** What a key says of itself; null for what cannot be one. */
export function parseEventKey(key: string): ShownKey | null {
  const [, shopId, id] = SHAPE.exec(key) ?? [];
  return shopId && id ? { shopId: Number(shopId), id, hash: hashOf(key) } : null;
}

/** Whether the key is good, and that it was used now. */
export async function acceptEventKey(db: Db, { shopId, id, hash }: ShownKey, now: Date) {
  const where = { shopId, id, hash, revokedAt: null };
  const { count } = await db.eventKey.updateMany({ where, data: { lastUsedAt: now } });
  return count > 0;
}

/** 256 bits of chance need no salt and no slow hash. */
function hashOf(key: string): string {
  return createHash('sha256').update(key).digest('hex');
}
