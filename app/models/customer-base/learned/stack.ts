// The learned half of the customer base: boosted trees and a logistic regression on what customers did in earlier
// windows, averaged with the parametric model. Trees see gaps and turns that no parametric model has a word for.
import type { Rng } from '~/math/random';
import { logistic } from '~/math/special';
import type { Columns } from '~/models/supervised/bins';
import {
  fitBoostedTrees,
  predictBoostedTrees,
  type BoostedTrees,
  type BoostOptions,
} from '~/models/supervised/boosted-trees';
import { fitLogistic, predictLogistic, type LogisticModel } from '~/models/supervised/logistic';
import type { Outlook } from '../counting-horizon';
import { sampleRows } from './sample';
import type { LabelledView, View } from './windows';

export type Stack = { chance: BoostedTrees; linear: LogisticModel; count: BoostedTrees };

const TREES: BoostOptions = {
  loss: 'logistic',
  trees: 120,
  depth: 2,
  rate: 0.08,
  leaf: 40,
  ridge: 5,
  sample: 0.6,
};
const RIDGE = 300;
/** A stack on fewer rows than this would be noise. */
const LEAST_ROWS = 300;

/** Null where there are too few earlier windows, or where in them everyone or nobody came back. */
export function fitStack(views: LabelledView[], rng: Rng): Stack | null {
  const rows = sampleRows(views, () => true, rng);
  const happened = rows.pick((view) => view.outcome.orders.map((count) => (count > 0 ? 1 : 0)));
  const positives = happened.reduce((sum, one) => sum + one, 0);
  if (happened.length < LEAST_ROWS || positives < 30 || happened.length - positives < 30) {
    return null;
  }
  const columns = rows.columns((view) => view.columns);
  const orders = rows.pick((view) => view.outcome.orders);
  return {
    chance: fitBoostedTrees(columns, happened, TREES, rng),
    linear: fitLogistic(rows.columns(linearColumns), happened, RIDGE),
    count: fitBoostedTrees(columns, orders, { ...TREES, loss: 'poisson' }, rng),
  };
}

/** Logarithms of times and counts, and what the parametric model says: a line through these is a fair model alone. */
function linearColumns(view: View): Columns {
  return [
    ...view.columns.map((column) => column.map(squeeze)),
    view.outlook.active.map(logit),
    view.outlook.expected.map(squeeze),
    view.rows.frequency.map((count) => (count > 0 ? 1 : 0)),
  ];
}

function squeeze(value: number): number {
  return Number.isNaN(value) ? NaN : Math.log1p(Math.max(0, value));
}

function logit(chance: number): number {
  const inside = Math.min(1 - 1e-6, Math.max(1e-6, chance));
  return Math.log(inside / (1 - inside));
}

/** Chances are averaged as log odds, counts as logarithms; nobody is more often active than expected to order. */
export function stackOutlook(stack: Stack, view: View): Outlook {
  const trees = predictBoostedTrees(stack.chance, view.columns);
  const linear = predictLogistic(stack.linear, linearColumns(view));
  const counts = predictBoostedTrees(stack.count, view.columns);
  const active = trees.map((chance, row) =>
    logistic((logit(chance) + logit(linear[row]!) + logit(view.outlook.active[row]!)) / 3),
  );
  const expected = counts.map((count, row) =>
    Math.max(active[row]!, Math.sqrt(count * Math.max(1e-6, view.outlook.expected[row]!))),
  );
  return { alive: view.outlook.alive, expected, active };
}
