// How the recommender did against best sellers on weeks that it had not seen, in counts and ranges that a person can read.
import { z } from 'zod';
import type { Db } from '~/db';
import { pairedDifferenceRange, shareRange } from '~/math/inference/proportions';
import type { Range } from '~/math/inference/proportions';
import { findJudgement } from './judgement-store';

export type JudgedShare = Range & { hits: number };

/** `bestSellers`: they did better and decide. `unclear`: the difference may be chance. */
export type Verdict = 'picks' | 'unclear' | 'bestSellers' | 'tooFew';

/** All products, or only those that the customer had never bought. */
export type BacktestSlice = {
  name: 'all' | 'newOnly';
  customers: number;
  verdict: Verdict;
  /** Null where nobody could be judged. */
  shares: { picks: JudgedShare; bestSellers: JudgedShare; difference: Range } | null;
};

export type BacktestSummary = {
  /** The days that were set aside; null where orders carry no dates. */
  window: { from: Date; to: Date; days: number } | null;
  trainedAt: Date;
  slices: BacktestSlice[];
};

/** Below so many judged customers the weights stand unjudged (models/recommend/backtest.ts), and so does the verdict. */
export const FEWEST_JUDGED = 20;

const DAY_MS = 86_400_000;

const count = z.number().int().nonnegative();
const judged = z.object({
  judged: count,
  window: z.object({ fromDay: z.number(), toDay: z.number() }).nullable(),
  chosen: z.string(),
  hits: z.object({ picks: count, baseline: count, picksOnly: count, baselineOnly: count }),
});
const shape = z.object({ all: judged, newOnly: judged });

/** Null before the first training, and where the artifact was judged in an older way. */
export async function findBacktest(db: Db, shopId: number): Promise<BacktestSummary | null> {
  const stored = await findJudgement(db, shopId, 'recommender');
  const parsed = shape.safeParse(stored?.backtest);
  if (!stored || !parsed.success) return null;
  const { window } = parsed.data.all;
  return {
    window: window && {
      from: new Date(window.fromDay * DAY_MS),
      to: new Date(window.toDay * DAY_MS),
      days: window.toDay - window.fromDay,
    },
    trainedAt: stored.trainedAt,
    slices: [sliceOf('all', parsed.data.all), sliceOf('newOnly', parsed.data.newOnly)],
  };
}

function sliceOf(
  name: BacktestSlice['name'],
  { judged: customers, chosen, hits }: z.infer<typeof judged>,
): BacktestSlice {
  if (customers === 0) return { name, customers, verdict: 'tooFew', shares: null };
  const difference = pairedDifferenceRange(hits.picksOnly, hits.baselineOnly, customers);
  const shareOf = (part: number): JudgedShare => ({ hits: part, ...shareRange(part, customers) });
  return {
    name,
    customers,
    verdict: verdictOf(customers, chosen, difference),
    shares: { picks: shareOf(hits.picks), bestSellers: shareOf(hits.baseline), difference },
  };
}

function verdictOf(customers: number, chosen: string, difference: Range): Verdict {
  if (customers < FEWEST_JUDGED) return 'tooFew';
  if (chosen === 'popularity') return 'bestSellers';
  return difference.low > 0 ? 'picks' : 'unclear';
}
