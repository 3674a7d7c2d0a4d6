// Which products a mail shows to one person: candidates, hard filters, a mixture of known and new, a reason each, a receipt.
import { loadCatalog } from '~/catalog/store';
import type { CatalogProduct } from '~/catalog/store';
import { whyUnsellable } from '~/catalog/sellable';
import type { Db } from '~/db';
import type { Recommender } from '~/models/recommend/fit';
import type { Purchase as PastItem } from '~/models/recommend/parts/own-history';
import { recommend } from '~/models/recommend/recommend';
import type { Recommendation } from '~/models/recommend/recommend';
import type { Purchase } from '~/orders/store';
import { unpackRecommender } from '~/training/artifacts';
import { dayOf } from '~/training/datasets';
import { findPromoted } from '~/training/store';
import { reasonWords } from './reason-words';
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

export type Chooser = {
  choose(occasion: string, history: Purchase[], locale: string): ProductChoice;
};

/** Products in a mail: rows of two, six at most. */
export const SHOWN = 6;
/** At most half of a mail is what the person had before: the rest is to be discovered. */
const MOST_KNOWN = 3;
/** What was bought within a fortnight is not offered again. */
const JUST_BOUGHT_DAYS = 14;
const RUNNERS_UP = 6;

/** Everything that the choices of a chunk share, read once. Without an artifact there is nothing to choose from. */
export async function loadChooser(db: Db, shopId: number, now: Date): Promise<Chooser> {
  const catalog = await loadCatalog(db, shopId);
  const stored = await findPromoted(db, shopId, 'recommender');
  if (!stored) throw new Error(`shop ${shopId} has no trained recommender yet`);
  const { productIds, recommender } = unpackRecommender(stored.data);
  const shelf = stockShelf(catalog, productIds, now);
  const context = { recommender, shelf, now, artifactVersion: stored.version };
  return { choose: (occasion, history, locale) => choose(context, occasion, history, locale) };
}

/** The catalogue in the artifact's numbering: which items may be shown, and how many may not for which reason. */
type Shelf = {
  items: (CatalogProduct | undefined)[];
  itemOf: Map<string, number>;
  allowed: Uint8Array;
  sellable: number;
  filtered: Record<string, number>;
};

function stockShelf(catalog: CatalogProduct[], productIds: string[], now: Date): Shelf {
  const byId = new Map(catalog.map((product) => [product.id, product]));
  const shopHasPictures = catalog.some((product) => product.imageUrl !== null);
  const allowed = new Uint8Array(productIds.length);
  const filtered: Record<string, number> = {};
  const items = productIds.map((id) => byId.get(id));
  items.forEach((product, item) => {
    const reason = product?.url ? whyUnsellable(product, shopHasPictures, now) : 'not_published';
    if (reason) filtered[reason] = (filtered[reason] ?? 0) + 1;
    else allowed[item] = 1;
  });
  const itemOf = new Map(productIds.map((id, item) => [id, item]));
  const sellable = allowed.reduce((sum, flag) => sum + flag, 0);
  return { items, itemOf, allowed, sellable, filtered };
}

type Context = { recommender: Recommender; shelf: Shelf; now: Date; artifactVersion: number };

function choose(
  context: Context,
  occasion: string,
  history: Purchase[],
  locale: string,
): ProductChoice {
  const { shelf } = context;
  const past = history.flatMap(({ productId, orderedAt, quantity }): PastItem[] => {
    const item = shelf.itemOf.get(productId);
    return item === undefined ? [] : [{ item, day: dayOf(orderedAt), count: quantity }];
  });
  const ranked = rank(context, past);
  const shown = evenly(mix(ranked));
  const rest = ranked.all.filter((pick) => !shown.includes(pick));
  const candidates = [...shown, ...rest].slice(0, SHOWN + RUNNERS_UP);
  return {
    products: shown.map((pick) => productOf(shelf, pick, locale)),
    receipt: {
      inputs: {
        occasion,
        artifactVersion: context.artifactVersion,
        strategy: 'picks-for-you',
        history: history.map(({ productId, orderedAt, quantity }) => [
          productId,
          dayOf(orderedAt),
          quantity,
        ]),
        asOf: context.now.toISOString(),
        sellable: shelf.sellable,
        filtered: shelf.filtered,
      },
      candidates: candidates.map((pick) => ({
        productId: shelf.items[pick.item]!.id,
        score: Math.round(pick.score * 1e4) / 1e4,
        reason: pick.reason.kind,
        support: titleOf(shelf, pick.reason.itemIndex),
      })),
      chosen: shown.map((pick) => shelf.items[pick.item]!.id),
      runnerUp: rest[0] ? shelf.items[rest[0].item]!.id : null,
      propensity: 1,
    },
  };
}

type Ranked = { all: Recommendation[]; discoveries: Recommendation[] };

function rank({ recommender, shelf, now }: Context, past: PastItem[]): Ranked {
  const today = dayOf(now);
  const exclude = past.filter((p) => today - p.day <= JUST_BOUGHT_DAYS).map((p) => p.item);
  const request = { today, allowed: shelf.allowed, exclude };
  return {
    all: recommend(recommender, past, { ...request, count: SHOWN + RUNNERS_UP }),
    discoveries: recommend(recommender, past, { ...request, count: SHOWN, novelty: 'newOnly' }),
  };
}

/** The best first, no more than half of them known; where too few are left, known ones may fill the row. */
function mix({ all, discoveries }: Ranked): Recommendation[] {
  const picks: Recommendation[] = [];
  const taken = new Set<number>();
  const take = (pick: Recommendation) => {
    if (picks.length >= SHOWN || taken.has(pick.item)) return;
    picks.push(pick);
    taken.add(pick.item);
  };
  const known = all.filter((pick) => pick.reason.kind === 'buyAgain');
  const fresh = all.filter((pick) => pick.reason.kind !== 'buyAgain');
  known.slice(0, MOST_KNOWN).forEach(take);
  [...fresh, ...discoveries].forEach(take);
  known.forEach(take);
  return alternate(picks);
}

/** Known and new in turn, each in its own order, so that the first row shows one of both. */
function alternate(picks: Recommendation[]): Recommendation[] {
  const known = picks.filter((pick) => pick.reason.kind === 'buyAgain');
  const fresh = picks.filter((pick) => pick.reason.kind !== 'buyAgain');
  const row: Recommendation[] = [];
  while (known.length > 0 || fresh.length > 0) {
    const next = [fresh.shift(), known.shift()];
    for (const pick of next) if (pick) row.push(pick);
  }
  return row;
}

/** Rows of two without an orphan. */
function evenly(picks: Recommendation[]): Recommendation[] {
  return picks.slice(0, picks.length - (picks.length % 2));
}

function productOf(shelf: Shelf, pick: Recommendation, locale: string): ChosenProduct {
  const product = shelf.items[pick.item]!;
  return {
    id: product.id,
    handle: product.handle,
    title: product.title,
    url: product.url!,
    imageUrl: product.imageUrl,
    imageAlt: product.imageAlt ?? product.title,
    priceMinor: product.priceMinor!,
    compareAtMinor: product.compareAtMinor,
    reason: reasonWords(pick.reason.kind, titleOf(shelf, pick.reason.itemIndex), locale),
  };
}

function titleOf(shelf: Shelf, item: number | undefined): string | null {
  return item === undefined ? null : (shelf.items[item]?.title ?? null);
}
