// Which items lead to which: directed counts over customers' histories, kept as the strongest few per item.
import { topPlaces } from '~/math/top';
import type { Sparse } from '~/math/sparse';
import type { Interactions } from '../interactions';

export type PairCounting = {
  /**
   * `sequence`: item i counts for j when j's basket follows within `maxDistance` baskets.
   * `customer`: i counts for j once per customer who bought both, whatever the order; a customer of many items counts less.
   */
  kind: 'sequence' | 'customer';
  /** Weight of a pair inside one basket (`sequence`). */
  sameBasket: number;
  /** A basket d steps away weighs decay^(d − 1) (`sequence`). */
  decay: number;
  maxDistance: number;
  /** γ, the weight of a pair read backwards (`sequence`). */
  backward: number;
  /** A basket (or customer) of n items weighs n^−crowding. */
  crowding: number;
  /** Counts are divided by n(i)^sourceExponent · n(j)^targetExponent, n = customers who bought the item. */
  sourceExponent: number;
  targetExponent: number;
  /** A pair count c is shrunk by c ÷ (c + shrink). */
  shrink: number;
  /** Neighbours kept per item. */
  keep: number;
};

export const SEQUENCE_PAIRS: PairCounting = {
  kind: 'sequence',
  sameBasket: 1,
  decay: 0.8,
  maxDistance: 8,
  backward: 0.5,
  crowding: 0,
  sourceExponent: 0.3,
  targetExponent: 0.3,
  shrink: 0,
  keep: 300,
};

export const CUSTOMER_PAIRS: PairCounting = {
  kind: 'customer',
  sameBasket: 1,
  decay: 1,
  maxDistance: 0,
  backward: 1,
  crowding: 1,
  sourceExponent: 0.5,
  targetExponent: 0.5,
  shrink: 0.2,
  keep: 300,
};

/**
 * Counts neighbours: row i holds the items that i speaks for, ascending, with their strength.
 *
 * Sequence: A(i→j) = Σ over customers of decay^(d−1) for baskets d apart, score = A + γAᵀ; customer: Σ crowd weights
 * (cosine-like, Deshpande & Karypis 2004). Both normalised by popularity and shrunk for small counts.
 * Row by row through one dense accumulator, so memory is O(items + kept). Cost: O(Σ over lines of the lines nearby).
 */
export function countNeighbours(data: Interactions, counting: PairCounting): Sparse {
  const histories = distinctItems(data);
  const buyers = new Float32Array(data.items);
  for (const item of histories.item) buyers[item]!++;
  const holders =
    counting.kind === 'sequence'
      ? holdersOf(data, data.lineOf, data.item)
      : holdersOf(data, histories.start, histories.item);
  const addRow =
    counting.kind === 'sequence'
      ? sequenceAdder(data, counting)
      : customerAdder(histories, counting);
  const divisor = buyers.map((n) => Math.max(1, n) ** counting.targetExponent);
  const keep = Math.min(counting.keep, data.items);
  const start = new Int32Array(data.items + 1);
  const index: Int32Array[] = [];
  const value: Float32Array[] = [];
  const sums = new Float32Array(data.items);
  for (let item = 0; item < data.items; item++) {
    sums.fill(0);
    for (let at = holders.start[item]!; at < holders.start[item + 1]!; at++)
      addRow(holders.holder[at]!, sums);
    sums[item] = 0;
    const source = Math.max(1, buyers[item]!) ** counting.sourceExponent;
    for (let other = 0; other < sums.length; other++) {
      const sum = sums[other]!;
      sums[other] =
        sum > 0 ? (sum * sum) / ((sum + counting.shrink) * source * divisor[other]!) : -Infinity;
    }
    const top = topPlaces(sums, keep).sort();
    index.push(top);
    value.push(Float32Array.from(top, (other) => sums[other]!));
    start[item + 1] = start[item]! + top.length;
  }
  return {
    rows: data.items,
    columns: data.items,
    start,
    index: joinInts(index),
    value: joinFloats(value),
  };
}

type Histories = { start: Int32Array; item: Int32Array };

/** Each customer's distinct items, in order of first purchase. */
export function distinctItems(data: Interactions): Histories {
  const seenBy = new Int32Array(data.items).fill(-1);
  const start = new Int32Array(data.customers + 1);
  const item = new Int32Array(data.item.length);
  let filled = 0;
  for (let customer = 0; customer < data.customers; customer++) {
    const end = data.lineOf[data.basketOf[customer + 1]!]!;
    for (let line = data.lineOf[data.basketOf[customer]!]!; line < end; line++) {
      const bought = data.item[line]!;
      if (seenBy[bought] === customer) continue;
      seenBy[bought] = customer;
      item[filled++] = bought;
    }
    start[customer + 1] = filled;
  }
  return { start, item: item.slice(0, filled) };
}

/** For each item, the groups (baskets or customers) that hold it. */
function holdersOf(
  data: Interactions,
  groupStart: Int32Array,
  items: Int32Array,
): { start: Int32Array; holder: Int32Array } {
  const start = new Int32Array(data.items + 1);
  for (const item of items) start[item + 1]!++;
  for (let item = 0; item < data.items; item++) start[item + 1]! += start[item]!;
  const next = start.slice();
  const holder = new Int32Array(items.length);
  for (let group = 0; group < groupStart.length - 1; group++) {
    for (let at = groupStart[group]!; at < groupStart[group + 1]!; at++)
      holder[next[items[at]!]!++] = group;
  }
  return { start, holder };
}

type RowAdder = (holder: number, sums: Float32Array) => void;

function sequenceAdder(data: Interactions, counting: PairCounting): RowAdder {
  const { decay, backward, maxDistance, sameBasket } = counting;
  const crowd = crowdWeights(data.lineOf, counting.crowding);
  return (basket, sums) => {
    const customer = data.basketCustomer[basket]!;
    const first = Math.max(data.basketOf[customer]!, basket - maxDistance);
    const last = Math.min(data.basketOf[customer + 1]! - 1, basket + maxDistance);
    for (let near = first; near <= last; near++) {
      const steps = Math.abs(near - basket);
      const direction = near > basket ? 1 : backward;
      const weight = (steps === 0 ? sameBasket : direction * decay ** (steps - 1)) * crowd[near]!;
      if (weight === 0) continue;
      const end = data.lineOf[near + 1]!;
      for (let line = data.lineOf[near]!; line < end; line++) sums[data.item[line]!]! += weight;
    }
  };
}

function customerAdder(histories: Histories, counting: PairCounting): RowAdder {
  const crowd = crowdWeights(histories.start, counting.crowding);
  return (customer, sums) => {
    const weight = crowd[customer]!;
    const end = histories.start[customer + 1]!;
    for (let at = histories.start[customer]!; at < end; at++) sums[histories.item[at]!]! += weight;
  };
}

function crowdWeights(start: Int32Array, crowding: number): Float32Array {
  const weights = new Float32Array(start.length - 1);
  for (let group = 0; group < weights.length; group++) {
    weights[group] = Math.max(1, start[group + 1]! - start[group]!) ** -crowding;
  }
  return weights;
}

function joinInts(parts: Int32Array[]): Int32Array {
  const joined = new Int32Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    joined.set(part, at);
    at += part.length;
  }
  return joined;
}

function joinFloats(parts: Float32Array[]): Float32Array {
  const joined = new Float32Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    joined.set(part, at);
    at += part.length;
  }
  return joined;
}
