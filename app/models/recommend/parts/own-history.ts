// What one customer bought before, how often and how lately, and when such items are usually bought again.
import type { Interactions } from '../interactions';

/** One purchase as the caller knows it; `day` on the same calendar as the fit, ignored by an undated recommender. */
export type Purchase = { item: number; day: number; count: number };

/** A customer's history, each item once, the latest first. */
export type Profile = {
  item: Int32Array;
  /** Days (undated: purchases) on which the item was bought. */
  times: Float32Array;
  /** Days (undated: purchases) since it was last bought. */
  age: Float32Array;
  /** What the item says for others: dated 0.2 + 2^(−age ÷ 60 days), undated 0.7^age. */
  weight: Float32Array;
  /** How many different days (undated: purchases) the customer bought on. */
  visits: number;
};

const HALF_LIFE_DAYS = 60;
const FLOOR = 0.2;
const STEP = 0.7;

/** Folds purchases into a profile; purchases after `today` are left out. Cost: O(n log n). */
export function buildProfile(history: Purchase[], today: number, dated: boolean): Profile {
  const known = dated ? history.filter((purchase) => purchase.day <= today) : history;
  const sorted = dated ? [...known].sort((a, b) => b.day - a.day) : [...known].reverse();
  const places = new Map<number, number>();
  const lastSeen: number[] = [];
  const item: number[] = [];
  const times: number[] = [];
  const age: number[] = [];
  let visits = 0;
  let previousDay = NaN;
  sorted.forEach((purchase, step) => {
    const stamp = dated ? purchase.day : step;
    if (stamp !== previousDay) visits++;
    previousDay = stamp;
    const place = places.get(purchase.item);
    if (place === undefined) {
      places.set(purchase.item, item.length);
      item.push(purchase.item);
      times.push(1);
      age.push(dated ? today - purchase.day : step);
      lastSeen.push(stamp);
    } else if (lastSeen[place] !== stamp) {
      times[place]!++;
      lastSeen[place] = stamp;
    }
  });
  const weigh = (past: number): number =>
    dated ? FLOOR + 2 ** (-past / HALF_LIFE_DAYS) : STEP ** past;
  return {
    item: Int32Array.from(item),
    times: Float32Array.from(times),
    age: Float32Array.from(age),
    weight: Float32Array.from(age, weigh),
    visits,
  };
}

/** Days between two purchases of an item by one customer: the shop's mean, and each item's own, shrunk to it. */
export type ReorderGaps = { shopDays: number; itemDays: Float32Array };

/** So many of an item's own gaps weigh as much as the shop's mean. */
const GAP_PRIOR = 10;
const DEFAULT_GAP_DAYS = 60;

/**
 * Mean reorder gap per item: (Σ gaps + 10 · shop mean) ÷ (gaps + 10), a Gamma–Poisson posterior mean with the shop as
 * prior. Finished gaps only, so slow items read somewhat too fast. Cost: O(lines). Unit: days.
 */
export function learnReorderGaps(data: Interactions): ReorderGaps {
  const sums = new Float64Array(data.items);
  const gaps = new Float64Array(data.items);
  const lastDay = new Int32Array(data.items);
  const lastBuyer = new Int32Array(data.items).fill(-1);
  for (let basket = 0; basket < data.basketDay.length; basket++) {
    const customer = data.basketCustomer[basket]!;
    const day = data.basketDay[basket]!;
    for (let line = data.lineOf[basket]!; line < data.lineOf[basket + 1]!; line++) {
      const item = data.item[line]!;
      if (lastBuyer[item] === customer && day > lastDay[item]!) {
        sums[item]! += day - lastDay[item]!;
        gaps[item]!++;
      }
      lastBuyer[item] = customer;
      lastDay[item] = day;
    }
  }
  const total = gaps.reduce((sum, n) => sum + n, 0);
  const totalDays = sums.reduce((sum, days) => sum + days, 0);
  const shopDays = (totalDays + GAP_PRIOR * DEFAULT_GAP_DAYS) / (total + GAP_PRIOR);
  const itemDays = Float32Array.from(
    sums,
    (sum, item) => (sum + GAP_PRIOR * shopDays) / (gaps[item]! + GAP_PRIOR),
  );
  return { shopDays, itemDays };
}

const REPEAT_PRIOR = 5;

/**
 * ln of how readily an item is bought again, against the shop's mean: (customers with two baskets of it + 5 · mean) ÷
 * (customers with any + 5). Cost: O(lines).
 */
export function learnRepeatRates(data: Interactions): Float32Array {
  const buyers = new Float64Array(data.items);
  const repeaters = new Float64Array(data.items);
  const lastBuyer = new Int32Array(data.items).fill(-1);
  const hasRepeated = new Uint8Array(data.items);
  for (let basket = 0; basket < data.basketDay.length; basket++) {
    const customer = data.basketCustomer[basket]!;
    for (let line = data.lineOf[basket]!; line < data.lineOf[basket + 1]!; line++) {
      const item = data.item[line]!;
      if (lastBuyer[item] !== customer) {
        lastBuyer[item] = customer;
        hasRepeated[item] = 0;
        buyers[item]!++;
      } else if (hasRepeated[item] === 0) {
        hasRepeated[item] = 1;
        repeaters[item]!++;
      }
    }
  }
  const all = buyers.reduce((sum, count) => sum + count, 0);
  const again = repeaters.reduce((sum, count) => sum + count, 0);
  const mean = (again + 1) / (all + 10);
  return Float32Array.from(buyers, (count, item) =>
    Math.log((repeaters[item]! + REPEAT_PRIOR * mean) / (count + REPEAT_PRIOR) / mean),
  );
}
