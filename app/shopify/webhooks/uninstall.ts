// A merchant removed the app: nothing is sent from this commit on, and what was underway ends with its reason.
import { stopAllCampaigns } from '~/campaigns/control';
import type { Db } from '~/db';
import { endForShop } from '~/flows/enrollment-store';
import { cancelForShop } from '~/messages/ledger/recovery-store';
import { lockInstallation, markUninstalled, moveInstallation } from '~/shops/installation-store';
import { readAnew } from '../mirror/read-anew';
import { endImport } from '../mirror/restart-store';
import { forgetPixel } from '../pixel/store';
import { deleteSessionsOf, tokenStoredAt } from './session-store';

/** `stale`: told of an installation before the present one. */
export type Uninstalling = 'uninstalled' | 'stale';

/** The shop's row is the guard that each intent looks at in its own transaction: whoever commits first is seen. */
export async function uninstall(
  db: Db,
  shopId: number,
  at: Date,
  now: Date,
): Promise<Uninstalling> {
  const shop = await lockInstallation(db, shopId);
  if (shop.installedAt > at) return 'stale';
  const tokenAt = await tokenStoredAt(db, shop.domain);
  if (tokenAt && tokenAt > at) {
    // Back again before we heard that it had left: the present installation began with this token.
    await moveInstallation(db, shopId, tokenAt);
    await forgetPixel(db, shopId);
    await readAnew(db, shopId, now);
    return 'stale';
  }
  await markUninstalled(db, shopId, at);
  await deleteSessionsOf(db, shop.domain);
  await cancelForShop(db, shopId, now);
  await stopAllCampaigns(db, shopId, now);
  await endForShop(db, shopId, now);
  await endImport(db, shopId, { problem: 'uninstalled', now });
  await forgetPixel(db, shopId);
  return 'uninstalled';
}
