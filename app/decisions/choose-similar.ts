// A mail around one product: that product first, then what is like it or often bought with it, each with its reason.
import type { Sparse } from '~/math/sparse';
import type { Purchase as PastItem } from '~/models/recommend/parts/own-history';
import { recommend } from '~/models/recommend/recommend';
import type { Purchase } from '~/orders/store';
import { dayOf } from '~/training/datasets';
import { justBought, pastItems } from './past-items';
import { reasonWords } from './reason-words';
import type { SpokenReason } from './reason-words';
import { inputsOf, productAs, titleOf } from './shelf';
import type { ProductChoice, ShelfContext } from './shelf';
import type { CatalogProduct } from '~/catalog/store';

export type SimilarRequest = {
  occasion: string;
  /** Product ids, the most important first: the first that can still be shown is what the mail is about. */
  viewed: string[];
  history: Purchase[];
  locale: string;
};

type Candidate = { item: number; score: number; reason: SpokenReason; support: string | null };

const SIMILAR = 3;
const RUNNERS_UP = 3;
/** Who looked and did not buy may want another of the kind: alternatives first, what goes with it second. */
const ALIKE_WEIGHT = 0.6;
const TOGETHER_WEIGHT = 0.4;

/** Without the product itself there is no mail. Fewer than three others only where fewer may be shown. */
export function chooseSimilar(context: ShelfContext, request: SimilarRequest): ProductChoice {
  const { shelf } = context;
  const { occasion, history, locale } = request;
  const about = request.viewed.flatMap((id) => shelf.shown.get(id) ?? [])[0];
  const past = pastItems(shelf, history);
  const ranked = about ? rankAround(context, about, past) : [];
  const chosen = ranked.slice(0, SIMILAR);
  const products = about
    ? [
        productAs(about, reasonWords('itself', about.title, locale)),
        ...chosen.map((pick) =>
          productAs(shelf.items[pick.item]!, reasonWords(pick.reason, pick.support, locale)),
        ),
      ]
    : [];
  const idOf = (pick: Candidate): string => shelf.items[pick.item]!.id;
  const inputs = { occasion, strategy: 'viewed-and-similar', history, viewed: request.viewed };
  return {
    products,
    receipt: {
      inputs: inputsOf(context, inputs),
      candidates: ranked.slice(0, SIMILAR + RUNNERS_UP).map((pick) => ({
        productId: idOf(pick),
        score: Math.round(pick.score * 1e4) / 1e4,
        reason: pick.reason,
        support: pick.support,
      })),
      chosen: products.map((product) => product.id),
      runnerUp: ranked[SIMILAR] ? idOf(ranked[SIMILAR]) : null,
      propensity: 1,
    },
  };
}

/** Neighbours best first; where the shop knows too few of them, the person's own recommendations follow. */
function rankAround(context: ShelfContext, about: CatalogProduct, past: PastItem[]): Candidate[] {
  const { recommender, shelf, now } = context;
  const item = shelf.itemOf.get(about.id);
  const barred = new Set([...justBought(past, now), ...(item === undefined ? [] : [item])]);
  const near = (item === undefined ? kin(context, about) : neighbours(context, item)).filter(
    (pick) => shelf.allowed[pick.item] === 1 && !barred.has(pick.item),
  );
  if (near.length >= SIMILAR) return near;
  const fill = recommend(recommender, past, {
    today: dayOf(now),
    allowed: shelf.allowed,
    exclude: [...barred, ...near.map((pick) => pick.item)],
    count: SIMILAR + RUNNERS_UP - near.length,
  });
  return [
    ...near,
    ...fill.map((pick) => ({
      item: pick.item,
      score: 0,
      reason: pick.reason.kind,
      support: titleOf(shelf, pick.reason.itemIndex),
    })),
  ];
}

function neighbours({ recommender, shelf }: ShelfContext, item: number): Candidate[] {
  const { similar, neighbours: bought } = recommender.knowledge;
  const alike = similar ? shares(similar, item) : new Map<number, number>();
  const together = shares(bought, item);
  const support = titleOf(shelf, item);
  return [...new Set([...alike.keys(), ...together.keys()])]
    .map((other): Candidate => {
      const [a, t] = [
        ALIKE_WEIGHT * (alike.get(other) ?? 0),
        TOGETHER_WEIGHT * (together.get(other) ?? 0),
      ];
      return { item: other, score: a + t, reason: a >= t ? 'alike' : 'together', support };
    })
    .sort((one, two) => two.score - one.score || one.item - two.item);
}

/** A row of neighbours as shares of its strongest, so that words and purchases are on one scale. */
function shares(rows: Sparse, item: number): Map<number, number> {
  const [from, to] = [rows.start[item]!, rows.start[item + 1]!];
  const most = rows.value.subarray(from, to).reduce((max, value) => Math.max(max, value), 0);
  const found = new Map<number, number>();
  for (let at = from; most > 0 && at < to; at += 1)
    found.set(rows.index[at]!, rows.value[at]! / most);
  return found;
}

/** For a product that came after the training: others of its type, the best-selling first. */
function kin({ recommender, shelf }: ShelfContext, about: CatalogProduct): Candidate[] {
  if (about.productType === '') return [];
  const { logRecent } = recommender.knowledge;
  return shelf.items
    .flatMap((product, item): Candidate[] =>
      product?.productType === about.productType
        ? [{ item, score: logRecent[item]!, reason: 'alike', support: about.title }]
        : [],
    )
    .sort((one, two) => two.score - one.score || one.item - two.item);
}
