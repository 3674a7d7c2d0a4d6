// Launched campaigns become messages; campaigns without anything underway are done.
import { z } from 'zod';
import { finishSent } from '~/campaigns/control';
import { planLaunched } from '~/campaigns/launch';
import { inShop } from '~/db';
import { listActiveShopIds } from '~/shops/store';
import { defineTask } from './task';

export const sweepCampaigns = defineTask({
  name: 'sweep-campaigns',
  payload: z.object({}),
  everySeconds: 2,
  run: async (_payload, { database, now }) => {
    for (const shopId of await listActiveShopIds(database)) {
      await planLaunched(database, shopId);
      await inShop(database, shopId, (db) => finishSent(db, shopId, now()));
    }
  },
});
