// What is due in each shop, handed out in chunks; what dead workers left behind, recovered first.
import { z } from 'zod';
import { inShop } from '~/db';
import { countHeld, recoverFromDeadWorkers } from '~/messages/ledger/recovery-store';
import { countDue } from '~/messages/ledger/claim-store';
import { findShop } from '~/shops/store';
import { eachShop } from '../each-shop';
import { defineTask } from '../task';

export const sweepMessages = defineTask({
  name: 'sweep-messages',
  payload: z.object({}),
  everySeconds: 2,
  run: async (_payload, { database, now, log, addJob, workerId, sending }) => {
    const at = now();
    await eachShop(database, async (shopId) => {
      const { recovery, due, left } = await inShop(database, shopId, async (db) => ({
        recovery: await recoverFromDeadWorkers(db, shopId, at),
        due: await countDue(db, shopId, at),
        // What this process holds while it sends nothing is left from a chunk that failed: the next one takes it.
        left: sending.has(shopId) ? 0 : await countHeld(db, shopId, workerId),
      }));
      if (recovery.requeued + recovery.unknown > 0)
        log.warn('messages_recovered', { shopId, ...recovery });
      const shop = await findShop(database, shopId);
      if (due + left === 0 || shop?.sendingStoppedAt) return;
      await addJob('send-chunk', { shopId }, `send-chunk:${shopId}`);
    });
  },
});
