// One shop's models, fitted in a thread of their own.
import { z } from 'zod';
import { inShop } from '~/db';
import { failOwnRuns } from '~/training/store';
import { defineTask } from './task';

export const trainShopTask = defineTask({
  name: 'train-shop',
  payload: z.object({ shopId: z.number().int() }),
  run: async ({ shopId }, { database, workerId, log, now, trainInThread }) => {
    try {
      const outcome = await trainInThread(shopId, now());
      log.info('training_ended', { shopId, outcome });
    } catch (fault) {
      const problem = fault instanceof Error ? fault.message.slice(0, 500) : String(fault);
      const holder = { shopId, workerId };
      await inShop(database, shopId, (db) => failOwnRuns(db, holder, problem, now()));
      throw fault;
    }
  },
});
