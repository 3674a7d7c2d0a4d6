// What an item is, by its own words: similar items from the first product on, before anybody has bought anything.
import { topPlaces } from '~/math/top';
import type { Sparse } from '~/math/sparse';

/** The words of an item, plain text. Price in minor units; null where unknown. */
export type ItemDescription = {
  title: string;
  vendor: string;
  productType: string;
  tags: string[];
  options: string[];
  price: number | null;
};

export type ContentOptions = {
  /** Neighbours kept per item. */
  keep: number;
  /** A word on more than this share of items says next to nothing, one on more than so many costs too much. */
  maxShare: number;
  maxItems: number;
  weights: {
    title: number;
    vendor: number;
    productType: number;
    tags: number;
    options: number;
    price: number;
  };
};

export const CONTENT_DEFAULTS: ContentOptions = {
  keep: 100,
  maxShare: 0.5,
  maxItems: 2000,
  weights: { title: 1, vendor: 0.5, productType: 0.8, tags: 0.8, options: 0.3, price: 0.2 },
};

/**
 * Similar items: cosine of TF-IDF vectors (Salton & Buckley 1988; idf = ln(items ÷ items with the word)), found
 * through an inverted index. Row i holds the most similar items, ascending, with cosines of 0 … 1.
 * Cost: O(Σ over words of items with it, squared), bounded by `maxItems`. Empty descriptions have no neighbours.
 */
export function findSimilarItems(
  items: ItemDescription[],
  options: ContentOptions = CONTENT_DEFAULTS,
): Sparse {
  const vectors = weighWords(items, options);
  const sums = new Float32Array(items.length);
  const start = new Int32Array(items.length + 1);
  const index: number[] = [];
  const value: number[] = [];
  for (let item = 0; item < items.length; item++) {
    sums.fill(0);
    for (const [word, weight] of vectors.words[item]!) {
      const holders = vectors.holders[word]!;
      const weights = vectors.weights[word]!;
      for (let at = 0; at < holders.length; at++) sums[holders[at]!]! += weight * weights[at]!;
    }
    sums[item] = 0;
    for (let other = 0; other < sums.length; other++)
      if (sums[other]! <= 0) sums[other] = -Infinity;
    for (const other of topPlaces(sums, options.keep).sort()) {
      index.push(other);
      value.push(Math.min(1, sums[other]!));
    }
    start[item + 1] = index.length;
  }
  return {
    rows: items.length,
    columns: items.length,
    start,
    index: Int32Array.from(index),
    value: Float32Array.from(value),
  };
}

type WordVectors = { words: Map<number, number>[]; holders: number[][]; weights: number[][] };

/** Unit vectors of weighted words, both by item and by word. */
function weighWords(items: ItemDescription[], options: ContentOptions): WordVectors {
  const numbers = new Map<string, number>();
  const holders: number[][] = [];
  const words = items.map((item, place) => {
    const counted = new Map<number, number>();
    for (const [word, weight] of describe(item, options.weights)) {
      const number = numbers.get(word) ?? numbers.size;
      numbers.set(word, number);
      if (!counted.has(number)) (holders[number] ??= []).push(place);
      counted.set(number, (counted.get(number) ?? 0) + weight);
    }
    return counted;
  });
  const most = Math.min(options.maxItems, Math.max(10, options.maxShare * items.length));
  const weights: number[][] = holders.map(() => []);
  for (const counted of words) {
    let square = 0;
    for (const [word, count] of counted) {
      const share = holders[word]!.length;
      const weight = share > most || share < 2 ? 0 : count * Math.log(items.length / share);
      counted.set(word, weight);
      square += weight * weight;
    }
    const length = Math.sqrt(square) || 1;
    for (const [word, weight] of counted) {
      counted.set(word, weight / length);
      weights[word]!.push(weight / length);
    }
  }
  for (const counted of words)
    for (const [word, weight] of counted) if (weight === 0) counted.delete(word);
  return { words, holders, weights };
}

function* describe(
  item: ItemDescription,
  weights: ContentOptions['weights'],
): Generator<[string, number]> {
  for (const word of splitWords(item.title)) yield [word, weights.title];
  if (item.vendor !== '') yield [`vendor:${item.vendor.toLowerCase()}`, weights.vendor];
  if (item.productType !== '')
    yield [`type:${item.productType.toLowerCase()}`, weights.productType];
  for (const tag of item.tags) yield [`tag:${tag.toLowerCase()}`, weights.tags];
  for (const option of item.options) yield [`option:${option.toLowerCase()}`, weights.options];
  if (item.price !== null && item.price > 0)
    yield [`price:${priceBand(item.price)}`, weights.price];
}

/** Half-octave price bands: 1.00, 1.41, 2.00 … fall into bands of their own. */
function priceBand(price: number): number {
  return Math.round(2 * Math.log2(price));
}

/** Lower-case words of letters and digits, a plural s taken off longer ones. */
export function splitWords(text: string): string[] {
  const words = text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
  return words
    .filter((word) => word.length > 1)
    .map((word) => (word.length > 3 ? word.replace(/([^s])s$/, '$1') : word));
}
