// From a customer's history to numbers per item: what the hybrid weighs, and what its reasons are read from.
import { valueAt, type Sparse } from '~/math/sparse';
import type { Profile, ReorderGaps } from './parts/own-history';

/** The numbers the hybrid weighs, in the order of its weights. */
export const FEATURES = [
  'itemItem',
  'content',
  'popularityRecent',
  'popularityEver',
  'owned',
  'ownCount',
  'ownRecency',
  'ownDue',
  'ownVisits',
] as const;

export type FeatureName = (typeof FEATURES)[number];

/** Everything learned about items, none of it about persons. */
export type ItemKnowledge = {
  items: number;
  dated: boolean;
  /** ln of fading and of plain basket counts, each less the shop's mean count's. */
  logRecent: Float32Array;
  logEver: Float32Array;
  neighbours: Sparse;
  similar: Sparse | null;
  gaps: ReorderGaps;
  firstDay: Int32Array;
};

/** An old purchase speaks for its neighbours with 0.2 + 2^(−age ÷ 60 days); undated, with 0.7^steps. */
const PROFILE_HALF_LIFE_DAYS = 60;
const PROFILE_FLOOR = 0.2;
const PROFILE_STEP = 0.7;

/** What one past item says for others. */
export function purchaseWeight(age: number, dated: boolean): number {
  return dated ? PROFILE_FLOOR + 2 ** (-age / PROFILE_HALF_LIFE_DAYS) : PROFILE_STEP ** age;
}

/** Σ over the profile of purchase weight × neighbour strength, for every item. Cost: O(distinct items × kept). */
export function spread(neighbours: Sparse, profile: Profile, dated: boolean): Float32Array {
  const sums = new Float32Array(neighbours.columns);
  const { start, index, value } = neighbours;
  for (let at = 0; at < profile.item.length; at++) {
    const item = profile.item[at]!;
    const weight = purchaseWeight(profile.age[at]!, dated);
    const end = start[item + 1]!;
    for (let place = start[item]!; place < end; place++)
      sums[index[place]!]! += weight * value[place]!;
  }
  return sums;
}

/** The past item that says most for `item`; −1 when none does. */
export function strongestSupporter(
  neighbours: Sparse,
  profile: Profile,
  item: number,
  dated: boolean,
): number {
  let best = -1;
  let most = 0;
  for (let at = 0; at < profile.item.length; at++) {
    const support =
      purchaseWeight(profile.age[at]!, dated) * valueAt(neighbours, profile.item[at]!, item);
    if (support > most) {
      most = support;
      best = profile.item[at]!;
    }
  }
  return best;
}

/**
 * Sums become ln(1 + 20 · share of the customer's largest sum): 0 for no support, so that customers of any history
 * length are on one scale.
 */
export function logShares(sums: Float32Array): Float32Array {
  let most = 0;
  for (const sum of sums) if (sum > most) most = sum;
  const shares = new Float32Array(sums.length);
  if (most === 0) return shares;
  for (let item = 0; item < sums.length; item++) {
    if (sums[item] !== 0) shares[item] = Math.log1p((20 * sums[item]!) / most);
  }
  return shares;
}

/** ln((count + ½) ÷ (mean count + ½)). */
export function logPopularity(counts: Float32Array): Float32Array {
  const mean = counts.reduce((sum, count) => sum + count, 0) / Math.max(1, counts.length);
  return counts.map((count) => Math.log((count + 0.5) / (mean + 0.5)));
}

/** Features of one customer: two dense rows, and the own-history numbers of the items in the profile. */
export type CustomerFeatures = {
  profile: Profile;
  itemItem: Float32Array;
  content: Float32Array | null;
  /** Per place of the profile: owned, ownCount, ownRecency, ownDue, ownVisits. */
  own: Float32Array;
};

export const OWN_FEATURES = 5;

export function customerFeatures(knowledge: ItemKnowledge, profile: Profile): CustomerFeatures {
  const own = new Float32Array(profile.item.length * OWN_FEATURES);
  for (let at = 0; at < profile.item.length; at++) {
    const gap = knowledge.gaps.itemDays[profile.item[at]!]!;
    const due = Math.log((profile.age[at]! + 1) / gap);
    own[at * OWN_FEATURES] = 1;
    own[at * OWN_FEATURES + 1] = Math.log(profile.times[at]!);
    own[at * OWN_FEATURES + 2] = knowledge.dated
      ? Math.log1p(profile.age[at]! / 30)
      : Math.log1p(profile.age[at]!);
    own[at * OWN_FEATURES + 3] = knowledge.dated ? due * due : 0;
    own[at * OWN_FEATURES + 4] = Math.log(profile.visits);
  }
  return {
    profile,
    itemItem: logShares(spread(knowledge.neighbours, profile, knowledge.dated)),
    content:
      knowledge.similar === null
        ? null
        : logShares(spread(knowledge.similar, profile, knowledge.dated)),
    own,
  };
}
