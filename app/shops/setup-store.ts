// Whether the merchant has put the set-up guide away.
import type { Db } from '~/db';

/** For good: a guide that was put away does not come back, whatever happens to its steps. */
export async function hideSetup(db: Db, shopId: number, now: Date): Promise<void> {
  await db.shop.updateMany({
    where: { id: shopId, setupHiddenAt: null },
    data: { setupHiddenAt: now },
  });
}
