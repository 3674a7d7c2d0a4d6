// The six groups that merchants know their customers by, from recency, frequency and money: plain words, no promises.
import { ranks } from '~/math/stats';
import { ordersUntil, type CustomerRows, type OrderHistory } from '../order-history';

export const PURCHASE_GROUPS = ['best', 'loyal', 'new', 'promising', 'slipping', 'lost'] as const;
export type PurchaseGroup = (typeof PURCHASE_GROUPS)[number];

export type PurchaseScores = {
  /** 1 to 5, 5 the latest, most often, most money; equal customers share a score. */
  recency: Uint8Array;
  frequency: Uint8Array;
  money: Uint8Array;
  group: PurchaseGroup[];
};

const FIFTHS = 5;

/** Fifths of the shop's own customers (Hughes 1994): what is recent or much is what it is in this shop. */
export function groupPurchases(
  history: OrderHistory,
  rows: CustomerRows,
  until: number,
): PurchaseScores {
  const money = Float64Array.from(rows.customer, (customer) => {
    const from = history.offset[customer]!;
    const end = from + ordersUntil(history, customer, until);
    return history.value.subarray(from, end).reduce((sum, value) => sum + value, 0);
  });
  const scores = {
    recency: fifths(rows.recency.map((recency, row) => recency - rows.age[row]!)),
    frequency: fifths(rows.frequency),
    money: fifths(money),
  };
  const group = Array.from(rows.frequency, (repeats, row) =>
    groupOf(scores.recency[row]!, scores.frequency[row]!, {
      money: scores.money[row]!,
      isRepeater: repeats > 0,
    }),
  );
  return { ...scores, group };
}

function groupOf(
  recency: number,
  frequency: number,
  { money, isRepeater }: { money: number; isRepeater: boolean },
): PurchaseGroup {
  if (recency >= 4 && frequency >= 4 && money >= 4) return 'best';
  if (recency >= 3 && isRepeater && frequency >= 4) return 'loyal';
  if (recency >= 4 && !isRepeater) return 'new';
  if (recency >= 3) return 'promising';
  return (isRepeater && frequency >= 4) || money >= 4 ? 'slipping' : 'lost';
}

/** By mean rank, so that equal values never fall on two sides of a line. */
function fifths(values: Float64Array): Uint8Array {
  const rank = ranks(values);
  return Uint8Array.from(rank, (own) =>
    Math.min(FIFTHS, 1 + Math.floor((FIFTHS * (own - 0.5)) / values.length)),
  );
}
