// When the next order comes, for those who order within the horizon: a median day and a range that holds 80 % of them.
import { uniform, type Rng } from '~/math/random';
import { quantile } from '~/math/stats';
import type { Columns } from '~/models/supervised/bins';
import {
  fitBoostedTrees,
  predictBoostedTrees,
  type BoostedTrees,
  type BoostOptions,
} from '~/models/supervised/boosted-trees';
import { DAYS_PER_WEEK } from '../order-history';
import { parametricOutlook } from '../parametric';
import { sampleRows } from './sample';
import type { LabelledView, View } from './windows';

/** Days from the view to the next order, given that there is one within the horizon. */
export type NextOrder = { low: Float64Array; median: Float64Array; high: Float64Array };

export type NextOrderModel = {
  low: BoostedTrees;
  median: BoostedTrees;
  high: BoostedTrees;
  /** Days by which the range is widened (or narrowed) at both ends, learned on customers not fitted on. */
  margin: number;
};

const COVERAGE = 0.8;
const TREES: Omit<BoostOptions, 'loss'> = {
  trees: 120,
  depth: 3,
  rate: 0.08,
  leaf: 40,
  ridge: 5,
  sample: 0.6,
};
const LEAST_ROWS = 200;
/** One customer in four calibrates the range and is not fitted on. */
const CALIBRATION = 0.25;

/**
 * Trees on the 10th, 50th and 90th percentile of the days to the next order, in earlier windows, of those who ordered;
 * then the range is widened by the margin that would have held 80 % of the customers kept out (Romano, Patterson &
 * Candès 2019, "Conformalized quantile regression"). What is predicted is the mean of trees and parametric model: each
 * alone was worse on the windows of Online Retail. Null where too few ordered.
 */
export function fitNextOrder(
  views: LabelledView[],
  horizonDays: number,
  rng: Rng,
): NextOrderModel | null {
  const most = views.reduce((count, view) => Math.max(count, view.rows.customer.at(-1) ?? 0), 0);
  const isKeptOut = Uint8Array.from({ length: most + 1 }, () =>
    uniform(rng) < CALIBRATION ? 1 : 0,
  );
  const tables = new Map(views.map((view) => [view, nextOrderColumns(view, horizonDays)]));
  const sample = (keptOut: number) =>
    sampleRows(
      views,
      (view, row) =>
        view.outcome.orders[row]! > 0 && isKeptOut[view.rows.customer[row]!]! === keptOut,
      rng,
    );
  const own = sample(0);
  const days = own.pick((view) => view.outcome.days);
  if (days.length < LEAST_ROWS) return null;
  const columns = own.columns((view) => tables.get(view)!);
  const at = (share: number) => fitBoostedTrees(columns, days, { ...TREES, loss: { share } }, rng);
  const model: NextOrderModel = {
    low: at((1 - COVERAGE) / 2),
    median: at(0.5),
    high: at((1 + COVERAGE) / 2),
    margin: 0,
  };
  const other = sample(1);
  const found = predictDays(
    model,
    other.columns((view) => tables.get(view)!),
    horizonDays,
  );
  const actual = other.pick((view) => view.outcome.days);
  const outside = actual.map((day, row) => Math.max(found.low[row]! - day, day - found.high[row]!));
  if (outside.length > 0) model.margin = quantile(outside, COVERAGE);
  return model;
}

export function predictNextOrder(
  model: NextOrderModel,
  view: View,
  horizonDays: number,
): NextOrder {
  return predictDays(model, nextOrderColumns(view, horizonDays), horizonDays);
}

function predictDays(model: NextOrderModel, columns: Columns, horizonDays: number): NextOrder {
  const inside = (day: number) => Math.min(horizonDays, Math.max(1, day));
  // The last three columns are the parametric model's own answer.
  const own = columns.slice(-3);
  const blend = (trees: BoostedTrees, at: number) =>
    predictBoostedTrees(trees, columns).map((day, row) => (day + own[at]![row]!) / 2);
  const low = blend(model.low, 0);
  const median = blend(model.median, 1).map(inside);
  const high = blend(model.high, 2);
  return {
    median,
    low: low.map((day, row) => Math.min(median[row]!, inside(day - model.margin))),
    high: high.map((day, row) => Math.max(median[row]!, inside(day + model.margin))),
  };
}

function nextOrderColumns(view: View, horizonDays: number): Columns {
  const { low, median, high } = parametricNextOrder(view, horizonDays);
  return [...view.columns, view.outlook.active, low, median, high];
}

const GRID = 32;

/**
 * The same from the parametric model alone: percentiles of P(first order by day u) ÷ P(any in the horizon), read off a
 * grid that is finer near the view. Needs no earlier window.
 */
export function parametricNextOrder(view: View, horizonDays: number): NextOrder {
  const days = Float64Array.from({ length: GRID }, (_, at) => horizonDays * ((at + 1) / GRID) ** 2);
  const chances = Array.from(
    days,
    (day) => parametricOutlook(view.fit, view.groups, day / DAYS_PER_WEEK).active,
  );
  const quantileOf = (share: number) => {
    const grouped = Float64Array.from({ length: view.groups.count }, (_, group) => {
      const target = share * chances[GRID - 1]![group]!;
      let at = 0;
      while (at < GRID - 1 && chances[at]![group]! < target) at++;
      const before = at === 0 ? 0 : chances[at - 1]![group]!;
      const from = at === 0 ? 0 : days[at - 1]!;
      const step = chances[at]![group]! - before;
      const part = step > 0 ? (target - before) / step : 1;
      return Math.max(1, from + part * (days[at]! - from));
    });
    return Float64Array.from(view.groups.group, (group) => grouped[group]!);
  };
  return {
    low: quantileOf((1 - COVERAGE) / 2),
    median: quantileOf(0.5),
    high: quantileOf((1 + COVERAGE) / 2),
  };
}
