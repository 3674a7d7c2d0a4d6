// One shop's first import, from where it stands to its end.
import { z } from 'zod';
import { inShop } from '~/db';
import { findShop } from '~/shops/store';
import { AccessRefused } from '~/shopify/access/access-refused';
import { importShop } from '~/shopify/history';
import { releaseRuns } from '~/shopify/import-claim-store';
import { endImport } from '~/shopify/mirror/restart-store';
import { defineTask } from './task';
import type { TaskContext } from './task';

/** What failed is held for so long before a sweep may try again: a file that cannot be read is not fetched each second. */
const RETRY_MS = 15_000;

export const importShopTask = defineTask({
  name: 'import-shop',
  payload: z.object({ shopId: z.number().int() }),
  run: async ({ shopId }, context) => {
    const shop = await findShop(context.database, shopId);
    if (!shop || shop.uninstalledAt) return;
    try {
      const admin = await context.adminOf(shop.domain);
      const outcome = await importShop({ ...context, admin }, shopId);
      context.log.info('import_ended', { shopId, outcome });
    } catch (fault) {
      // The app was removed, or its token is no good: nothing to try again until the merchant says so.
      if (fault instanceof AccessRefused || (await hasLeft(shopId, context))) {
        const end = { problem: 'access_refused', now: context.now() } as const;
        await inShop(context.database, shopId, (db) => endImport(db, shopId, end));
        context.log.info('import_ended', { shopId, outcome: 'access_refused' });
        return;
      }
      setTimeout(() => void release(shopId, context), RETRY_MS).unref();
      throw fault;
    }
  },
});

async function hasLeft(shopId: number, { database }: TaskContext): Promise<boolean> {
  const shop = await findShop(database, shopId);
  return shop === null || shop.uninstalledAt !== null;
}

/** A worker that dies before, or cannot reach the database here, is found out by its heartbeat. */
async function release(shopId: number, { database, workerId, log }: TaskContext): Promise<void> {
  try {
    await inShop(database, shopId, (db) => releaseRuns(db, shopId, workerId));
  } catch (fault) {
    log.warn('import_not_released', { shopId, reason: String(fault) });
  }
}
