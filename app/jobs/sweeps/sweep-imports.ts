// Shops whose first import waits, or was left half-way by a worker that died, and shops whose models are due.
import { z } from 'zod';
import { inShop } from '~/db';
import { needsWorker } from '~/shopify/import-claim-store';
import { listRuns, requestImport } from '~/shopify/import-store';
import { trainingDue } from '~/shopify/readiness';
import { eachShop } from '../each-shop';
import { defineTask } from '../task';

export const sweepImports = defineTask({
  name: 'sweep-imports',
  payload: z.object({}),
  everySeconds: 1,
  run: async (_payload, { database, now, addJob }) => {
    await eachShop(database, async (shopId) => {
      const due = await inShop(database, shopId, async (db) => {
        // A web process that died while it installed the shop left nothing that would ever be imported.
        if ((await listRuns(db, shopId)).length === 0) await requestImport(db, shopId, now());
        const isTrainingDue = await trainingDue(db, shopId, now());
        return { import: await needsWorker(db, shopId), training: isTrainingDue };
      });
      if (due.import) await addJob('import-shop', { shopId }, `import-shop:${shopId}`);
      if (due.training) await addJob('train-shop', { shopId }, `train-shop:${shopId}`);
    });
  },
});
