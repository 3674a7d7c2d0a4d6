// Which products a mail shows to one person: candidates, hard filters, a mixture of known and new, a reason each, a receipt.
import type { Db } from '~/db';
import type { Purchase as PastItem } from '~/models/recommend/parts/own-history';
import { recommend } from '~/models/recommend/recommend';
import type { Recommendation } from '~/models/recommend/recommend';
import type { Purchase } from '~/orders/store';
import { dayOf } from '~/training/datasets';
import { chooseSimilar } from './choose-similar';
import type { SimilarRequest } from './choose-similar';
import { justBought, pastItems } from './past-items';
import { reasonWords } from './reason-words';
import { inputsOf, loadShelf, productAs, titleOf } from './shelf';
import type { ChosenProduct, ProductChoice, Shelf, ShelfContext } from './shelf';

export type Chooser = {
  /** "Picks for you". */
  choose(occasion: string, history: Purchase[], locale: string): ProductChoice;
  /** One product that the person looked at, and some that are like it. */
  chooseSimilar(request: SimilarRequest): ProductChoice;
};

/** Products in a mail: rows of two, six at most. */
export const SHOWN = 6;
/** At most half of a mail is what the person had before: the rest is to be discovered. */
const MOST_KNOWN = 3;
const RUNNERS_UP = 6;
/** Candidates that a receipt holds: those shown, and those next in line. */
export const RANKED = SHOWN + RUNNERS_UP;

/** Everything that the choices of a chunk share, read once. Without an artifact there is nothing to choose from. */
export async function loadChooser(db: Db, shopId: number, now: Date): Promise<Chooser> {
  const context = await loadShelf(db, shopId, now);
  return {
    choose: (occasion, history, locale) => chooseFrom(context, occasion, history, locale),
    chooseSimilar: (request) => chooseSimilar(context, request),
  };
}

/** What `Chooser.choose` answers, on a shelf that the caller has loaded. */
export function chooseFrom(
  context: ShelfContext,
  occasion: string,
  history: Purchase[],
  locale: string,
): ProductChoice {
  const { shelf } = context;
  const past = pastItems(shelf, history);
  const ranked = rank(context, past);
  const shown = evenly(mix(ranked));
  const rest = ranked.all.filter((pick) => !shown.includes(pick));
  const candidates = [...shown, ...rest].slice(0, RANKED);
  return {
    products: shown.map((pick) => productOf(shelf, pick, locale)),
    receipt: {
      inputs: inputsOf(context, { occasion, strategy: 'picks-for-you', history }),
      candidates: candidates.map((pick) => ({
        productId: shelf.items[pick.item]!.id,
        score: Math.round(pick.score * 1e4) / 1e4,
        reason: pick.reason.kind,
        support: titleOf(shelf, pick.reason.itemIndex),
        ...(pick.reason.byPeople ? { byPeople: true } : {}),
      })),
      chosen: shown.map((pick) => shelf.items[pick.item]!.id),
      runnerUp: rest[0] ? shelf.items[rest[0].item]!.id : null,
      propensity: 1,
    },
  };
}

type Ranked = { all: Recommendation[]; discoveries: Recommendation[] };

function rank({ recommender, shelf, now }: ShelfContext, past: PastItem[]): Ranked {
  const exclude = justBought(past, now);
  const request = { today: dayOf(now), allowed: shelf.allowed, exclude };
  return {
    all: recommend(recommender, past, { ...request, count: RANKED }),
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
  const reason = reasonWords(pick.reason.kind, titleOf(shelf, pick.reason.itemIndex), locale);
  return productAs(shelf.items[pick.item]!, reason);
}
