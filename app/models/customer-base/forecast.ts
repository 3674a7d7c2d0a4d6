// A shop's customer base as of a day: who is still a customer, what they will order, spend, and when, each from the
// model that did best on the shop's own past.
import type { Rng } from '~/math/random';
import { candidateOutlooks, chooseModel, type CandidateName, type Choice } from './backtest';
import type { Outlook } from './counting-horizon';
import { blendMoney, fitMoney, priceViews } from './learned/money';
import type { NextOrder } from './learned/next-order';
import { thinHistory } from './learned/sample';
import { trainingViews, viewAt } from './learned/windows';
import type { CustomerRows, OrderHistory } from './order-history';
import { PARAMETRIC, type ParametricName } from './parametric';
import { inSeason, seasonOf, type Season } from './season';
import { forecastSpend, type SpendForecast } from './spend';
import { forecastWait, type WaitBasis } from './wait';

export type CustomerForecast = {
  rows: CustomerRows;
  choice: Choice;
  season: Season;
  /** P(alive), expected order-days and P(at least one) within the horizon, a number a row. */
  outlook: Outlook;
  spend: SpendForecast;
  /** Expected money within the horizon. */
  value: Float64Array;
  /** Orders × spend, or its mean with what earlier windows brought. */
  valueBasis: 'spend' | 'blend';
  /** Days to the next order, given that there is one. */
  nextOrder: NextOrder;
  waitBasis: WaitBasis;
  baselines: Baselines;
};

export type Baselines = {
  /** Who bought lately buys again: Wübben & v. Wangenheim 2008. */
  recencyRule: Outlook;
  /** The median wait of an earlier window, the same for everyone; null where there is none. */
  constantDays: number | null;
};

export type ForecastQuestion = { until: number; horizonDays: number };

/**
 * Fits, chooses and forecasts for everyone first seen by `until`; nothing later is read. Refused with a plain sentence
 * where nobody had ordered or the horizon is no time. Cost: some seconds for 20,000 orders, most of it trees.
 */
export function forecastCustomers(
  history: OrderHistory,
  { until, horizonDays }: ForecastQuestion,
  rng: Rng,
): CustomerForecast | { refused: string } {
  if (!(horizonDays >= 1)) return { refused: 'The horizon must be at least one day.' };
  const view = viewAt(history, until, horizonDays);
  if (view.rows.count === 0) return { refused: 'Nobody had ordered by that day.' };
  const past = thinHistory(history);
  const views = trainingViews(past, until, horizonDays);
  const outlooks = candidateOutlooks(view, views, horizonDays, rng);
  const choice = chooseModel(past, { until, horizonDays }, [...outlooks.keys()], rng);
  const level = calendarModel(choice.chosen);
  const season = seasonOf(past, level, until, horizonDays);
  const outlook = inSeason(
    season.seen
      ? atLevelOf(outlooks.get(choice.chosen)!, outlooks.get(level)!)
      : outlooks.get(choice.chosen)!,
    season,
  );
  const spend = forecastSpend(history, view.rows, until);
  const wait = forecastWait(view, views, horizonDays, rng);
  const plain = outlook.expected.map((orders, row) => orders * spend.perOrder[row]!);
  const money = fitMoney(priceViews(past, views), rng);
  const priced = { ...view, perOrder: spend.perOrder };
  return {
    rows: view.rows,
    choice,
    season,
    outlook,
    spend,
    value: money ? blendMoney(money, priced, { plain, active: outlook.active }) : plain,
    valueBasis: money ? 'blend' : 'spend',
    nextOrder: wait.nextOrder,
    waitBasis: wait.basis,
    baselines: {
      recencyRule: outlooks.get('recencyRule')!,
      constantDays: wait.constantDays,
    },
  };
}

/** The model whose error of a year ago is read as season: the chosen one, or the parametric part of a stack. */
function calendarModel(chosen: CandidateName): ParametricName {
  return PARAMETRIC.find((name) => name === chosen) ?? 'mbgCnbdK';
}

/** What is learned from the last weeks carries their season in its sum: the order of people is kept, the sum is not. */
function atLevelOf(outlook: Outlook, model: Outlook): Outlook {
  if (outlook === model) return outlook;
  const sum = (values: Float64Array) => values.reduce((total, value) => total + value, 0);
  const scale = sum(model.expected) / Math.max(1e-9, sum(outlook.expected));
  return { ...outlook, expected: outlook.expected.map((orders) => orders * scale) };
}
