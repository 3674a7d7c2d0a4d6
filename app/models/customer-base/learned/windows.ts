// Stretches of a shop's past in which what happened next is known: what the learned models are fitted on.
import type { Columns } from '~/models/supervised/bins';
import {
  countOrders,
  DAYS_PER_WEEK,
  expandGroups,
  groupRows,
  summarizeOrders,
  type CustomerRows,
  type GroupedRows,
  type OrderHistory,
} from '../order-history';
import { fitParametric, parametricOutlook, type ParametricFit } from '../parametric';
import type { Outlook } from '../counting-horizon';
import { customerFeatures } from './features';

/** A shop as it looked on one day. */
export type View = {
  /** The day of the view; nothing later is read. */
  until: number;
  rows: CustomerRows;
  groups: GroupedRows;
  columns: Columns;
  /** What the parametric model with the likeliest k says of the horizon. */
  outlook: Outlook;
  fit: ParametricFit;
};

/** What each row of a view then did within the horizon. */
export type Outcome = {
  /** Order-days. */
  orders: Float64Array;
  /** Money of those order-days. */
  value: Float64Array;
  /** Days to the first of them; NaN where there was none. */
  days: Float64Array;
};

export type LabelledView = View & { outcome: Outcome };

/** Days between two windows: near enough to have several, far enough to differ. */
const STEP = 14;
const MOST_WINDOWS = 4;
/** A window starts on at least this many days of history. */
const LEAST_HISTORY = 42;

export function viewAt(history: OrderHistory, until: number, horizonDays: number): View {
  const rows = summarizeOrders(history, until);
  const groups = groupRows(rows);
  const fit = fitParametric('mbgCnbdK', groups, true);
  const grouped = parametricOutlook(fit, groups, horizonDays / DAYS_PER_WEEK);
  const outlook = expandOutlook(grouped, groups.group);
  return { until, rows, groups, columns: customerFeatures(history, rows, until), outlook, fit };
}

export function expandOutlook(outlook: Outlook, group: Int32Array): Outlook {
  return {
    alive: expandGroups(outlook.alive, group),
    expected: expandGroups(outlook.expected, group),
    active: expandGroups(outlook.active, group),
  };
}

/** What happened after `until`, through `until + horizonDays`. */
export function outcomeOf(
  history: OrderHistory,
  rows: CustomerRows,
  until: number,
  horizonDays: number,
): Outcome {
  const orders = countOrders(history, rows, until, until + horizonDays);
  const value = new Float64Array(rows.count);
  const days = new Float64Array(rows.count).fill(NaN);
  for (let row = 0; row < rows.count; row++) {
    const customer = rows.customer[row]!;
    for (let at = history.offset[customer]!; at < history.offset[customer + 1]!; at++) {
      const ahead = history.day[at]! - until;
      if (ahead <= 0 || ahead > horizonDays) continue;
      value[row]! += history.value[at]!;
      if (Number.isNaN(days[row]!)) days[row] = ahead;
    }
  }
  return { orders, value, days };
}

/** The latest windows whose whole horizon had passed by `until`, newest first; none where the history is too short. */
export function trainingViews(
  history: OrderHistory,
  until: number,
  horizonDays: number,
): LabelledView[] {
  const first = firstDay(history);
  const views: LabelledView[] = [];
  for (let at = 0; at < MOST_WINDOWS; at++) {
    const cut = until - horizonDays - at * STEP;
    if (cut - first < LEAST_HISTORY) break;
    const view = viewAt(history, cut, horizonDays);
    views.push({ ...view, outcome: outcomeOf(history, view.rows, cut, horizonDays) });
  }
  return views;
}

export function firstDay(history: OrderHistory): number {
  return history.day.reduce((least, day) => Math.min(least, day), Infinity);
}
