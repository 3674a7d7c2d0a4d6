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

type Percentiles = { low: BoostedTrees; median: BoostedTrees; high: BoostedTrees };

export type NextOrderModel = {
  /** Each fitted on one half of the customers; what is predicted is their mean. */
  halves: Percentiles[];
  /** Days by which the range is widened (or narrowed) at both ends, learned by each half on the other. */
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
/** In each half. */
const LEAST_ROWS = 100;
/**
 * Trees on the 10th, 50th and 90th percentile of the days to the next order, in earlier windows, of those who ordered.
 * Two halves of the customers are fitted apart, and the range is widened by the margin that would have held 80 % of
 * each half's customers under the other's trees (Romano, Patterson & Candès 2019, "Conformalized quantile regression";
 * Barber et al. 2021 for the halves). What is predicted is the mean of trees and parametric model: each alone was worse
 * on earlier windows of Online Retail. Null where too few ordered.
 */
export function fitNextOrder(
  views: LabelledView[],
  horizonDays: number,
  rng: Rng,
): NextOrderModel | null {
  const most = views.reduce((count, view) => Math.max(count, view.rows.customer.at(-1) ?? 0), 0);
  const half = Uint8Array.from({ length: most + 1 }, () => (uniform(rng) < 0.5 ? 1 : 0));
  const tables = new Map(views.map((view) => [view, nextOrderColumns(view, horizonDays)]));
  const samples = [0, 1].map((side) => {
    const wanted = (view: LabelledView, row: number) =>
      view.outcome.orders[row]! > 0 && half[view.rows.customer[row]!] === side;
    const rows = sampleRows(views, wanted, rng);
    return {
      columns: rows.columns((view) => tables.get(view)!),
      days: rows.pick((view) => view.outcome.days),
    };
  });
  if (samples.some((sample) => sample.days.length < LEAST_ROWS)) return null;
  const halves = samples.map(({ columns, days }) => fitPercentiles(columns, days, rng));
  const outside = samples.flatMap(({ columns, days }, side) => {
    const found = predictDays({ halves: [halves[1 - side]!], margin: 0 }, columns, horizonDays);
    return Array.from(days, (day, row) => Math.max(found.low[row]! - day, day - found.high[row]!));
  });
  return { halves, margin: quantile(outside, COVERAGE) };
}

function fitPercentiles(columns: Columns, days: Float64Array, rng: Rng): Percentiles {
  const at = (share: number) => fitBoostedTrees(columns, days, { ...TREES, loss: { share } }, rng);
  return { low: at((1 - COVERAGE) / 2), median: at(0.5), high: at((1 + COVERAGE) / 2) };
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
  const blend = (name: keyof Percentiles, at: number) => {
    const trees = model.halves.map((one) => predictBoostedTrees(one[name], columns));
    const mean = (row: number) => trees.reduce((sum, days) => sum + days[row]!, 0) / trees.length;
    return own[at]!.map((day, row) => (day + mean(row)) / 2);
  };
  const low = blend('low', 0);
  const median = blend('median', 1).map(inside);
  const high = blend('high', 2);
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
