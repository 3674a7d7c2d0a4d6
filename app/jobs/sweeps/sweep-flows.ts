// Flows that are on: what happened since the last sweep enrols, and whose next step is due takes it.
import { z } from 'zod';
import { advanceDue } from '~/flows/advance';
import { enrollNew } from '~/flows/enroll';
import { findShop } from '~/shops/store';
import { eachShop } from '../each-shop';
import { defineTask } from '../task';

export const sweepFlows = defineTask({
  name: 'sweep-flows',
  payload: z.object({}),
  everySeconds: 2,
  run: async (_payload, { database, now, log }) => {
    await eachShop(database, async (shopId) => {
      const shop = await findShop(database, shopId);
      if (!shop) return;
      const at = now();
      const { enrolled, passedOver } = await enrollNew(database, shopId, at);
      const steps = await advanceDue(database, shop, at);
      if (enrolled + steps > 0) log.info('flows_advanced', { shopId, enrolled, passedOver, steps });
    });
  },
});
