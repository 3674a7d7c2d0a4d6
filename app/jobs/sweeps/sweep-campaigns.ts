// Launched campaigns become messages; campaigns without anything underway are done.
import { z } from 'zod';
import { finishSent } from '~/campaigns/control';
import { planLaunched } from '~/campaigns/launch';
import { inShop } from '~/db';
import { eachShop } from '../each-shop';
import { defineTask } from '../task';

export const sweepCampaigns = defineTask({
  name: 'sweep-campaigns',
  payload: z.object({}),
  everySeconds: 2,
  run: async (_payload, { database, now }) => {
    await eachShop(database, async (shopId) => {
      await planLaunched(database, shopId);
      await inShop(database, shopId, (db) => finishSent(db, shopId, now()));
    });
  },
});
