// Orders as every customer-base model reads them: order-days per customer, and what they come to as of one day.
// Days are whole numbers on any calendar; times handed to the models are weeks.

export const DAYS_PER_WEEK = 7;

/** Order-days of each customer in ascending order: customer c owns places offset[c] … offset[c + 1] − 1. */
export type OrderHistory = {
  customers: number;
  offset: Int32Array;
  day: Int32Array;
  /** The day's orders together. */
  value: Float64Array;
};

/** One row a customer, as of a day: the classic sufficient statistics, times in weeks. */
export type CustomerRows = {
  count: number;
  /** Which customer of the history each row is. */
  customer: Int32Array;
  /** x: repeat order-days. */
  frequency: Float64Array;
  /** t_x: first to last order-day. */
  recency: Float64Array;
  /** T: first order-day to the day of the view. */
  age: Float64Array;
  /** Sum over all rows of ln(weeks between neighbouring order-days). */
  logGaps: number;
};

/** Rows with the same frequency, recency and age as one row with a weight: what likelihoods run over. */
export type GroupedRows = Omit<CustomerRows, 'customer'> & {
  weight: Float64Array;
  customers: number;
  /** The group of each ungrouped row. */
  group: Int32Array;
};

type OrderColumns = {
  /** Index of the customer, 0 … customers − 1. */
  customer: Int32Array;
  day: Int32Array;
  value: Float64Array;
};

/**
 * Sorts orders into order-days: several orders of a customer on one day count once, their values add up.
 * Cost: two counting passes and a sort of the days, O(n log n) at worst.
 */
export function collectOrderDays(orders: OrderColumns, customers: number): OrderHistory {
  const places = Int32Array.from({ length: orders.day.length }, (_, at) => at);
  const { customer, day } = orders;
  places.sort((a, b) => customer[a]! - customer[b]! || day[a]! - day[b]! || a - b);
  const history: OrderHistory = {
    customers,
    offset: new Int32Array(customers + 1),
    day: new Int32Array(places.length),
    value: new Float64Array(places.length),
  };
  let filled = 0;
  let lastCustomer = -1;
  for (const place of places) {
    const owner = customer[place]!;
    const repeated = owner === lastCustomer && history.day[filled - 1] === day[place];
    if (!repeated) {
      history.day[filled++] = day[place]!;
      history.offset[owner + 1]!++;
    }
    history.value[filled - 1]! += orders.value[place]!;
    lastCustomer = owner;
  }
  for (let at = 0; at < customers; at++) history.offset[at + 1]! += history.offset[at]!;
  history.day = history.day.subarray(0, filled);
  history.value = history.value.subarray(0, filled);
  return history;
}

/** How many of a customer's order-days lie on or before a day; their places start at offset[customer]. */
export function ordersUntil(history: OrderHistory, customer: number, until: number): number {
  const from = history.offset[customer]!;
  const end = history.offset[customer + 1]!;
  let at = from;
  while (at < end && history.day[at]! <= until) at++;
  return at - from;
}

/** The rows of everyone who ordered on or before `until`. */
export function summarizeOrders(history: OrderHistory, until: number): CustomerRows {
  const seen: number[] = [];
  for (let at = 0; at < history.customers; at++) {
    const from = history.offset[at]!;
    if (from < history.offset[at + 1]! && history.day[from]! <= until) seen.push(at);
  }
  const rows: CustomerRows = {
    count: seen.length,
    customer: Int32Array.from(seen),
    frequency: new Float64Array(seen.length),
    recency: new Float64Array(seen.length),
    age: new Float64Array(seen.length),
    logGaps: 0,
  };
  seen.forEach((customer, row) => {
    const from = history.offset[customer]!;
    const count = ordersUntil(history, customer, until);
    const first = history.day[from]!;
    rows.frequency[row] = count - 1;
    rows.recency[row] = (history.day[from + count - 1]! - first) / DAYS_PER_WEEK;
    rows.age[row] = (until - first) / DAYS_PER_WEEK;
    for (let at = from + 1; at < from + count; at++) {
      rows.logGaps += Math.log((history.day[at]! - history.day[at - 1]!) / DAYS_PER_WEEK);
    }
  });
  return rows;
}

/** Order-days after `after` and on or before `until`, for each row. */
export function countOrders(
  history: OrderHistory,
  rows: CustomerRows,
  after: number,
  until: number,
): Float64Array {
  return Float64Array.from(
    rows.customer,
    (customer) => ordersUntil(history, customer, until) - ordersUntil(history, customer, after),
  );
}

/** Groups equal rows by a hash of their three numbers. Cost: O(rows). */
export function groupRows(rows: CustomerRows): GroupedRows {
  let size = 16;
  while (size < rows.count * 2) size *= 2;
  const table = new Int32Array(size).fill(-1);
  const group = new Int32Array(rows.count);
  const first = new Int32Array(rows.count);
  const weight = new Float64Array(rows.count);
  let count = 0;
  for (let row = 0; row < rows.count; row++) {
    let slot = hashRow(rows, row) & (size - 1);
    while (table[slot]! >= 0 && !sameRow(rows, row, first[table[slot]!]!)) {
      slot = (slot + 1) & (size - 1);
    }
    if (table[slot]! < 0) {
      first[count] = row;
      table[slot] = count++;
    }
    group[row] = table[slot]!;
    weight[table[slot]!]!++;
  }
  const pick = (column: Float64Array) =>
    Float64Array.from(first.subarray(0, count), (row) => column[row]!);
  return {
    count,
    customers: rows.count,
    frequency: pick(rows.frequency),
    recency: pick(rows.recency),
    age: pick(rows.age),
    weight: weight.slice(0, count),
    logGaps: rows.logGaps,
    group,
  };
}

function hashRow(rows: CustomerRows, row: number): number {
  const days = Math.round(rows.recency[row]! * DAYS_PER_WEEK);
  const age = Math.round(rows.age[row]! * DAYS_PER_WEEK);
  const mixed = Math.imul(rows.frequency[row]!, 0x9e3779b1) ^ Math.imul(days + 1, 0x85ebca6b);
  const hash = Math.imul(mixed ^ Math.imul(age + 1, 0xc2b2ae35), 0x27d4eb2f);
  return (hash ^ (hash >>> 15)) >>> 0;
}

function sameRow(rows: CustomerRows, a: number, b: number): boolean {
  return (
    rows.frequency[a] === rows.frequency[b] &&
    rows.recency[a] === rows.recency[b] &&
    rows.age[a] === rows.age[b]
  );
}

/** Spreads one number a group back over the customers. */
export function expandGroups(values: Float64Array, group: Int32Array): Float64Array {
  return Float64Array.from(group, (at) => values[at]!);
}
