// Which model speaks for a shop: each forecasts the end of the shop's own past, and the best of them is taken.
import type { Rng } from '~/math/random';
import { areaUnderCurve, forecastError } from '~/models/accuracy';
import type { Outlook } from './counting-horizon';
import { fitStack, stackOutlook } from './learned/stack';
import {
  expandOutlook,
  firstDay,
  outcomeOf,
  trainingViews,
  viewAt,
  type LabelledView,
  type View,
} from './learned/windows';
import { DAYS_PER_WEEK, type OrderHistory } from './order-history';
import { fitParametric, PARAMETRIC, parametricOutlook } from './parametric';
import { defaultRecencyRule, fitRecencyRule, recencyOutlook } from './recency-rule';

export const CANDIDATES = [...PARAMETRIC, 'learned', 'recencyRule'] as const;
export type CandidateName = (typeof CANDIDATES)[number];

/** How a candidate did on one stretch of the past. */
export type Trial = {
  name: CandidateName;
  days: number;
  mae: number;
  /** MAE once the forecasts are scaled to the true sum: a forecast that is merely low is not better. */
  matchedMae: number;
  auc: number | null;
  bias: number;
};

export type Choice = { chosen: CandidateName; reason: string; trials: Trial[] };

/** Stretches that are forecast, as shares of the shop's age. */
const SHARES = [1 / 3, 1 / 4];
/** With fewer orders than this in them, luck decides and the parametric model with the shop's prior stands. */
const LEAST_ORDERS = 40;
const LEAST_DAYS = 14;
const FALLBACK: CandidateName = 'mbgNbd';

/** Every candidate's outlook from one view; null where the past is too short for it. */
export function candidateOutlooks(
  view: View,
  views: LabelledView[],
  horizonDays: number,
  rng: Rng,
): Map<CandidateName, Outlook> {
  const weeks = horizonDays / DAYS_PER_WEEK;
  const found = new Map<CandidateName, Outlook>();
  for (const name of PARAMETRIC) {
    const fit = name === 'mbgCnbdK' ? view.fit : fitParametric(name, view.groups, true);
    const outlook = parametricOutlook(fit, view.groups, weeks);
    found.set(name, expandOutlook(outlook, view.groups.group));
  }
  const stack = fitStack(views, rng);
  if (stack) found.set('learned', stackOutlook(stack, view));
  const earlier = views[0];
  const rule = earlier
    ? fitRecencyRule(earlier.rows, earlier.outcome.orders)
    : defaultRecencyRule(view.rows);
  found.set('recencyRule', recencyOutlook(rule, view.rows, weeks));
  return found;
}

/**
 * Forecasts the last third and the last quarter of the shop's past (never more than the horizon) from what lay before
 * them, and takes the candidate with the least loss: its matched MAE plus its share of pairs ranked wrongly, each as a
 * multiple of the recency rule's. Nothing after `until` is read. The likelihood is no judge: on CDNOW it puts Pareto/NBD
 * last, which forecasts best. Only `available` candidates can be taken: a long horizon leaves no window to learn from.
 */
export function chooseModel(
  history: OrderHistory,
  { until, horizonDays }: { until: number; horizonDays: number },
  available: CandidateName[],
  rng: Rng,
): Choice {
  const trials: Trial[] = [];
  const age = until - firstDay(history);
  const spans = SHARES.map((share) => Math.min(horizonDays, Math.floor(age * share)));
  for (const days of new Set(spans)) {
    if (days < LEAST_DAYS) continue;
    trials.push(...runTrials(history, until - days, days, rng));
  }
  if (trials.length === 0) {
    return { chosen: FALLBACK, reason: 'too few orders to compare models', trials };
  }
  let chosen: CandidateName = 'recencyRule';
  let least = lossOf(trials, chosen);
  for (const name of available) {
    const loss = lossOf(trials, name);
    if (loss < least) [chosen, least] = [name, loss];
  }
  const reason =
    chosen === 'recencyRule'
      ? 'no model beat the recency rule on the shop’s own past'
      : 'least error and best ranking on the shop’s own past';
  return { chosen, reason, trials };
}

function runTrials(history: OrderHistory, cut: number, days: number, rng: Rng): Trial[] {
  const view = viewAt(history, cut, days);
  const { orders } = outcomeOf(history, view.rows, cut, days);
  const actual = orders.reduce((sum, count) => sum + count, 0);
  if (actual < LEAST_ORDERS) return [];
  const outlooks = candidateOutlooks(view, trainingViews(history, cut, days), days, rng);
  return [...outlooks].map(([name, { expected, active }]) => {
    const { mae, sum } = forecastError(expected, orders);
    const scale = sum > 0 ? actual / sum : 1;
    const matched = expected.map((value) => value * scale);
    return {
      name,
      days,
      mae,
      matchedMae: forecastError(matched, orders).mae,
      auc: areaUnderCurve(active, orders),
      bias: sum / actual - 1,
    };
  });
}

/** Mean over the stretches; a candidate that is missing in one of them cannot win. */
function lossOf(trials: Trial[], name: CandidateName): number {
  const own = trials.filter((trial) => trial.name === name);
  const floors = trials.filter((trial) => trial.name === 'recencyRule');
  if (own.length < floors.length) return Infinity;
  let loss = 0;
  for (const floor of floors) {
    const trial = own.find((one) => one.days === floor.days)!;
    loss += trial.matchedMae / Math.max(1e-9, floor.matchedMae);
    loss += (1 - (trial.auc ?? 0.5)) / Math.max(1e-9, 1 - (floor.auc ?? 0.5));
  }
  return loss / floors.length;
}
