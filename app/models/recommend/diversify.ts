// Keeps a handful of picks from being the same thing in five colours.
import type { Sparse } from '~/math/sparse';

export type RankedPool = { item: Int32Array; score: Float32Array };

/**
 * Maximal marginal relevance (Carbonell & Goldstein 1998): again and again the item with the largest
 * (1 − diversity) · relevance − diversity · likeness to what is already picked; relevance is the score scaled to 0 … 1
 * over the pool, likeness the strongest similarity to any pick. Diversity 0 keeps the order of the pool.
 * Returns places in the pool. Cost: O(count · (pool + kept neighbours)).
 */
export function diversify(
  pool: RankedPool,
  count: number,
  diversity: number,
  similar: Sparse | null,
): Int32Array {
  const length = pool.item.length;
  const picks = new Int32Array(Math.min(count, length));
  const places = new Map<number, number>();
  pool.item.forEach((item, place) => places.set(item, place));
  const highest = pool.score.reduce((most, score) => Math.max(most, score), -Infinity);
  const lowest = pool.score.reduce((least, score) => Math.min(least, score), Infinity);
  const range = highest - lowest || 1;
  const likeness = new Float32Array(length);
  const isPicked = new Uint8Array(length);
  for (let pick = 0; pick < picks.length; pick++) {
    let best = -1;
    let most = -Infinity;
    for (let place = 0; place < length; place++) {
      if (isPicked[place] === 1) continue;
      const relevance = (pool.score[place]! - lowest) / range;
      const worth = (1 - diversity) * relevance - diversity * likeness[place]!;
      if (worth > most) {
        most = worth;
        best = place;
      }
    }
    picks[pick] = best;
    isPicked[best] = 1;
    if (similar !== null) raiseLikeness(similar, pool.item[best]!, places, likeness);
  }
  return picks;
}

function raiseLikeness(
  similar: Sparse,
  picked: number,
  places: Map<number, number>,
  likeness: Float32Array,
): void {
  for (let at = similar.start[picked]!; at < similar.start[picked + 1]!; at++) {
    const place = places.get(similar.index[at]!);
    if (place !== undefined) likeness[place] = Math.max(likeness[place]!, similar.value[at]!);
  }
}
