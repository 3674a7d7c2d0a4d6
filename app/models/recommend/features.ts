// From a customer's history to numbers per item: what the hybrid weighs, and what its reasons are read from.
import { valueAt, type Sparse } from '~/math/sparse';
import { factorAffinity, scoreByFactors, type ItemFactors } from './parts/factors';
import type { Profile, ReorderGaps } from './parts/own-history';

/** The numbers the hybrid weighs, in the order of its weights. */
export const FEATURES = [
  'factors',
  'itemItem',
  'content',
  'popularityRecent',
  'popularityEver',
  'owned',
  'ownCount',
  'ownRecency',
  'ownDue',
  'ownVisits',
  'ownRepeat',
  'ownEver',
] as const;

export type FeatureName = (typeof FEATURES)[number];

/** Everything learned about items, none of it about persons. */
export type ItemKnowledge = {
  items: number;
  dated: boolean;
  /** ln of fading and of plain basket counts against the shop's mean count. */
  logRecent: Float32Array;
  logEver: Float32Array;
  neighbours: Sparse;
  /** Null where items have too few buyers for it, or descriptions are missing. */
  factors: ItemFactors | null;
  similar: Sparse | null;
  gaps: ReorderGaps;
  /** ln of how readily an item is bought again, against the shop's mean. */
  logRepeat: Float32Array;
  firstDay: Int32Array;
};

/** Features of one customer: dense rows (null where not known or not used), and the own-history numbers of the profile's items. */
export type CustomerFeatures = {
  profile: Profile;
  factors: Float32Array | null;
  itemItem: Float32Array | null;
  content: Float32Array | null;
  /** Per place of the profile, the features from `owned` on. */
  own: Float32Array;
};

export const OWN_FROM = FEATURES.indexOf('owned');
export const OWN_FEATURES = FEATURES.length - OWN_FROM;

/**
 * Rows whose weight is zero are not worked out. Without `weights` all are.
 * Cost: O(items · rank + distinct items bought · neighbours kept).
 */
export function customerFeatures(
  knowledge: ItemKnowledge,
  profile: Profile,
  weights: Float64Array | null = null,
): CustomerFeatures {
  const { factors, neighbours, similar } = knowledge;
  const isUsed = (name: FeatureName): boolean =>
    weights === null || weights[FEATURES.indexOf(name)] !== 0;
  return {
    profile,
    factors:
      factors === null || !isUsed('factors') ? null : logShares(scoreByFactors(factors, profile)),
    itemItem: isUsed('itemItem') ? logShares(spread(neighbours, profile)) : null,
    content: similar === null || !isUsed('content') ? null : logShares(spread(similar, profile)),
    own: ownFeatures(knowledge, profile),
  };
}

/** Plain popularity stands here once more: trends move what is new to a customer, not what is bought again. */
function ownFeatures(knowledge: ItemKnowledge, profile: Profile): Float32Array {
  const own = new Float32Array(profile.item.length * OWN_FEATURES);
  for (let at = 0; at < profile.item.length; at++) {
    const item = profile.item[at]!;
    const age = profile.age[at]!;
    const due = Math.log((age + 1) / knowledge.gaps.itemDays[item]!);
    const row = [
      1,
      Math.log(profile.times[at]!),
      Math.log1p(knowledge.dated ? age / 30 : age),
      knowledge.dated ? due * due : 0,
      Math.log(profile.visits),
      knowledge.logRepeat[item]!,
      knowledge.logEver[item]!,
    ];
    own.set(row, at * OWN_FEATURES);
  }
  return own;
}

/** Σ over the profile of weight × neighbour strength, for every item. Cost: O(distinct items × kept). */
export function spread(neighbours: Sparse, profile: Profile): Float32Array {
  const sums = new Float32Array(neighbours.columns);
  const { start, index, value } = neighbours;
  for (let at = 0; at < profile.item.length; at++) {
    const item = profile.item[at]!;
    const weight = profile.weight[at]!;
    const end = start[item + 1]!;
    for (let place = start[item]!; place < end; place++) {
      sums[index[place]!]! += weight * value[place]!;
    }
  }
  return sums;
}

/** The past item that says most for `item`, by neighbours or by factors; −1 when none does. */
export function strongestSupporter(
  source: Sparse | ItemFactors,
  profile: Profile,
  item: number,
): number {
  let best = -1;
  let most = 0;
  for (let at = 0; at < profile.item.length; at++) {
    const from = profile.item[at]!;
    const affinity =
      'rank' in source ? factorAffinity(source, from, item) : valueAt(source, from, item);
    const support = profile.weight[at]! * affinity;
    if (support > most && from !== item) {
      most = support;
      best = from;
    }
  }
  return best;
}

const SHARE_STEPS = 4096;
const LOG_OF_SHARE = Float32Array.from({ length: SHARE_STEPS + 2 }, (_, step) =>
  Math.log1p((10 * step) / SHARE_STEPS),
);

/**
 * Sums become ln(1 + 10 · share of the customer's largest sum), in place: 0 for no support or less, so that customers
 * of any history length are on one scale, and parts multiply rather than add. By a table with straight lines between
 * (error below 1e-5): logarithms were half the time of a recommendation.
 */
export function logShares(sums: Float32Array): Float32Array {
  let most = 0;
  for (let item = 0; item < sums.length; item++) if (sums[item]! > most) most = sums[item]!;
  const scale = most > 0 ? SHARE_STEPS / most : 0;
  for (let item = 0; item < sums.length; item++) {
    const place = sums[item]! * scale;
    if (!(place > 0)) {
      sums[item] = 0;
      continue;
    }
    const step = place | 0;
    const low = LOG_OF_SHARE[step]!;
    sums[item] = low + (place - step) * (LOG_OF_SHARE[step + 1]! - low);
  }
  return sums;
}
