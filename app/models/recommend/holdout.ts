// The last window of a shop's own history, set aside so that the hybrid can be judged on what it did not see.
import { keepBaskets, type Interactions } from './interactions';

/** The past, and what its customers bought next. */
export type Holdout = {
  past: Interactions;
  /** Customers judged, and the distinct items of customer n at `targetOf[n] … targetOf[n + 1]`. */
  customer: Int32Array;
  targetOf: Int32Array;
  target: Int32Array;
  window: { fromDay: number; toDay: number } | null;
};

export type HoldoutOptions = {
  /** Windows to try, shortest first, until `enough` customers came back in one. */
  windowDays: number[];
  enough: number;
  /** At most so many customers are judged, spread evenly. */
  most: number;
};

export const HOLDOUT_DEFAULTS: HoldoutOptions = {
  windowDays: [90],
  enough: 600,
  most: 1000,
};

/**
 * Dated: everything from a cut-off day on is set aside, and judged is each earlier customer's first later basket.
 * Undated: the last basket of at most a quarter of the customers who have two or more.
 */
export function holdOutLast(
  data: Interactions,
  options: HoldoutOptions = HOLDOUT_DEFAULTS,
): Holdout {
  return data.dated ? holdOutWindow(data, options) : holdOutBaskets(data, options);
}

function holdOutWindow(data: Interactions, options: HoldoutOptions): Holdout {
  const firstDay = data.basketDay.reduce((least, day) => Math.min(least, day), data.today);
  let next: Int32Array = new Int32Array(0);
  let cut = data.today;
  for (const days of options.windowDays) {
    // A window of more than a third of the history would leave too little past to learn from.
    if (days > (data.today - firstDay) / 3 && next.length > 0) break;
    cut = data.today - Math.min(days, Math.floor((data.today - firstDay) / 3));
    next = firstBasketsFrom(data, cut);
    if (next.length >= options.enough) break;
  }
  const keep = data.basketDay.map((day) => (day < cut ? 1 : 0));
  return collect(data, spreadOut(next, options.most), Uint8Array.from(keep), {
    fromDay: cut,
    toDay: data.today,
  });
}

/** Each customer's first basket on or after the cut, of customers with a basket before it. */
function firstBasketsFrom(data: Interactions, cut: number): Int32Array {
  const found: number[] = [];
  for (let customer = 0; customer < data.customers; customer++) {
    const from = data.basketOf[customer]!;
    const to = data.basketOf[customer + 1]!;
    if (from === to || data.basketDay[from]! >= cut || data.basketDay[to - 1]! < cut) continue;
    let basket = from;
    while (data.basketDay[basket]! < cut) basket++;
    found.push(basket);
  }
  return Int32Array.from(found);
}

function holdOutBaskets(data: Interactions, options: HoldoutOptions): Holdout {
  const last: number[] = [];
  for (let customer = 0; customer < data.customers; customer++) {
    const to = data.basketOf[customer + 1]!;
    if (to - data.basketOf[customer]! >= 2) last.push(to - 1);
  }
  const judged = spreadOut(
    Int32Array.from(last),
    Math.min(options.most, Math.ceil(last.length / 4)),
  );
  const keep = new Uint8Array(data.basketDay.length).fill(1);
  for (const basket of judged) keep[basket] = 0;
  return collect(data, judged, keep, null);
}

function spreadOut(baskets: Int32Array, most: number): Int32Array {
  if (baskets.length <= most) return baskets;
  return Int32Array.from(
    { length: most },
    (_, at) => baskets[Math.floor((at * baskets.length) / most)]!,
  );
}

function collect(
  data: Interactions,
  baskets: Int32Array,
  keep: Uint8Array,
  window: Holdout['window'],
): Holdout {
  const target: number[] = [];
  const targetOf = [0];
  for (const basket of baskets) {
    for (let line = data.lineOf[basket]!; line < data.lineOf[basket + 1]!; line++)
      target.push(data.item[line]!);
    targetOf.push(target.length);
  }
  return {
    past: keepBaskets(data, keep, window === null ? data.today : window.fromDay),
    customer: baskets.map((basket) => data.basketCustomer[basket]!),
    targetOf: Int32Array.from(targetOf),
    target: Int32Array.from(target),
    window,
  };
}
