// What the time of year does to orders: learned from the same days a year ago, where the shop is old enough.
import { parametricOutlook, fitParametric, type ParametricName } from './parametric';
import {
  countOrders,
  DAYS_PER_WEEK,
  groupRows,
  summarizeOrders,
  type OrderHistory,
} from './order-history';
import type { Outlook } from './counting-horizon';

/** Orders in the horizon as a multiple of what the model without a calendar says, with an 80 % range. */
export type Season = { factor: number; low: number; high: number; seen: boolean };

/** 52 whole weeks, so that weekdays fall on weekdays. */
const YEAR = 364;
/** Before the same days a year ago the model needs half a year to stand on. */
const BEFORE = 182;
/** Orders that count against believing a factor: a season seen in few orders is hardly believed. */
const DOUBT = 25;
/** From year to year a season itself moves by about a tenth. */
const DRIFT = 0.1;

/**
 * Never seen: the factor is 1 and the range is wide. Before their first Christmas the sums of Online Retail ran 24–43 %
 * short, so the true sum was up to 1.75 times the forecast; a season may as well be a quiet one.
 */
const UNSEEN: Season = { factor: 1, low: 0.7, high: 1.75, seen: false };

/**
 * Factor = (orders of the same days a year ago + 25) ÷ (what the model, fitted on what lay before them, expected + 25),
 * within 1/3 … 3. A model fitted across a whole year has that year's mean pace, which is what the factor multiplies.
 */
export function seasonOf(
  history: OrderHistory,
  name: ParametricName,
  until: number,
  horizonDays: number,
): Season {
  const cut = until - YEAR;
  let first = Infinity;
  for (const day of history.day) first = Math.min(first, day);
  if (horizonDays > YEAR || cut - first < BEFORE) return UNSEEN;
  const rows = summarizeOrders(history, cut);
  const groups = groupRows(rows);
  const fit = fitParametric(name, groups, true);
  const { expected } = parametricOutlook(fit, groups, horizonDays / DAYS_PER_WEEK);
  let forecast = 0;
  expected.forEach((orders, group) => (forecast += orders * groups.weight[group]!));
  const actual = countOrders(history, rows, cut, cut + horizonDays).reduce((sum, n) => sum + n, 0);
  const factor = Math.min(3, Math.max(1 / 3, (actual + DOUBT) / (forecast + DOUBT)));
  const spread = Math.exp(1.2816 * Math.sqrt(1 / (actual + DOUBT) + DRIFT ** 2));
  return { factor, low: factor / spread, high: factor * spread, seen: true };
}

/** Expected orders times the factor; chances as if orders came at that many times the pace. P(alive) stays. */
export function inSeason(outlook: Outlook, season: Season): Outlook {
  if (season.factor === 1) return outlook;
  return {
    alive: outlook.alive,
    expected: outlook.expected.map((orders) => orders * season.factor),
    active: outlook.active.map((chance, row) => {
      const alive = Math.max(chance, outlook.alive[row]!);
      return alive > 0 ? alive * (1 - (1 - chance / alive) ** season.factor) : 0;
    }),
  };
}
