// Fits one shop's recommender: counts, similar items, and the mixture that did best on the shop's own last window.
import { rngFromSeed } from '~/math/random';
import type { Sparse } from '~/math/sparse';
import { findSimilarItems, type ItemDescription } from './parts/content';
import {
  countNeighbours,
  CUSTOMER_PAIRS,
  SEQUENCE_PAIRS,
  type PairCounting,
} from './parts/item-item';
import {
  FACTOR_DEFAULTS,
  learnFactors,
  type FactorOptions,
  type ItemFactors,
} from './parts/factors';
import { learnReorderGaps, learnRepeatRates } from './parts/own-history';
import { countPopularity, firstSoldDays, logPopularity } from './parts/popularity';
import { meanRanking } from '../metrics';
import { backtest, gatherChoices, type Backtest, type Novelty } from './backtest';
import type { ItemKnowledge } from './features';
import { HOLDOUT_DEFAULTS, holdOutLast, type HoldoutOptions } from './holdout';
import { buildInteractions, type Interactions, type RecommendData } from './interactions';
import { partWeights, weightsOf, type Weights } from './score';
import { judgeWeights } from './weights';

export type FitOptions = {
  /** What is known about the items, by item number; null where only purchases are known. */
  descriptions: ItemDescription[] | null;
  /** Ways of counting pairs; the one that does best on the last window is used. */
  counting: PairCounting[];
  /** Null: no factors. They are also left out where items have few buyers, and counts do better. */
  factors: FactorOptions | null;
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
  factors: FACTOR_DEFAULTS,
  holdout: HOLDOUT_DEFAULTS,
};

/** The half-life of "lately" in popularity, in days. */
const RECENT_HALF_LIFE_DAYS = 30;

/** Below so many purchases per item sold, factors lose to counts (Toys: 12 a product, half their figure; Online Retail: 73). */
const FACTORS_FROM_BUYERS = 20;

/** What a shop starts from before its own customers have shown better. */
export const DEFAULT_WEIGHTS: Record<Novelty, Weights> = {
  all: weightsOf({
    factors: 0.3,
    itemItem: 0.3,
    content: 0.1,
    popularityRecent: 0.4,
    popularityEver: -0.3,
    owned: 2.5,
    ownCount: 1,
    ownRepeat: 0.2,
    ownEver: 0.2,
  }),
  newOnly: weightsOf({
    factors: 1,
    itemItem: 0.5,
    content: 0.5,
    popularityRecent: 0.5,
    popularityEver: -0.4,
  }),
};

/**
 * Sets the last window aside, learns from what is left, fits and judges the mixture there, then learns again from
 * everything with the choices made. Deterministic. Cost: about twice one counting of pairs.
 */
export function fitRecommender(
  data: RecommendData,
  options: Partial<FitOptions> = {},
): Recommender {
  const settings = { ...FIT_DEFAULTS, ...options };
  const { descriptions } = settings;
  if (descriptions !== null && descriptions.length !== data.items) {
    throw new Error(
      `fitRecommender requires ${data.items} descriptions, got ${descriptions.length}`,
    );
  }
  const interactions = buildInteractions(data);
  const similar = descriptions === null ? null : findSimilarItems(descriptions);
  const heldOut = holdOutLast(interactions, settings.holdout);
  const factors = learnFactorsIfDense(heldOut.past, settings.factors);
  const tried = settings.counting.map((way) => {
    const choices = gatherChoices(
      learnItems(heldOut.past, countNeighbours(heldOut.past, way), factors, similar),
      heldOut,
    );
    return {
      way,
      choices,
      ndcg: meanRanking(judgeWeights(choices.newOnly, partWeights('itemItem'))).ndcg,
    };
  });
  const best = tried.reduce((kept, next) => (next.ndcg > kept.ndcg ? next : kept));
  const all = backtest(best.choices.all, DEFAULT_WEIGHTS.all, heldOut.window);
  const newOnly = backtest(best.choices.newOnly, DEFAULT_WEIGHTS.newOnly, heldOut.window);
  const neighbours = countNeighbours(interactions, best.way);
  return {
    knowledge: learnItems(
      interactions,
      neighbours,
      learnFactorsIfDense(interactions, settings.factors),
      similar,
    ),
    counting: best.way,
    today: interactions.today,
    weights: { all: all.weights, newOnly: newOnly.weights },
    backtests: { all: all.backtest, newOnly: newOnly.backtest },
  };
}

function learnFactorsIfDense(
  data: Interactions,
  options: FactorOptions | null,
): ItemFactors | null {
  const sold = countPopularity(data, Infinity).reduce((sum, count) => sum + (count > 0 ? 1 : 0), 0);
  if (options === null || data.item.length < FACTORS_FROM_BUYERS * sold || sold < 2) return null;
  return learnFactors(data, options, rngFromSeed('factors'));
}

function learnItems(
  data: Interactions,
  neighbours: Sparse,
  factors: ItemFactors | null,
  similar: Sparse | null,
): ItemKnowledge {
  return {
    items: data.items,
    dated: data.dated,
    logRecent: logPopularity(countPopularity(data, RECENT_HALF_LIFE_DAYS)),
    logEver: logPopularity(countPopularity(data, Infinity)),
    neighbours,
    factors,
    similar,
    gaps: learnReorderGaps(data),
    logRepeat: learnRepeatRates(data),
    firstDay: firstSoldDays(data),
  };
}
