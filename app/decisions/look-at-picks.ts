// What one person would be shown now and why, for a merchant to look at: the choice that a mail makes, with what a stranger
// would be shown in each place, and what was left out. Nothing is kept.
import type { Db } from '~/db';
import { recommend } from '~/models/recommend/recommend';
import type { Purchase } from '~/orders/store';
import { dayOf } from '~/training/datasets';
import { chooseFrom, RANKED } from './choose-products';
import { justBought, pastItems } from './past-items';
import { reasonWords } from './reason-words';
import type { SpokenReason } from './reason-words';
import type { ProductReceipt } from './receipt';
import { findShelf, productAs } from './shelf';
import type { ChosenProduct, ProductChoice, Refusal, ShelfContext } from './shelf';
import { NO_WISHES } from './wishes';
import type { Wishes } from './wishes';

type Candidate = ProductReceipt['candidates'][number];

export type LookedPick = {
  /** With the reason in the words that the person would read. */
  product: ChosenProduct;
  /** The reason as the receipt keeps it. */
  because: Pick<Candidate, 'reason' | 'support' | 'byPeople'> & {
    /** Orders of this person that held it. */
    times: number;
  };
  /** Stands in the mail; the others are next in line. */
  isShown: boolean;
  /** What somebody of whom nothing is known would be shown in this place. */
  stranger: ChosenProduct | null;
};

export type LeftOut = {
  productId: string;
  title: string;
  imageUrl: string | null;
  /** Where it would stand, counted from one. */
  place: number;
  reason: Refusal | 'just_bought';
};

export type PicksLook =
  | { kind: 'ready'; picks: LookedPick[]; leftOut: LeftOut[]; receipt: ProductReceipt }
  | { kind: 'not_trained' | 'unreadable' };

type Asked = { history: Purchase[]; locale: string; wishes?: Wishes };

export async function lookAtPicks(
  db: Db,
  shopId: number,
  { history, locale, wishes = NO_WISHES }: Asked,
  now: Date,
): Promise<PicksLook> {
  const context = await findShelf(db, shopId, now);
  if (typeof context === 'string') return { kind: context };
  const choice = chooseFrom(context, 'look', history, { locale, wishes });
  const stranger = chooseFrom(context, 'look', [], locale);
  const strangers = rowOf(context, stranger, locale);
  const chosen = new Set(choice.receipt.chosen);
  const timesOf = (id: string) =>
    new Set(history.filter((past) => past.productId === id).map((past) => past.orderId)).size;
  return {
    kind: 'ready',
    picks: rowOf(context, choice, locale).map(({ product, candidate }, place) => ({
      product,
      because: {
        reason: candidate.reason,
        support: candidate.support,
        ...(candidate.byPeople ? { byPeople: true } : {}),
        times: timesOf(product.id),
      },
      isShown: chosen.has(product.id),
      stranger: strangers[place]?.product ?? null,
    })),
    leftOut: findLeftOut(context, history),
    receipt: choice.receipt,
  };
}

/** All candidates of a choice in order: those of the mail, then those next in line, each with its reason. */
function rowOf(
  { shelf }: ShelfContext,
  { receipt, products }: ProductChoice,
  locale: string,
): { product: ChosenProduct; candidate: Candidate }[] {
  const shown = new Map(products.map((product) => [product.id, product]));
  return receipt.candidates.flatMap((candidate) => {
    const product = shelf.shown.get(candidate.productId);
    if (!product) return [];
    // The words of a candidate that is shown are those of its mail.
    const kind = candidate.reason as SpokenReason;
    const spoken = () => productAs(product, reasonWords(kind, candidate.support, locale));
    return [{ candidate, product: shown.get(product.id) ?? spoken() }];
  });
}

/** What the same ranking would hold if everything could be shown to everybody. */
function findLeftOut(context: ShelfContext, history: Purchase[]): LeftOut[] {
  const { recommender, shelf, now } = context;
  const past = pastItems(shelf, history);
  const bought = new Set(justBought(past, now));
  const known = Uint8Array.from(shelf.items, (product) => (product ? 1 : 0));
  const ranked = recommend(recommender, past, { today: dayOf(now), allowed: known, count: RANKED });
  return ranked.flatMap(({ item }, at): LeftOut[] => {
    const reason = shelf.refused.get(item) ?? (bought.has(item) ? 'just_bought' : null);
    if (reason === null) return [];
    const { id, title, imageUrl } = shelf.items[item]!;
    return [{ productId: id, title, imageUrl, place: at + 1, reason }];
  });
}
