// What goes into one basket together: for "bought together" blocks, product pages and reasons.
import { topPlaces } from '~/math/top';
import type { Sparse } from '~/math/sparse';
import type { Interactions } from '../interactions';

export type TogetherOptions = {
  /** Pairs in fewer baskets than this are chance. */
  support: number;
  /** Lift is shrunk towards 1 by so many expected baskets. */
  shrink: number;
  /** The least log-likelihood ratio; 10.83 is p = .001 of a chi-square with one degree of freedom. */
  evidence: number;
  keep: number;
};

export const TOGETHER_DEFAULTS: TogetherOptions = {
  support: 3,
  shrink: 3,
  evidence: 10.83,
  keep: 20,
};

/**
 * Pairs of items that share baskets more often than chance: row i holds partners, ascending, with ln of the shrunk lift
 * (pairs + shrink) ÷ (expected + shrink), expected = baskets(i) · baskets(j) ÷ baskets. A pair must have the support,
 * a lift above 1 and a log-likelihood ratio above the evidence (Dunning 1993, "Accurate methods for the statistics of
 * surprise and coincidence", eq. for 2 × 2 tables). Symmetric before the cut to `keep`.
 * Cost: O(Σ over baskets of size²).
 */
export function findBoughtTogether(
  data: Interactions,
  options: TogetherOptions = TOGETHER_DEFAULTS,
): Sparse {
  const baskets = data.basketDay.length;
  const holders = basketsByItem(data);
  const pairs = new Float32Array(data.items);
  const start = new Int32Array(data.items + 1);
  const index: number[] = [];
  const value: number[] = [];
  for (let item = 0; item < data.items; item++) {
    pairs.fill(0);
    for (let at = holders.start[item]!; at < holders.start[item + 1]!; at++) {
      const basket = holders.basket[at]!;
      for (let line = data.lineOf[basket]!; line < data.lineOf[basket + 1]!; line++)
        pairs[data.item[line]!]!++;
    }
    const own = pairs[item]!;
    pairs[item] = 0;
    for (let other = 0; other < pairs.length; other++) {
      const counts = {
        both: pairs[other]!,
        left: own,
        right: holders.start[other + 1]! - holders.start[other]!,
        all: baskets,
      };
      pairs[other] = strength(counts, options);
    }
    for (const other of topPlaces(pairs, options.keep).sort()) {
      index.push(other);
      value.push(pairs[other]!);
    }
    start[item + 1] = index.length;
  }
  return {
    rows: data.items,
    columns: data.items,
    start,
    index: Int32Array.from(index),
    value: Float32Array.from(value),
  };
}

/** Baskets with both items, with each, and all there are. */
type PairCounts = { both: number; left: number; right: number; all: number };

function strength(counts: PairCounts, options: TogetherOptions): number {
  if (counts.both < options.support) return -Infinity;
  const expected = (counts.left * counts.right) / counts.all;
  if (counts.both <= expected || logLikelihoodRatio(counts) < options.evidence) return -Infinity;
  return Math.log((counts.both + options.shrink) / (expected + options.shrink));
}

/** G² of the 2 × 2 table of baskets with and without either item: 2 · Σ observed · ln(observed ÷ expected). */
export function logLikelihoodRatio(counts: PairCounts): number {
  const { both, left, right, all } = counts;
  const cells: [number, number][] = [
    [both, (left * right) / all],
    [left - both, (left * (all - right)) / all],
    [right - both, ((all - left) * right) / all],
    [all - left - right + both, ((all - left) * (all - right)) / all],
  ];
  return (
    2 *
    cells.reduce(
      (sum, [seen, expected]) => sum + (seen > 0 ? seen * Math.log(seen / expected) : 0),
      0,
    )
  );
}

function basketsByItem(data: Interactions): { start: Int32Array; basket: Int32Array } {
  const start = new Int32Array(data.items + 1);
  for (const item of data.item) start[item + 1]!++;
  for (let item = 0; item < data.items; item++) start[item + 1]! += start[item]!;
  const next = start.slice();
  const basket = new Int32Array(data.item.length);
  for (let at = 0; at < data.basketDay.length; at++) {
    for (let line = data.lineOf[at]!; line < data.lineOf[at + 1]!; line++)
      basket[next[data.item[line]!]!++] = at;
  }
  return { start, basket };
}
