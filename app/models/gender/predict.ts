// The gender that a merchant may use to choose pictures and products, off by default and shown as inferred: from the
// first name and what was bought, and unknown unless it is sure. Never for prices, never for who may have an offer.
import { logistic } from '~/math/special';

export type PredictedGender = { gender: 'female' | 'male' | 'unknown'; female: number };

/** The surer side must be at least this likely. */
export const SURE = 0.9;

/** What was bought, kind by kind: the log of how much more often women buy it than men. */
export type KindEvidence = Map<string, number>;

/** Buyers that a kind counts as bought alike by both. */
const PRIOR_BUYERS = 10;
/** One kind of product never says more than this, nor all of them more than twice as much. */
const MOST_PER_KIND = 1.5;

/** Chances below and above these are taken as they are: a name is never proof. */
const LEAST = 0.002;

export function predictGender(
  female: number,
  kinds: string[],
  evidence: KindEvidence,
): PredictedGender {
  const sure = Math.min(1 - LEAST, Math.max(LEAST, female));
  const bought = [...new Set(kinds)].reduce((sum, kind) => sum + (evidence.get(kind) ?? 0), 0);
  const most = 2 * MOST_PER_KIND;
  const known = Math.log(sure / (1 - sure)) + Math.min(most, Math.max(-most, bought));
  const chance = kinds.length === 0 ? female : logistic(known);
  if (chance >= SURE) return { gender: 'female', female: chance };
  return { gender: chance <= 1 - SURE ? 'male' : 'unknown', female: chance };
}

/**
 * Learns from customers with telling names: per kind of product ln((women + s ÷ 2) ÷ (men + s ÷ 2)) less the same of all
 * customers, each counted by the chances of the name (naive Bayes with soft counts). `kinds[c]`: what customer c bought.
 */
export function learnKinds(female: ArrayLike<number>, kinds: string[][]): KindEvidence {
  const counts = new Map<string, { women: number; men: number }>();
  const all = { women: 0, men: 0 };
  kinds.forEach((bought, customer) => {
    const share = female[customer]!;
    if (share > 1 - SURE && share < SURE) return;
    all.women += share;
    all.men += 1 - share;
    for (const kind of new Set(bought)) {
      const known = counts.get(kind) ?? { women: 0, men: 0 };
      known.women += share;
      known.men += 1 - share;
      counts.set(kind, known);
    }
  });
  const women = (all.women + 1) / (all.women + all.men + 2);
  return new Map(
    Array.from(counts, ([kind, own]) => {
      const odds = (own.women + PRIOR_BUYERS * women) / (own.men + PRIOR_BUYERS * (1 - women));
      const said = Math.log(odds / (women / (1 - women)));
      return [kind, Math.min(MOST_PER_KIND, Math.max(-MOST_PER_KIND, said))];
    }),
  );
}
