// How the storefront's pixel stands, for the merchant: connected since when, or why not, and when it last spoke.
import type { Db } from '~/db';
import { readPixelAt } from '~/events/store';
import { findPixel } from './pixel/store';
import type { PixelProblem } from './pixel/store';

export type PixelStatus = {
  connectedAt: Date | null;
  /** What the last attempt to connect came to; it is tried again by itself. */
  problem: PixelProblem | null;
  /** When the latest visit happened that the pixel told of. */
  lastEventAt: Date | null;
};

export async function readPixelStatus(db: Db, shopId: number): Promise<PixelStatus> {
  const pixel = await findPixel(db, shopId);
  return {
    connectedAt: pixel?.connectedAt ?? null,
    problem: pixel?.problem ?? null,
    lastEventAt: await readPixelAt(db, shopId),
  };
}
