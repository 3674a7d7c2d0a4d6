// After a time in which Shopify told us nothing: everything is imported anew, over what is known.
import { forgetLevels } from '~/catalog/levels-store';
import { distrustVariants } from '~/catalog/removal-store';
import type { Db } from '~/db';
import { distrustLines } from '~/orders/attribution-store';
import { restartImport } from './restart-store';

export async function readAnew(db: Db, shopId: number, now: Date): Promise<void> {
  await distrustVariants(db, shopId);
  await forgetLevels(db, shopId);
  await distrustLines(db, shopId);
  await restartImport(db, shopId, now);
}
