// Who bought what, in which basket, on which day: the one shape that every recommendation model reads.

/** Lines as they come from the shop, in any order; ids are already whole numbers from zero. */
export type RecommendData = {
  customers: number;
  items: number;
  customer: Int32Array;
  item: Int32Array;
  /** Whole days since any fixed date; ignored when `dated` is false. */
  day: Int32Array;
  /** Lines of one customer with the same number are one basket. Of two baskets on one day the earlier line leads. */
  basket: Int32Array;
  /** Pieces bought. */
  count: Float32Array;
  /** False: only the order of lines is known, so nothing fades with time. */
  dated: boolean;
  /** The day that the fit stands on; nothing later may be in the data. */
  today: number;
};

/** Baskets sorted by customer and time; within a basket each item once, ascending. */
export type Interactions = {
  customers: number;
  items: number;
  dated: boolean;
  today: number;
  /** Baskets of customer c: `basketOf[c] … basketOf[c + 1]`. */
  basketOf: Int32Array;
  /** Lines of basket b: `lineOf[b] … lineOf[b + 1]`. */
  lineOf: Int32Array;
  basketDay: Int32Array;
  basketCustomer: Int32Array;
  item: Int32Array;
  count: Float32Array;
};

/** Sorts lines into baskets once; every model then walks forward through typed arrays. Cost: O(n log n). */
export function buildInteractions(data: RecommendData): Interactions {
  checkData(data);
  const order = sortedLines(data);
  const lines = order.length;
  const item = new Int32Array(lines);
  const count = new Float32Array(lines);
  const lineOf: number[] = [];
  const days: number[] = [];
  const owners: number[] = [];
  let filled = 0;
  let previous = -1;
  for (const at of order) {
    const isSameBasket =
      previous >= 0 &&
      data.customer[at] === data.customer[previous] &&
      data.basket[at] === data.basket[previous];
    if (!isSameBasket) {
      lineOf.push(filled);
      days.push(data.dated ? data.day[at]! : 0);
      owners.push(data.customer[at]!);
    }
    if (isSameBasket && data.item[at] === data.item[previous]) {
      count[filled - 1]! += data.count[at]!;
    } else {
      item[filled] = data.item[at]!;
      count[filled++] = data.count[at]!;
    }
    previous = at;
  }
  lineOf.push(filled);
  const basketCustomer = Int32Array.from(owners);
  return {
    customers: data.customers,
    items: data.items,
    dated: data.dated,
    today: data.dated ? data.today : 0,
    basketOf: offsets(data.customers, basketCustomer),
    lineOf: Int32Array.from(lineOf),
    basketDay: Int32Array.from(days),
    basketCustomer,
    item: item.slice(0, filled),
    count: count.slice(0, filled),
  };
}

function checkData(data: RecommendData): void {
  const lines = data.customer.length;
  for (const column of [data.item, data.day, data.basket, data.count]) {
    if (column.length !== lines)
      throw new Error(`interactions require ${lines} values in every column, got ${column.length}`);
  }
  for (let at = 0; at < lines; at++) {
    if (data.customer[at]! < 0 || data.customer[at]! >= data.customers) {
      throw new Error(
        `interactions require customers below ${data.customers}, got ${data.customer[at]}`,
      );
    }
    if (data.item[at]! < 0 || data.item[at]! >= data.items) {
      throw new Error(`interactions require items below ${data.items}, got ${data.item[at]}`);
    }
    if (data.dated && data.day[at]! > data.today) {
      throw new Error(`interactions require days up to ${data.today}, got ${data.day[at]}`);
    }
  }
}

/** Line numbers by customer, day, basket in order of first appearance, item. */
function sortedLines(data: RecommendData): Int32Array {
  const lines = data.customer.length;
  const firstLine = new Map<number, number>();
  const basketRank = new Int32Array(lines);
  const basketDay = new Int32Array(lines);
  for (let at = 0; at < lines; at++) {
    const key = data.customer[at]! * 4294967296 + (data.basket[at]! >>> 0);
    const first = firstLine.get(key) ?? at;
    if (first === at) firstLine.set(key, at);
    basketRank[at] = first;
    // A basket stands on the day of its first line, even if a later line says otherwise.
    basketDay[at] = data.dated ? data.day[first]! : 0;
  }
  const order = new Int32Array(lines);
  for (let at = 0; at < lines; at++) order[at] = at;
  return order.sort(
    (a, b) =>
      data.customer[a]! - data.customer[b]! ||
      basketDay[a]! - basketDay[b]! ||
      basketRank[a]! - basketRank[b]! ||
      data.item[a]! - data.item[b]! ||
      a - b,
  );
}

function offsets(groups: number, sorted: Int32Array): Int32Array {
  const start = new Int32Array(groups + 1);
  for (const group of sorted) start[group + 1]!++;
  for (let group = 0; group < groups; group++) start[group + 1]! += start[group]!;
  return start;
}

/** The same interactions with only the baskets that are kept: how a back-test steps back in time. */
export function keepBaskets(data: Interactions, keep: Uint8Array, today: number): Interactions {
  const item = new Int32Array(data.item.length);
  const count = new Float32Array(data.item.length);
  const lineOf: number[] = [0];
  const days: number[] = [];
  const owners: number[] = [];
  let filled = 0;
  for (let basket = 0; basket < data.basketDay.length; basket++) {
    if (keep[basket] === 0) continue;
    const from = data.lineOf[basket]!;
    const to = data.lineOf[basket + 1]!;
    item.set(data.item.subarray(from, to), filled);
    count.set(data.count.subarray(from, to), filled);
    filled += to - from;
    lineOf.push(filled);
    days.push(data.basketDay[basket]!);
    owners.push(data.basketCustomer[basket]!);
  }
  const basketCustomer = Int32Array.from(owners);
  return {
    ...data,
    today,
    basketOf: offsets(data.customers, basketCustomer),
    lineOf: Int32Array.from(lineOf),
    basketDay: Int32Array.from(days),
    basketCustomer,
    item: item.slice(0, filled),
    count: count.slice(0, filled),
  };
}
