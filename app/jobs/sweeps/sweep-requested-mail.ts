// Mails that people asked for a moment ago, and sign-ups that nobody confirmed in time.
import { z } from 'zod';
import { expireSignUps } from '~/consent/sign-up';
import { inShop } from '~/db';
import { planRequested } from '~/messages/plan-requested';
import { findShop } from '~/shops/store';
import { eachShop } from '../each-shop';
import { defineTask } from '../task';

export const sweepRequestedMail = defineTask({
  name: 'sweep-requested-mail',
  payload: z.object({}),
  everySeconds: 2,
  run: async (_payload, { database, now }) => {
    await eachShop(database, async (shopId) => {
      const shop = await findShop(database, shopId);
      if (!shop) return;
      await planRequested(database, shop, now());
      await inShop(database, shopId, (db) => expireSignUps(db, shopId, now()));
    });
  },
});
