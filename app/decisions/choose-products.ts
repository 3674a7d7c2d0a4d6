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
import { interestIn, NO_WISHES } from './wishes';
import type { Wishes } from './wishes';

export type Chooser = {
  /** "Picks for you". */
  choose(occasion: string, history: Purchase[], reader: string | Reader): ProductChoice;
  /** One product that the person looked at, and some that are like it. */
  chooseSimilar(request: SimilarRequest): ProductChoice;
};

/** In which language, and what the person told; a language alone: nothing. */
export type Reader = { locale: string; wishes: Wishes };

/** Products in a mail: rows of two, six at most. */
export const SHOWN = 6;
/** At most half of a mail is what the person had before: the rest is to be discovered. */
const MOST_KNOWN = 3;
/** Most of a mail is what the person told to like, and something is left to be discovered. */
const MOST_TOLD = 4;
const RUNNERS_UP = 6;
/** Candidates that a receipt holds: those shown, and those next in line. */
export const RANKED = SHOWN + RUNNERS_UP;

/** Everything that the choices of a chunk share, read once. Without an artifact there is nothing to choose from. */
export async function loadChooser(db: Db, shopId: number, now: Date): Promise<Chooser> {
  const context = await loadShelf(db, shopId, now);
  return {
    choose: (occasion, history, reader) => chooseFrom(context, occasion, history, reader),
    chooseSimilar: (request) => chooseSimilar(context, request),
  };
}

/** What `Chooser.choose` answers, on a shelf that the caller has loaded. */
export function chooseFrom(
  context: ShelfContext,
  occasion: string,
  bought: Purchase[],
  reader: string | Reader,
): ProductChoice {
  const { shelf } = context;
  const { locale, wishes } = typeof reader === 'string' ? plainReader(reader) : reader;
  const history = wishes.isPersonal ? bought : [];
  const past = pastItems(shelf, history);
  const ranked = rank(context, past, wishes);
  const shown = evenly(mix(ranked));
  const shownItems = new Set(shown.map((pick) => pick.item));
  const rest = ranked.all.filter((pick) => !shownItems.has(pick.item));
  const candidates = [...shown, ...rest].slice(0, RANKED);
  return {
    products: shown.map((pick) => productOf(shelf, pick, locale)),
    receipt: {
      inputs: inputsOf(context, { occasion, history, ...strategyOf(wishes) }),
      candidates: candidates.map((pick) => ({
        productId: shelf.items[pick.item]!.id,
        score: Math.round(pick.score * 1e4) / 1e4,
        reason: pick.interest === null ? pick.reason.kind : 'told',
        support: pick.interest ?? titleOf(shelf, pick.reason.itemIndex),
        ...(pick.reason.byPeople ? { byPeople: true } : {}),
      })),
      chosen: shown.map((pick) => shelf.items[pick.item]!.id),
      runnerUp: rest[0] ? shelf.items[rest[0].item]!.id : null,
      propensity: 1,
    },
  };
}

function plainReader(locale: string): Reader {
  return { locale, wishes: NO_WISHES };
}

/** How the choice was made, as its receipt keeps it. */
function strategyOf({ isPersonal, interests, notInterests }: Wishes) {
  if (!isPersonal) return { strategy: 'best-sellers', isPersonal: false as const };
  const told = interests.length + notInterests.length > 0;
  return { strategy: 'picks-for-you', ...(told ? { told: { interests, notInterests } } : {}) };
}

/** `interest`: what the person told to like that the product belongs to. */
type Pick = Recommendation & { interest: string | null };

type Ranked = { told: Pick[]; all: Pick[]; discoveries: Pick[] };

function rank({ recommender, shelf, now }: ShelfContext, past: PastItem[], wishes: Wishes): Ranked {
  const { interests, notInterests } = wishes;
  const kind = (item: number, kinds: string[]) =>
    kinds.length === 0 || !shelf.items[item] ? null : interestIn(shelf.items[item], kinds);
  const allowed = shelf.allowed.map((may, item) =>
    may === 1 && kind(item, notInterests) === null ? 1 : 0,
  );
  const request = { today: dayOf(now), allowed, exclude: justBought(past, now) };
  const find = (more: { count: number; allowed?: Uint8Array; novelty?: 'newOnly' }): Pick[] =>
    recommend(recommender, past, { ...request, ...more }).map((pick) => ({
      ...pick,
      interest: kind(pick.item, interests),
    }));
  const liked = allowed.map((may, item) => (may === 1 && kind(item, interests) !== null ? 1 : 0));
  return {
    told: interests.length === 0 ? [] : find({ count: MOST_TOLD, allowed: liked }),
    all: find({ count: RANKED }),
    discoveries: find({ count: SHOWN, novelty: 'newOnly' }),
  };
}

/**
 * What the person told to like, then the best, no more than half of them known; where too few are left, known ones may
 * fill the row.
 */
function mix({ told, all, discoveries }: Ranked): Pick[] {
  const picks: Pick[] = [];
  const taken = new Set<number>();
  const take = (pick: Pick) => {
    if (picks.length >= SHOWN || taken.has(pick.item)) return;
    picks.push(pick);
    taken.add(pick.item);
  };
  const isKnown = (pick: Pick) => pick.reason.kind === 'buyAgain';
  told.forEach(take);
  const liked = [...picks];
  const known = all.filter(isKnown);
  const fresh = all.filter((pick) => !isKnown(pick));
  known.slice(0, Math.max(0, MOST_KNOWN - liked.filter(isKnown).length)).forEach(take);
  [...fresh, ...discoveries].forEach(take);
  known.forEach(take);
  return [...liked, ...alternate(picks.slice(liked.length))];
}

/** Known and new in turn, each in its own order, so that the first row shows one of both. */
function alternate(picks: Pick[]): Pick[] {
  const known = picks.filter((pick) => pick.reason.kind === 'buyAgain');
  const fresh = picks.filter((pick) => pick.reason.kind !== 'buyAgain');
  const row: Pick[] = [];
  while (known.length > 0 || fresh.length > 0) {
    const next = [fresh.shift(), known.shift()];
    for (const pick of next) if (pick) row.push(pick);
  }
  return row;
}

/** Rows of two without an orphan. */
function evenly(picks: Pick[]): Pick[] {
  return picks.slice(0, picks.length - (picks.length % 2));
}

function productOf(shelf: Shelf, pick: Pick, locale: string): ChosenProduct {
  const reason =
    pick.interest === null
      ? reasonWords(pick.reason.kind, titleOf(shelf, pick.reason.itemIndex), locale)
      : reasonWords('told', pick.interest, locale);
  return productAs(shelf.items[pick.item]!, reason);
}
