// Which answer to "when is the next order" a shop gets: learned, parametric, or the same wait for everyone.
import type { Rng } from '~/math/random';
import { quantile } from '~/math/stats';
import {
  fitNextOrder,
  parametricNextOrder,
  predictNextOrder,
  type NextOrder,
} from './learned/next-order';
import type { LabelledView, View } from './learned/windows';

export type WaitBasis = 'learned' | 'parametric' | 'constant';

export type Wait = {
  nextOrder: NextOrder;
  basis: WaitBasis;
  /** The median wait of earlier windows, the same for everyone: the baseline. Null where nobody's wait is known. */
  constantDays: number | null;
};

/** Fewer waits than this do not overturn the parametric model. */
const LEAST_WAITS = 30;

/**
 * The parametric model must beat the constant on the newest earlier window, on those who ordered in it; else the
 * constant stands, with the 10th and 90th percentile of the waits seen. Where there are windows enough to learn from,
 * the learned model builds on it. A shop too young for a window gets the parametric model with its prior.
 */
export function forecastWait(
  view: View,
  views: LabelledView[],
  horizonDays: number,
  rng: Rng,
): Wait {
  const seen = views.flatMap((one) => [...waitsOf(one)]);
  const constantDays = seen.length > 0 ? quantile(seen, 0.5) : null;
  if (constantDays !== null && constantWins(views, horizonDays)) {
    const same = (share: number) => new Float64Array(view.rows.count).fill(quantile(seen, share));
    const nextOrder = { low: same(0.1), median: same(0.5), high: same(0.9) };
    return { nextOrder, basis: 'constant', constantDays };
  }
  const model = fitNextOrder(views, horizonDays, rng);
  return model
    ? { nextOrder: predictNextOrder(model, view, horizonDays), basis: 'learned', constantDays }
    : { nextOrder: parametricNextOrder(view, horizonDays), basis: 'parametric', constantDays };
}

function waitsOf(view: LabelledView): Float64Array {
  return view.outcome.days.filter((day) => !Number.isNaN(day));
}

/** Judged with the newest window's own median, which flatters the constant: it is the harder one to beat. */
function constantWins(views: LabelledView[], horizonDays: number): boolean {
  const newest = views[0];
  const waits = newest ? waitsOf(newest) : new Float64Array();
  if (!newest || waits.length < LEAST_WAITS) return false;
  const constant = quantile(waits, 0.5);
  const { median } = parametricNextOrder(newest, horizonDays);
  let lead = 0;
  newest.outcome.days.forEach((day, row) => {
    if (!Number.isNaN(day)) lead += Math.abs(day - constant) - Math.abs(day - median[row]!);
  });
  return lead < 0;
}
