// Shops whose first import waits, or was left half-way by a worker that died, and shops whose models are due.
import { z } from 'zod';
import { inShop } from '~/db';
import { listActiveShopIds } from '~/shops/store';
import { needsWorker } from '~/shopify/import-claim-store';
import { trainingDue } from '~/shopify/readiness';
import { defineTask } from './task';

export const sweepImports = defineTask({
  name: 'sweep-imports',
  payload: z.object({}),
  everySeconds: 1,
  run: async (_payload, { database, now, addJob }) => {
    for (const shopId of await listActiveShopIds(database)) {
      const due = await inShop(database, shopId, async (db) => ({
        import: await needsWorker(db, shopId),
        training: await trainingDue(db, shopId, now()),
      }));
      if (due.import) await addJob('import-shop', { shopId }, `import-shop:${shopId}`);
      if (due.training) await addJob('train-shop', { shopId }, `train-shop:${shopId}`);
    }
  },
});
