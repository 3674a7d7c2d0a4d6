// Files that a merchant brought and nobody reads, once the shop's own data is in: so that what both tell of is told once.
import { z } from 'zod';
import { inShop } from '~/db';
import { nextImport } from '~/imports/progress-store';
import { pruneImports } from '~/imports/store';
import { listRuns } from '~/shopify/import-store';
import { eachShop } from '../each-shop';
import { defineTask } from '../task';

const DAY_MS = 86_400_000;
const KEEP_DAYS = 365;

export const sweepFiles = defineTask({
  name: 'sweep-files',
  payload: z.object({}),
  everySeconds: 2,
  run: async (_payload, { database, now, addJob }) => {
    await eachShop(database, async (shopId) => {
      const isDue = await inShop(database, shopId, async (db) => {
        if ((await nextImport(db, shopId)) === null) return false;
        const runs = await listRuns(db, shopId);
        await pruneImports(db, shopId, {
          uploads: new Date(now().getTime() - DAY_MS),
          all: new Date(now().getTime() - KEEP_DAYS * DAY_MS),
        });
        return runs.every(({ state }) => state === 'done' || state === 'failed');
      });
      if (isDue) await addJob('import-file', { shopId }, `import-file:${shopId}`);
    });
  },
});
