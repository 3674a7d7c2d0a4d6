// Whether a shop's web pixel is connected, when that was tried last, and what Shopify said.
import type { Db } from '~/db';

/** Why a pixel is not connected: Shopify denies the access, refuses the pixel, or could not be reached. */
export type PixelProblem = 'not_allowed' | 'refused' | 'unreachable';

export type PixelRow = {
  pixelId: string | null;
  endpoint: string | null;
  connectedAt: Date | null;
  problem: PixelProblem | null;
  triedAt: Date;
};

export async function findPixel(db: Db, shopId: number): Promise<PixelRow | null> {
  const row = await db.webPixel.findUnique({ where: { shopId } });
  return row && { ...row, problem: row.problem as PixelProblem | null };
}

export async function savePixel(
  db: Db,
  shopId: number,
  pixel: { pixelId: string; endpoint: string },
  now: Date,
): Promise<void> {
  const known = await findPixel(db, shopId);
  const row = { ...pixel, connectedAt: known?.connectedAt ?? now, problem: null, triedAt: now };
  await db.webPixel.upsert({ where: { shopId }, create: { shopId, ...row }, update: row });
}

/** What was connected stays so: a refusal says that this attempt changed nothing. */
export async function savePixelProblem(
  db: Db,
  shopId: number,
  problem: PixelProblem,
  now: Date,
): Promise<void> {
  const row = { problem, triedAt: now };
  await db.webPixel.upsert({ where: { shopId }, create: { shopId, ...row }, update: row });
}

/** Shopify removes the pixel of an app that is uninstalled: a shop that comes back needs a new one. */
export async function forgetPixel(db: Db, shopId: number): Promise<void> {
  await db.webPixel.deleteMany({ where: { shopId } });
}
