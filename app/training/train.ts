// A shop's training: rows → arrays → models → artifacts. Deterministic for the same rows and date.
import type { Database } from '~/db';
import { inShop } from '~/db';
import { loadCatalog } from '~/catalog/store';
import type { CatalogProduct } from '~/catalog/store';
import { fitRecommender } from '~/models/recommend/fit';
import type { ItemDescription } from '~/models/recommend/parts/content';
import { packRecommender } from './artifacts';
import { loadPurchases } from './datasets';
import { takeForgotten } from './forgotten-store';
import { beginRun, endRun, saveArtifact } from './store';

/** Trains one shop as of `now`; `busy` when another living worker does. A fault ends the run as failed and is thrown. */
export async function trainShop(
  database: Database,
  shopId: number,
  workerId: string,
  now: Date,
): Promise<'trained' | 'busy'> {
  const run = await inShop(database, shopId, (db) => beginRun(db, shopId, workerId, now));
  if (run === null) return 'busy';
  try {
    await trainRecommender(database, shopId, now);
    await inShop(database, shopId, async (db) => {
      await takeForgotten(db, shopId);
      await endRun(db, shopId, run, { state: 'done' }, now);
    });
    return 'trained';
  } catch (fault) {
    const problem = fault instanceof Error ? fault.message : String(fault);
    await inShop(database, shopId, (db) =>
      endRun(db, shopId, run, { state: 'failed', problem: problem.slice(0, 500) }, now),
    );
    throw fault;
  }
}

async function trainRecommender(database: Database, shopId: number, now: Date): Promise<void> {
  const { products, data } = await inShop(database, shopId, async (db) => {
    const catalog = await loadCatalog(db, shopId);
    const ids = catalog.map((product) => product.id);
    return { products: catalog, data: await loadPurchases(db, shopId, ids, now) };
  });
  const recommender = fitRecommender(data, { descriptions: products.map(describe) });
  const packed = packRecommender({
    productIds: products.map((product) => product.id),
    recommender,
  });
  await inShop(database, shopId, (db) =>
    saveArtifact(db, shopId, {
      kind: 'recommender',
      data: packed,
      backtest: recommender.backtests,
      windowFrom: data.firstDay,
      windowTo: now,
      trainedAt: now,
      // The fit itself steps back to its best part where the mixture lost, so what it hands over may decide.
      promoted: true,
    }),
  );
}

function describe(product: CatalogProduct): ItemDescription {
  return {
    title: product.title,
    vendor: product.vendor,
    productType: product.productType,
    tags: product.tags,
    options: [],
    price: product.priceMinor,
  };
}
