// Every active shop in turn, for sweeps: the fault of one shop must not keep all the others waiting.
import type { Database } from '~/db';
import { listActiveShopIds } from '~/shops/store';

/** Throws the first fault after everyone had a turn. */
export async function eachShop(
  database: Database,
  work: (shopId: number) => Promise<void>,
): Promise<void> {
  const faults: unknown[] = [];
  for (const shopId of await listActiveShopIds(database)) {
    try {
      await work(shopId);
    } catch (fault) {
      faults.push(fault);
    }
  }
  if (faults.length > 0) throw faults[0];
}
