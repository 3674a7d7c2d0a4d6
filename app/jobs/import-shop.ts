// One shop's first import, from where it stands to its end.
import { z } from 'zod';
import { findShop } from '~/shops/store';
import { importShop } from '~/shopify/history';
import { defineTask } from './task';

export const importShopTask = defineTask({
  name: 'import-shop',
  payload: z.object({ shopId: z.number().int() }),
  run: async ({ shopId }, context) => {
    const shop = await findShop(context.database, shopId);
    if (!shop || shop.uninstalledAt) return;
    const admin = await context.adminOf(shop.domain);
    const outcome = await importShop({ ...context, admin }, shopId);
    context.log.info('import_ended', { shopId, outcome });
  },
});
