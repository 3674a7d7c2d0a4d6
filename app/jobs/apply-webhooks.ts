// The inboxes of all shops, also of those that left: people's rights outlast an installation.
import { z } from 'zod';
import { applyInbox } from '~/shopify/webhooks/apply-inbox';
import { listAllShopIds } from '~/shops/installation-store';
import { eachOf } from './each-shop';
import { defineTask } from './task';

export const applyWebhooks = defineTask({
  name: 'apply-webhooks',
  payload: z.object({}),
  everySeconds: 1,
  run: async (_payload, { database, now, log, signal }) => {
    await eachOf(await listAllShopIds(database), async (shopId) => {
      const { applied, setAside, faults } = await applyInbox(database, shopId, now(), signal);
      if (applied > 0) log.info('webhooks_applied', { shopId, applied });
      if (setAside > 0) log.error('webhooks_set_aside', { shopId, setAside });
      if (faults.length > 0) log.warn('webhooks_postponed', { shopId, reasons: faults });
    });
  },
});
