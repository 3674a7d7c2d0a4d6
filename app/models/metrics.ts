// How good a ranking is, once what really happened is known.

/** Sums over judged customers at one cut-off; divide by `judged` with `meanRanking`. */
export type RankingTotals = {
  judged: number;
  recall: number;
  ndcg: number;
  hitRate: number;
  mrr: number;
};

export type RankingMetrics = { recall: number; ndcg: number; hitRate: number; mrr: number };

export function emptyRanking(): RankingTotals {
  return { judged: 0, recall: 0, ndcg: 0, hitRate: 0, mrr: 0 };
}

/**
 * Judges the first k places of one ranking. Recall: hits ÷ targets. NDCG: binary gains 1/log2(place + 1), the ideal
 * having min(k, targets) hits (Järvelin & Kekäläinen 2002). Hit rate: any hit. MRR: 1 ÷ place of the first hit.
 * `targets` counts all targets, also those that no model could rank, which are misses.
 */
export function judgeRanking(
  ranked: ArrayLike<number>,
  isTarget: Uint8Array,
  targets: number,
  k: number,
  totals: RankingTotals,
): void {
  if (targets < 1) throw new Error(`judgeRanking requires at least one target, got ${targets}`);
  let hits = 0;
  let gain = 0;
  let first = 0;
  const length = Math.min(k, ranked.length);
  for (let place = 0; place < length; place++) {
    if (isTarget[ranked[place]!] !== 1) continue;
    hits++;
    gain += 1 / Math.log2(place + 2);
    if (first === 0) first = place + 1;
  }
  totals.judged++;
  totals.recall += hits / targets;
  totals.ndcg += gain / idealGain(Math.min(k, targets));
  totals.hitRate += hits > 0 ? 1 : 0;
  totals.mrr += first > 0 ? 1 / first : 0;
}

function idealGain(hits: number): number {
  let gain = 0;
  for (let place = 0; place < hits; place++) gain += 1 / Math.log2(place + 2);
  return gain;
}

/** Means over customers; all zero when nobody was judged. */
export function meanRanking(totals: RankingTotals): RankingMetrics {
  const judged = Math.max(1, totals.judged);
  return {
    recall: totals.recall / judged,
    ndcg: totals.ndcg / judged,
    hitRate: totals.hitRate / judged,
    mrr: totals.mrr / judged,
  };
}
