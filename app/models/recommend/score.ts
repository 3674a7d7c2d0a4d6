// One number per item for one customer: the hybrid's weighted sum, or a single part as a special case of it.
import {
  FEATURES,
  OWN_FEATURES,
  type CustomerFeatures,
  type FeatureName,
  type ItemKnowledge,
} from './features';
import type { PartScores } from './reasons';

/** Weights by the place of the feature in `FEATURES`. */
export type Weights = Float64Array;

export const PARTS = ['popularity', 'itemItem', 'content', 'ownFrequency'] as const;
export type PartName = (typeof PARTS)[number];

const OWN_FROM = FEATURES.indexOf('owned');

export function weightsOf(values: Partial<Record<FeatureName, number>>): Weights {
  return Float64Array.from(FEATURES, (name) => values[name] ?? 0);
}

/** Each part alone, as weights: what the hybrid is compared with, and what takes its place when it loses. */
export function partWeights(part: PartName): Weights {
  if (part === 'popularity') return weightsOf({ popularityRecent: 1 });
  if (part === 'itemItem') return weightsOf({ itemItem: 1, popularityRecent: 1e-4 });
  if (part === 'content') return weightsOf({ content: 1, popularityRecent: 1e-4 });
  // Own count first; recent popularity only breaks ties.
  return weightsOf({ owned: 1000, ownCount: 1000, popularityRecent: 0.05 });
}

/** Scores of all items. Cost: O(items + profile). */
export function scoreItems(
  knowledge: ItemKnowledge,
  customer: CustomerFeatures,
  weights: Weights,
): Float32Array {
  const { logRecent, logEver } = knowledge;
  const { itemItem, content } = customer;
  const [together = 0, alike = 0, recent = 0, ever = 0] = weights;
  const scores = new Float32Array(knowledge.items);
  for (let item = 0; item < scores.length; item++) {
    scores[item] = together * itemItem[item]! + recent * logRecent[item]! + ever * logEver[item]!;
  }
  if (content !== null && alike !== 0) {
    for (let item = 0; item < scores.length; item++) scores[item]! += alike * content[item]!;
  }
  for (let at = 0; at < customer.profile.item.length; at++) {
    scores[customer.profile.item[at]!]! += ownScore(customer, at, weights);
  }
  return scores;
}

function ownScore(customer: CustomerFeatures, at: number, weights: Weights): number {
  let sum = 0;
  for (let own = 0; own < OWN_FEATURES; own++)
    sum += weights[OWN_FROM + own]! * customer.own[at * OWN_FEATURES + own]!;
  return sum;
}

/** The same score of one item, part by part. */
export function scoreParts(
  knowledge: ItemKnowledge,
  customer: CustomerFeatures,
  weights: Weights,
  item: number,
): PartScores {
  const [together = 0, alike = 0, recent = 0, ever = 0] = weights;
  const at = customer.profile.item.indexOf(item);
  return {
    collaborative: together * customer.itemItem[item]!,
    content: customer.content === null ? 0 : alike * customer.content[item]!,
    popularity: recent * knowledge.logRecent[item]! + ever * knowledge.logEver[item]!,
    own: at < 0 ? 0 : ownScore(customer, at, weights),
  };
}

/** Writes the features of one item at `base`, in the order of `FEATURES`. */
export function writeFeatures(
  knowledge: ItemKnowledge,
  customer: CustomerFeatures,
  item: number,
  row: { into: Float32Array; base: number; place: number },
): void {
  const { into, base, place } = row;
  into[base] = customer.itemItem[item]!;
  into[base + 1] = customer.content === null ? 0 : customer.content[item]!;
  into[base + 2] = knowledge.logRecent[item]!;
  into[base + 3] = knowledge.logEver[item]!;
  for (let own = 0; own < OWN_FEATURES; own++) {
    into[base + OWN_FROM + own] = place < 0 ? 0 : customer.own[place * OWN_FEATURES + own]!;
  }
}
