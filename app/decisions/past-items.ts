// What a person bought, in the recommender's numbering, and what of it is too fresh to be offered again.
import type { Purchase as PastItem } from '~/models/recommend/parts/own-history';
import type { Purchase } from '~/orders/store';
import { dayOf } from '~/training/datasets';
import type { Shelf } from './shelf';

/** What was bought within a fortnight is not offered again. */
const JUST_BOUGHT_DAYS = 14;

/** A person's purchases in the artifact's numbering; what it does not know is passed over. */
export function pastItems(shelf: Shelf, history: Purchase[]): PastItem[] {
  return history.flatMap(({ productId, orderedAt, quantity }): PastItem[] => {
    const item = shelf.itemOf.get(productId);
    return item === undefined ? [] : [{ item, day: dayOf(orderedAt), count: quantity }];
  });
}

export function justBought(past: PastItem[], now: Date): number[] {
  const today = dayOf(now);
  return past.filter((p) => today - p.day <= JUST_BOUGHT_DAYS).map((p) => p.item);
}
