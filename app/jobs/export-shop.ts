// One shop's export of everything, from its beginning to its end.
import { z } from 'zod';
import { runExport } from '~/shopify/export/write-export';
import { defineTask } from './task';

export const exportShopTask = defineTask({
  name: 'export-shop',
  payload: z.object({ shopId: z.number().int() }),
  run: async ({ shopId }, context) => {
    const outcome = await runExport(context, shopId);
    if (outcome !== 'nothing') context.log.info('export_ended', { shopId, outcome });
  },
});
