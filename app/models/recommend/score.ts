// One number per item for one customer: the hybrid's weighted sum, or a single part as a special case of it.
import {
  FEATURES,
  OWN_FEATURES,
  OWN_FROM,
  type CustomerFeatures,
  type FeatureName,
  type ItemKnowledge,
} from './features';
import type { PartScores } from './reasons';

/** Weights by the place of the feature in `FEATURES`. */
export type Weights = Float64Array;

export const PARTS = ['popularity', 'itemItem', 'factors', 'content', 'ownFrequency'] as const;
export type PartName = (typeof PARTS)[number];

export function weightsOf(values: Partial<Record<FeatureName, number>>): Weights {
  return Float64Array.from(FEATURES, (name) => values[name] ?? 0);
}

export function namedWeights(weights: Weights): Record<FeatureName, number> {
  return Object.fromEntries(FEATURES.map((name, at) => [name, weights[at]!])) as Record<
    FeatureName,
    number
  >;
}

/** Each part alone, as weights: what the hybrid is compared with, and what takes its place when it loses. */
export function partWeights(part: PartName): Weights {
  // Recent popularity only breaks ties.
  if (part === 'popularity') return weightsOf({ popularityRecent: 1 });
  if (part === 'ownFrequency')
    return weightsOf({ owned: 1000, ownCount: 1000, popularityRecent: 0.05 });
  return weightsOf({ [part]: 1, popularityRecent: 1e-4 });
}

/** Scores of all items. Cost: O(items + profile). */
export function scoreItems(
  knowledge: ItemKnowledge,
  customer: CustomerFeatures,
  weights: Weights,
): Float32Array {
  const scores = new Float32Array(knowledge.items);
  addScaled(scores, customer.factors, weights[0]!);
  addScaled(scores, customer.itemItem, weights[1]!);
  addScaled(scores, customer.content, weights[2]!);
  addScaled(scores, knowledge.logRecent, weights[3]!);
  addScaled(scores, knowledge.logEver, weights[4]!);
  for (let at = 0; at < customer.profile.item.length; at++) {
    scores[customer.profile.item[at]!]! += ownScore(customer, at, weights);
  }
  return scores;
}

function addScaled(scores: Float32Array, feature: Float32Array | null, weight: number): void {
  if (feature === null || weight === 0) return;
  for (let item = 0; item < scores.length; item++) scores[item]! += weight * feature[item]!;
}

function ownScore(customer: CustomerFeatures, at: number, weights: Weights): number {
  let sum = 0;
  for (let own = 0; own < OWN_FEATURES; own++) {
    sum += weights[OWN_FROM + own]! * customer.own[at * OWN_FEATURES + own]!;
  }
  return sum;
}

/** Writes the features of one item at `base`, in the order of `FEATURES`; `place` is its place in the profile or −1. */
export function writeFeatures(
  knowledge: ItemKnowledge,
  customer: CustomerFeatures,
  item: number,
  row: { into: Float32Array; base: number; place: number },
): void {
  const { into, base, place } = row;
  into[base] = customer.factors?.[item] ?? 0;
  into[base + 1] = customer.itemItem?.[item] ?? 0;
  into[base + 2] = customer.content?.[item] ?? 0;
  into[base + 3] = knowledge.logRecent[item]!;
  into[base + 4] = knowledge.logEver[item]!;
  for (let own = 0; own < OWN_FEATURES; own++) {
    into[base + OWN_FROM + own] = place < 0 ? 0 : customer.own[place * OWN_FEATURES + own]!;
  }
}

/** The score of one item, part by part. */
export function scoreParts(
  knowledge: ItemKnowledge,
  customer: CustomerFeatures,
  weights: Weights,
  item: number,
): PartScores {
  const row = new Float32Array(FEATURES.length);
  writeFeatures(knowledge, customer, item, {
    into: row,
    base: 0,
    place: customer.profile.item.indexOf(item),
  });
  const terms = Array.from(row, (value, at) => value * weights[at]!);
  const sum = (from: number, to: number): number =>
    terms.slice(from, to).reduce((total, term) => total + term, 0);
  return {
    collaborative: sum(0, 2),
    content: sum(2, 3),
    popularity: sum(3, OWN_FROM),
    own: sum(OWN_FROM, FEATURES.length),
  };
}
