// Exports that were asked for, and files of exports whose day is over.
import { z } from 'zod';
import { inShop } from '~/db';
import { expireExports, listExports } from '~/shopify/export/file-store';
import { nextExport } from '~/shopify/export/run-store';
import { leaseDue, listDue, settleDue } from '~/shops/due-store';
import { eachOf } from '../each-shop';
import { defineTask } from '../task';

const SHOPS_A_TIME = 50;
/** A worker that died over an export is noticed within that time. */
const LOOK_AGAIN_MS = 20_000;

export const sweepExports = defineTask({
  name: 'sweep-exports',
  payload: z.object({}),
  everySeconds: 2,
  run: async (_payload, { database, now, addJob }) => {
    await eachOf(await listDue(database, 'export', now(), SHOPS_A_TIME), async (shopId) => {
      const at = now();
      const until = new Date(at.getTime() + LOOK_AGAIN_MS);
      if (!(await leaseDue(database, shopId, 'export', { now: at, until }))) return;
      const { waits, isUnderway, expiresAt } = await inShop(database, shopId, async (db) => ({
        expiresAt: await expireExports(db, shopId, at),
        waits: await nextExport(db, shopId),
        isUnderway: (await listExports(db, shopId)).some((run) => isOpen(run.state)),
      }));
      if (waits) await addJob('export-shop', { shopId }, `export-shop:${shopId}`);
      if (!isUnderway) await settleDue(database, shopId, 'export', { until, next: expiresAt });
    });
  },
});

function isOpen(state: string): boolean {
  return state === 'waiting' || state === 'working';
}
