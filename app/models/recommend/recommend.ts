// Picks for one customer at the moment of sending: score, filter, diversify, give the reason. Under a millisecond.
import { topPlaces } from '~/math/top';
import type { Novelty } from './backtest';
import { diversify } from './diversify';
import {
  customerFeatures,
  strongestSupporter,
  type CustomerFeatures,
  type ItemKnowledge,
} from './features';
import type { Recommender } from './fit';
import { buildProfile, type Purchase } from './parts/own-history';
import { chooseReason, type PartScores, type Reason } from './reasons';
import { scoreItems, scoreParts, type Weights } from './score';

export type RecommendRequest = {
  /** The day of sending, on the calendar of the fit. */
  today: number;
  count: number;
  /** 1 for items that may be shown; null: all. */
  allowed?: Uint8Array | null;
  /** Items to leave out for this customer, for instance those just bought. */
  exclude?: ArrayLike<number>;
  /** `newOnly` leaves out all that the customer ever bought. */
  novelty?: Novelty;
  /** 0: the plain ranking … 1: only unlike items. */
  diversity?: number;
};

export type Recommendation = { item: number; score: number; parts: PartScores; reason: Reason };

export const DEFAULT_DIVERSITY = 0.25;
/** An item first sold within so many days is new. */
const NEW_DAYS = 30;
/** One pick in so many is a new item for somebody we know nothing about. */
const STRANGERS_NEW_SHARE = 4;

/** Best first. Fewer than `count` only where fewer are allowed. Deterministic. */
export function recommend(
  recommender: Recommender,
  history: Purchase[],
  request: RecommendRequest,
): Recommendation[] {
  const { knowledge } = recommender;
  const weights = recommender.weights[request.novelty ?? 'all'];
  const customer = customerFeatures(
    knowledge,
    knownProfile(knowledge, history, request.today),
    weights,
  );
  const scores = filteredScores(knowledge, customer, weights, request);
  const pool = topPlaces(scores, Math.max(40, 6 * request.count));
  const poolScores = Float32Array.from(pool, (item) => scores[item]!);
  const diversity = request.diversity ?? DEFAULT_DIVERSITY;
  const places = diversify(
    { item: pool, score: poolScores },
    request.count,
    diversity,
    knowledge.similar,
  );
  const picks = Array.from(places, (place) => pool[place]!);
  if (customer.profile.item.length === 0) placeNewItems(knowledge, picks, scores, request);
  return picks.map((item) =>
    explain(knowledge, customer, weights, { item, score: scores[item]!, today: request.today }),
  );
}

/** The plain ranking, item numbers best first: what back-tests and `evaluate` judge. */
export function rankItems(
  recommender: Recommender,
  history: Purchase[],
  request: RecommendRequest,
  weights?: Weights,
): Int32Array {
  const { knowledge } = recommender;
  const used = weights ?? recommender.weights[request.novelty ?? 'all'];
  const customer = customerFeatures(
    knowledge,
    knownProfile(knowledge, history, request.today),
    used,
  );
  return topPlaces(filteredScores(knowledge, customer, used, request), request.count);
}

/** Purchases of items that the fit does not know yet are passed over. */
function knownProfile(
  knowledge: ItemKnowledge,
  history: Purchase[],
  today: number,
): ReturnType<typeof buildProfile> {
  const known = history.filter((purchase) => purchase.item >= 0 && purchase.item < knowledge.items);
  return buildProfile(known, today, knowledge.dated);
}

function filteredScores(
  knowledge: ItemKnowledge,
  customer: CustomerFeatures,
  weights: Weights,
  request: RecommendRequest,
): Float32Array {
  const scores = scoreItems(knowledge, customer, weights);
  const allowed = request.allowed ?? null;
  if (allowed !== null) {
    for (let item = 0; item < scores.length; item++)
      if (allowed[item] !== 1) scores[item] = -Infinity;
  }
  const exclude = request.exclude ?? [];
  for (let at = 0; at < exclude.length; at++) {
    if (exclude[at]! < scores.length) scores[exclude[at]!] = -Infinity;
  }
  if (request.novelty === 'newOnly')
    for (const item of customer.profile.item) scores[item] = -Infinity;
  return scores;
}

/** A stranger's last places go to the best-selling new items: nothing else would ever find buyers for them. */
function placeNewItems(
  knowledge: ItemKnowledge,
  picks: number[],
  scores: Float32Array,
  request: RecommendRequest,
): void {
  const places = Math.floor(picks.length / STRANGERS_NEW_SHARE);
  const present = picks.filter((item) => isNew(knowledge, item, request.today)).length;
  if (places <= present) return;
  const fresh = scores.map((score, item) =>
    isNew(knowledge, item, request.today) && !picks.includes(item) ? score : -Infinity,
  );
  const found = topPlaces(fresh, places - present);
  picks.splice(picks.length - found.length, found.length, ...found);
}

function isNew(knowledge: ItemKnowledge, item: number, today: number): boolean {
  const first = knowledge.firstDay[item]!;
  return knowledge.dated && first >= 0 && today - first <= NEW_DAYS;
}

function explain(
  knowledge: ItemKnowledge,
  customer: CustomerFeatures,
  weights: Weights,
  pick: { item: number; score: number; today: number },
): Recommendation {
  const { profile } = customer;
  const parts = scoreParts(knowledge, customer, weights, pick.item);
  const { factors, similar } = knowledge;
  const byFactors =
    factors !== null &&
    weights[0]! * (customer.factors?.[pick.item] ?? 0) >=
      weights[1]! * (customer.itemItem?.[pick.item] ?? 0);
  const reason = chooseReason(parts, {
    isOwned: profile.item.includes(pick.item),
    isNew: isNew(knowledge, pick.item, pick.today),
    boughtWith: strongestSupporter(byFactors ? factors : knowledge.neighbours, profile, pick.item),
    byPeople: byFactors,
    similarTo: similar === null ? -1 : strongestSupporter(similar, profile, pick.item),
  });
  return { item: pick.item, score: pick.score, parts, reason };
}
