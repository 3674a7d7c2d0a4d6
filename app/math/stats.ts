// Plain statistics of columns of numbers: means, quantiles, ranks, correlations, shares.

export function mean(values: ArrayLike<number>): number {
  let sum = 0;
  for (let at = 0; at < values.length; at++) sum += values[at]!;
  return sum / values.length;
}

/**
 * Quantile of ascending values, linear between neighbours (type 7 of Hyndman & Fan 1996). NaN of nothing.
 */
export function quantileOfSorted(sorted: ArrayLike<number>, share: number): number {
  if (sorted.length === 0) return NaN;
  const place = Math.min(1, Math.max(0, share)) * (sorted.length - 1);
  const low = Math.floor(place);
  const high = Math.ceil(place);
  return sorted[low]! + (sorted[high]! - sorted[low]!) * (place - low);
}

/** Quantile of values in any order; they are not changed. Cost: O(n log n). */
export function quantile(values: ArrayLike<number>, share: number): number {
  return quantileOfSorted(Float64Array.from(values).sort(), share);
}

/** Places of the values in ascending order; equal values keep their order. */
export function sortedPlaces(values: ArrayLike<number>): Int32Array {
  const places = Int32Array.from({ length: values.length }, (_, at) => at);
  return places.sort((a, b) => values[a]! - values[b]! || a - b);
}

/** Ranks from 1, equal values sharing the mean of their ranks. */
export function ranks(values: ArrayLike<number>): Float64Array {
  const places = sortedPlaces(values);
  const result = new Float64Array(places.length);
  let from = 0;
  while (from < places.length) {
    let to = from;
    while (to + 1 < places.length && values[places[to + 1]!] === values[places[from]!]) to++;
    for (let at = from; at <= to; at++) result[places[at]!] = (from + to) / 2 + 1;
    from = to + 1;
  }
  return result;
}

/** Pearson's correlation; 0 where one side does not vary. */
export function correlation(a: ArrayLike<number>, b: ArrayLike<number>): number {
  const meanA = mean(a);
  const meanB = mean(b);
  let joint = 0;
  let squareA = 0;
  let squareB = 0;
  for (let at = 0; at < a.length; at++) {
    const left = a[at]! - meanA;
    const right = b[at]! - meanB;
    joint += left * right;
    squareA += left * left;
    squareB += right * right;
  }
  const scale = Math.sqrt(squareA * squareB);
  return scale > 0 ? joint / scale : 0;
}

/** Spearman's rank correlation (1904): Pearson's of the ranks. */
export function rankCorrelation(a: ArrayLike<number>, b: ArrayLike<number>): number {
  return correlation(ranks(a), ranks(b));
}
