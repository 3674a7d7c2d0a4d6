// What may be shown now, in the recommender's numbering: read once for all choices of a chunk.
import { listHiddenIds } from '~/catalog/hidden-store';
import { loadCatalog } from '~/catalog/store';
import type { CatalogProduct } from '~/catalog/store';
import { whyUnsellable } from '~/catalog/sellable';
import type { Unsellable } from '~/catalog/sellable';
import type { Db } from '~/db';
import type { Recommender } from '~/models/recommend/fit';
import type { Purchase } from '~/orders/store';
import { unpackRecommender } from '~/training/artifacts';
import type { RecommenderArtifact } from '~/training/artifacts';
import { dayOf } from '~/training/datasets';
import { findPromoted } from '~/training/store';
import type { ProductReceipt } from './receipt';

export type ChosenProduct = {
  id: string;
  handle: string;
  title: string;
  url: string;
  imageUrl: string | null;
  imageAlt: string;
  priceMinor: number;
  compareAtMinor: number | null;
  reason: string;
};

export type ProductChoice = { products: ChosenProduct[]; receipt: ProductReceipt };

/** Why a product may not be shown to anybody now. */
export type Refusal = Unsellable | 'hidden';

/** The catalogue in the artifact's numbering: which items may be shown, and how many may not for which reason. */
export type Shelf = {
  items: (CatalogProduct | undefined)[];
  itemOf: Map<string, number>;
  allowed: Uint8Array;
  sellable: number;
  filtered: Record<string, number>;
  /** By item, of those that may not be shown. */
  refused: Map<number, Refusal>;
  /** By id, what may be shown: also what came into the shop after the training. */
  shown: Map<string, CatalogProduct>;
};

export type ShelfContext = {
  recommender: Recommender;
  shelf: Shelf;
  now: Date;
  artifactVersion: number;
};

/** `unreadable`: the artifact is of another version, or broken; the next training replaces it. */
export async function findShelf(
  db: Db,
  shopId: number,
  now: Date,
): Promise<ShelfContext | 'not_trained' | 'unreadable'> {
  const stored = await findPromoted(db, shopId, 'recommender');
  if (!stored) return 'not_trained';
  const artifact = readArtifact(stored.data);
  if (!artifact) return 'unreadable';
  const { productIds, recommender } = artifact;
  const catalog = await loadCatalog(db, shopId);
  const hidden = await listHiddenIds(db, shopId);
  const shelf = stockShelf({ catalog, hidden }, productIds, now);
  return { recommender, shelf, now, artifactVersion: stored.version };
}

/** Without an artifact there is nothing to choose from. */
export async function loadShelf(db: Db, shopId: number, now: Date): Promise<ShelfContext> {
  const found = await findShelf(db, shopId, now);
  if (found === 'not_trained') throw new Error(`shop ${shopId} has no trained recommender yet`);
  if (found === 'unreadable') throw new Error(`the recommender of shop ${shopId} can not be read`);
  return found;
}

function readArtifact(bytes: Uint8Array): RecommenderArtifact | null {
  try {
    return unpackRecommender(bytes);
  } catch {
    return null;
  }
}

type Stock = { catalog: CatalogProduct[]; hidden: Set<string> };

function stockShelf({ catalog, hidden }: Stock, productIds: string[], now: Date): Shelf {
  const byId = new Map(catalog.map((product) => [product.id, product]));
  const shopHasPictures = catalog.some((product) => product.imageUrl !== null);
  const whyNot = (product: CatalogProduct | undefined): Refusal | null => {
    if (!product?.url) return 'not_published';
    if (hidden.has(product.id)) return 'hidden';
    return whyUnsellable(product, shopHasPictures, now);
  };
  const allowed = new Uint8Array(productIds.length);
  const filtered: Record<string, number> = {};
  const refused = new Map<number, Refusal>();
  const items = productIds.map((id) => byId.get(id));
  items.forEach((product, item) => {
    const reason = whyNot(product);
    if (reason === null) {
      allowed[item] = 1;
      return;
    }
    filtered[reason] = (filtered[reason] ?? 0) + 1;
    refused.set(item, reason);
  });
  const itemOf = new Map(productIds.map((id, item) => [id, item]));
  const sellable = allowed.reduce((sum, flag) => sum + flag, 0);
  const shown = new Map([...byId].filter(([, product]) => whyNot(product) === null));
  return { items, itemOf, allowed, sellable, filtered, refused, shown };
}

export function productAs(product: CatalogProduct, reason: string): ChosenProduct {
  return {
    id: product.id,
    handle: product.handle,
    title: product.title,
    url: product.url!,
    imageUrl: product.imageUrl,
    imageAlt: product.imageAlt ?? product.title,
    priceMinor: product.priceMinor!,
    compareAtMinor: product.compareAtMinor,
    reason,
  };
}

export function titleOf(shelf: Shelf, item: number | undefined): string | null {
  return item === undefined ? null : (shelf.items[item]?.title ?? null);
}

/** What a choice was made from, as its receipt keeps it. */
export function inputsOf(
  { shelf, now, artifactVersion }: ShelfContext,
  asked: Pick<
    ProductReceipt['inputs'],
    'occasion' | 'strategy' | 'viewed' | 'isPersonal' | 'told'
  > & {
    history: Purchase[];
  },
): ProductReceipt['inputs'] {
  return {
    occasion: asked.occasion,
    artifactVersion,
    strategy: asked.strategy,
    history: asked.history.map(({ productId, orderedAt, quantity }) => [
      productId,
      dayOf(orderedAt),
      quantity,
    ]),
    ...(asked.viewed ? { viewed: asked.viewed } : {}),
    ...(asked.isPersonal === false ? { isPersonal: asked.isPersonal } : {}),
    ...(asked.told ? { told: asked.told } : {}),
    asOf: now.toISOString(),
    sellable: shelf.sellable,
    filtered: shelf.filtered,
  };
}
