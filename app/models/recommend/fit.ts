// Fits one shop's recommender: counts, similar items, and the mixture that did best on the shop's own last window.
import { findSimilarItems, type ItemDescription } from './parts/content';
import {
  countNeighbours,
  CUSTOMER_PAIRS,
  SEQUENCE_PAIRS,
  type PairCounting,
} from './parts/item-item';
import { learnReorderGaps } from './parts/own-history';
import { countPopularity, firstSoldDays } from './parts/popularity';
import { backtest, gatherChoices, type Backtest, type Novelty } from './backtest';
import { logPopularity, type ItemKnowledge } from './features';
import { HOLDOUT_DEFAULTS, holdOutLast, type HoldoutOptions } from './holdout';
import { buildInteractions, type Interactions, type RecommendData } from './interactions';
import { weightsOf, type Weights } from './score';
import type { Sparse } from '~/math/sparse';

export type FitOptions = {
  /** What is known about the items, by item number; null where only purchases are known. */
  descriptions: ItemDescription[] | null;
  /** Ways of counting pairs; the one that does best on the last window is used. */
  counting: PairCounting[];
  holdout: HoldoutOptions;
};

/** One shop's fitted parameters: plain typed arrays, no persons. Serving takes a customer's history beside it. */
export type Recommender = {
  knowledge: ItemKnowledge;
  counting: PairCounting;
  today: number;
  weights: Record<Novelty, Weights>;
  backtests: Record<Novelty, Backtest>;
};

export const FIT_DEFAULTS: FitOptions = {
  descriptions: null,
  counting: [CUSTOMER_PAIRS, SEQUENCE_PAIRS],
  holdout: HOLDOUT_DEFAULTS,
};

/** The half-life of "lately" in popularity, in days. */
const RECENT_HALF_LIFE_DAYS = 30;

/** What a shop starts from before its own customers have shown better. */
export const DEFAULT_WEIGHTS: Weights = weightsOf({
  itemItem: 1,
  content: 0.3,
  popularityRecent: 0.5,
  owned: 2,
  ownCount: 1,
  ownRecency: -0.2,
});

/**
 * Sets the last window aside, learns from what is left, fits and judges the mixture there, then learns again from
 * everything with the choices made. Deterministic. Cost: about twice one counting of pairs.
 */
export function fitRecommender(
  data: RecommendData,
  options: Partial<FitOptions> = {},
): Recommender {
  const { descriptions, counting, holdout } = { ...FIT_DEFAULTS, ...options };
  if (descriptions !== null && descriptions.length !== data.items) {
    throw new Error(
      `fitRecommender requires ${data.items} descriptions, got ${descriptions.length}`,
    );
  }
  const interactions = buildInteractions(data);
  const similar = descriptions === null ? null : findSimilarItems(descriptions);
  const heldOut = holdOutLast(interactions, holdout);
  const tried = counting.map((way) => {
    const judged = gatherChoices(learnItems(heldOut.past, way, similar), heldOut);
    return { way, judged, newOnly: backtest(judged, 'newOnly', DEFAULT_WEIGHTS) };
  });
  const best = tried.reduce((kept, next) =>
    next.newOnly.backtest.parts.itemItem.ndcg > kept.newOnly.backtest.parts.itemItem.ndcg
      ? next
      : kept,
  );
  const all = backtest(best.judged, 'all', DEFAULT_WEIGHTS);
  return {
    knowledge: learnItems(interactions, best.way, similar),
    counting: best.way,
    today: interactions.today,
    weights: { all: all.weights, newOnly: best.newOnly.weights },
    backtests: { all: all.backtest, newOnly: best.newOnly.backtest },
  };
}

function learnItems(
  data: Interactions,
  counting: PairCounting,
  similar: Sparse | null,
): ItemKnowledge {
  return {
    items: data.items,
    dated: data.dated,
    logRecent: logPopularity(countPopularity(data, RECENT_HALF_LIFE_DAYS)),
    logEver: logPopularity(countPopularity(data, Infinity)),
    neighbours: countNeighbours(data, counting),
    similar,
    gaps: learnReorderGaps(data),
    firstDay: firstSoldDays(data),
  };
}
