// The second opinion on what customers will bring: chance of coming back × money of those who did, learnt from earlier
// windows. Blended with orders × spend where the shop's own past says that it ranks customers no worse.
import { uniform, type Rng } from '~/math/random';
import { normalizedGini } from '~/models/accuracy';
import type { Columns } from '~/models/supervised/bins';
import {
  fitBoostedTrees,
  predictBoostedTrees,
  type BoostedTrees,
  type BoostOptions,
} from '~/models/supervised/boosted-trees';
import type { OrderHistory } from '../order-history';
import { forecastSpend } from '../spend';
import { sampleRows } from './sample';
import type { LabelledView, View } from './windows';

export type MoneyModel = {
  /** ln of the money of those who ordered. */
  trees: BoostedTrees;
  /** Variance of what the trees leave over. */
  variance: number;
};

/** A view with the expected money per order of each row. */
export type Priced<Kind extends View> = Kind & { perOrder: Float64Array };

const TREES: BoostOptions = {
  loss: 'squared',
  trees: 100,
  depth: 3,
  rate: 0.06,
  leaf: 30,
  ridge: 5,
  sample: 0.7,
};
/** Payments from which money is learnt; fewer would only repeat themselves. */
const LEAST_PAYMENTS = 500;

export function priceViews<Kind extends View>(
  history: OrderHistory,
  views: Kind[],
): Priced<Kind>[] {
  return views.map((view) => ({
    ...view,
    perOrder: forecastSpend(history, view.rows, view.until).perOrder,
  }));
}

/**
 * Two-part lognormal model (Wang, Liu & Miao 2019, "A deep probabilistic model for customer lifetime value prediction",
 * equation 6, with trees for the network): mean money = chance × e^(μ + σ²/2). Learnt on half the customers, judged on the
 * newest window of the others; null where its mean with orders × spend ranks them worse than orders × spend alone, or
 * where there is too little to learn from.
 */
export function fitMoney(views: Priced<LabelledView>[], rng: Rng): MoneyModel | null {
  const newest = views[0];
  if (!newest) return null;
  const most = views.reduce((count, view) => Math.max(count, view.rows.customer.at(-1) ?? 0), 0);
  const isJudge = Uint8Array.from({ length: most + 1 }, () => (uniform(rng) < 0.5 ? 1 : 0));
  const trial = learn(views, (customer) => isJudge[customer] === 0, rng);
  if (!trial) return null;
  const judged = newest.rows.customer.map((customer, row) => (isJudge[customer] ? row : -1));
  const places = judged.filter((row) => row >= 0);
  const plain = newest.outlook.expected.map((orders, row) => orders * newest.perOrder[row]!);
  const blend = blendMoney(trial, newest, { plain, active: newest.outlook.active });
  const [own, both, actual] = [plain, blend, newest.outcome.value].map((column) =>
    Float64Array.from(places, (row) => column[row]!),
  );
  const before = normalizedGini(own!, actual!);
  const after = normalizedGini(both!, actual!);
  if (before === null || after === null || after < before) return null;
  return learn(views, () => true, rng);
}

/** The mean of orders × spend and of the two-part model. */
export function blendMoney(
  model: MoneyModel,
  view: Priced<View>,
  { plain, active }: { plain: Float64Array; active: Float64Array },
): Float64Array {
  const logs = predictBoostedTrees(model.trees, moneyColumns(view));
  return plain.map((value, row) => {
    const money = Math.exp(logs[row]! + model.variance / 2);
    return (value + active[row]! * money) / 2;
  });
}

function learn(
  views: Priced<LabelledView>[],
  wanted: (customer: number) => boolean,
  rng: Rng,
): MoneyModel | null {
  const paid = (view: LabelledView, row: number) =>
    view.outcome.value[row]! > 0 && wanted(view.rows.customer[row]!);
  const rows = sampleRows(views, paid, rng);
  const priced = new Map<LabelledView, Priced<LabelledView>>(views.map((view) => [view, view]));
  const columns = rows.columns((view) => moneyColumns(priced.get(view)!));
  const money = rows.pick((view) =>
    view.outcome.value.map((value) => Math.log(Math.max(1e-9, value))),
  );
  if (money.length < LEAST_PAYMENTS) return null;
  const trees = fitBoostedTrees(columns, money, TREES, rng);
  const found = predictBoostedTrees(trees, columns);
  const variance = money.reduce((sum, log, row) => sum + (log - found[row]!) ** 2, 0);
  return { trees, variance: variance / money.length };
}

function moneyColumns(view: Priced<View>): Columns {
  return [
    ...view.columns,
    view.perOrder.map(Math.log1p),
    view.outlook.expected.map((orders, row) => Math.log1p(orders * view.perOrder[row]!)),
  ];
}
