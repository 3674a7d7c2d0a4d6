// Every active shop in turn, for sweeps: the fault of one shop must not keep all the others waiting.
import type { Database } from '~/db';
import { listActiveShopIds } from '~/shops/store';

export async function eachShop(
  database: Database,
  work: (shopId: number) => Promise<void>,
): Promise<void> {
  await eachOf(await listActiveShopIds(database), work);
}

/** Throws the first fault after everyone had a turn. */
export async function eachOf(
  shopIds: number[],
  work: (shopId: number) => Promise<void>,
): Promise<void> {
  const faults: unknown[] = [];
  for (const shopId of shopIds) {
    try {
      await work(shopId);
    } catch (fault) {
      faults.push(fault);
    }
  }
  if (faults.length > 0) throw faults[0];
}
