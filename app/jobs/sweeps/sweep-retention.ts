// Once a day and shop: what is older than the merchant keeps it goes, and months that nobody keeps any longer.
import { z } from 'zod';
import { pruneMonths, pruneShop } from '~/shopify/privacy/prune-shop';
import { leaseDue, listDue, listUnnoted, noteDue, settleDue } from '~/shops/due-store';
import { eachOf } from '../each-shop';
import { defineTask } from '../task';

const DAY_MS = 86_400_000;
const LEASE_MS = 30 * 60_000;
const SHOPS_A_TIME = 50;

export const sweepRetention = defineTask({
  name: 'sweep-retention',
  payload: z.object({}),
  everySeconds: 60,
  run: async (_payload, { database, now, log, signal }) => {
    for (const shopId of await listUnnoted(database, 'retention', SHOPS_A_TIME))
      await noteDue(database, shopId, 'retention', now());
    const due = await listDue(database, 'retention', now(), SHOPS_A_TIME);
    if (due.length === 0) return;
    const { dropped, busy } = await pruneMonths(database, now());
    if (dropped.length + busy.length > 0) log.info('months_dropped', { dropped, busy });
    await eachOf(due, async (shopId) => {
      const at = now();
      const until = new Date(at.getTime() + LEASE_MS);
      if (!(await leaseDue(database, shopId, 'retention', { now: at, until }))) return;
      const { removed, isDone } = await pruneShop(database, shopId, { now: at, signal });
      const next = isDone ? new Date(at.getTime() + DAY_MS) : at;
      await settleDue(database, shopId, 'retention', { until, next });
      log.info('retention_swept', { shopId, removed, isDone });
    });
  },
});
