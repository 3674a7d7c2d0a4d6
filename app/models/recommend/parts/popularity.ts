// How much everybody buys an item: the baseline that every other part must beat, and the choice for strangers.
import type { Interactions } from '../interactions';

/**
 * Baskets that hold each item, an old basket counting 2^(−age ÷ half-life). A half-life of Infinity, or undated
 * baskets, count plainly. Cost: O(lines). Unit: baskets.
 */
export function countPopularity(data: Interactions, halfLifeDays: number): Float32Array {
  const popularity = new Float32Array(data.items);
  const fades = data.dated && Number.isFinite(halfLifeDays);
  for (let basket = 0; basket < data.basketDay.length; basket++) {
    const age = data.today - data.basketDay[basket]!;
    const weight = fades ? 2 ** (-age / halfLifeDays) : 1;
    const end = data.lineOf[basket + 1]!;
    for (let line = data.lineOf[basket]!; line < end; line++)
      popularity[data.item[line]!]! += weight;
  }
  return popularity;
}

/** The day each item was first sold; −1 where it never was, or where baskets are undated. Cost: O(lines). */
export function firstSoldDays(data: Interactions): Int32Array {
  const first = new Int32Array(data.items).fill(-1);
  if (!data.dated) return first;
  for (let basket = 0; basket < data.basketDay.length; basket++) {
    const day = data.basketDay[basket]!;
    const end = data.lineOf[basket + 1]!;
    for (let line = data.lineOf[basket]!; line < end; line++) {
      const item = data.item[line]!;
      if (first[item] === -1 || day < first[item]!) first[item] = day;
    }
  }
  return first;
}

/** ln((count + 1) ÷ (mean count + 1)). */
export function logPopularity(counts: Float32Array): Float32Array {
  const mean = counts.reduce((sum, count) => sum + count, 0) / Math.max(1, counts.length);
  return counts.map((count) => Math.log((count + 1) / (mean + 1)));
}
