// One shop's models, fitted in a thread of their own.
import { z } from 'zod';
import { defineTask } from './task';

export const trainShopTask = defineTask({
  name: 'train-shop',
  payload: z.object({ shopId: z.number().int() }),
  run: async ({ shopId }, context) => {
    const outcome = await context.trainInThread(shopId, context.now());
    context.log.info('training_ended', { shopId, outcome });
  },
});
