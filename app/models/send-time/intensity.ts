// When a person tends to be there: an intensity over the 168 hours of a week in the person's own time, from the hours of
// earlier clicks, orders and visits, pulled toward the shop's own week. For campaigns only; a trigger keeps its time.

/** Slot of an event: 24 × weekday (0 is Monday) + hour, in the person's own time. */
export const SLOTS = 168;

/** Events in the order of their customer: those of customer c stand from start[c] up to start[c + 1]. */
export type SlotEvents = {
  start: Int32Array;
  slot: Uint8Array;
  /** Days since any fixed day, fractions welcome. */
  day: Float64Array;
};

export type SlotShape = {
  /** How far an event speaks for the hours beside it, as the standard deviation of a normal kernel, in hours. */
  hours: number;
  /** How much an event of one weekday speaks for another, 0 to 1; between weekday and weekend its square. */
  acrossDays: number;
  /** Days after which an event counts half. */
  halfLife: number;
  /** Events that the shop's week counts as, beside a person's own. */
  strength: number;
};

export type SlotModel = { shape: SlotShape; shop: Float64Array; kernel: Float64Array };

/** Share of the shop's events in each slot: half an event is added to each hour of the day, shared by its weekdays. */
export function shopWeek(events: SlotEvents): Float64Array {
  const week = new Float64Array(SLOTS).fill(0.5 / 7);
  for (const slot of events.slot) week[slot]!++;
  const sum = week.reduce((total, count) => total + count, 0);
  return week.map((count) => count / sum);
}

export function slotModel(shape: SlotShape, shop: Float64Array): SlotModel {
  return { shape, shop, kernel: kernelOf(shape, shop) };
}

/**
 * Row s: what one event in slot s says of every slot: nearness in hours and weekdays times the shop's own week, adding
 * up to 1. The shop's week in the product keeps a late order from speaking for hours at which nobody is there.
 */
function kernelOf(shape: SlotShape, shop: Float64Array): Float64Array {
  const kernel = new Float64Array(SLOTS * SLOTS);
  const byHour = Float64Array.from({ length: 24 }, (_, apart) => {
    const hours = Math.min(apart, 24 - apart);
    return Math.exp(-0.5 * (hours / shape.hours) ** 2);
  });
  for (let from = 0; from < SLOTS; from++) {
    let sum = 0;
    for (let to = 0; to < SLOTS; to++) {
      const apart = Math.abs((from % 24) - (to % 24));
      const value = byHour[apart]! * acrossDays(from, to, shape.acrossDays) * shop[to]!;
      kernel[from * SLOTS + to] = value;
      sum += value;
    }
    for (let to = 0; to < SLOTS; to++) kernel[from * SLOTS + to]! /= sum;
  }
  return kernel;
}

function acrossDays(from: number, to: number, share: number): number {
  const first = Math.floor(from / 24);
  const second = Math.floor(to / 24);
  if (first === second) return 1;
  return first > 4 === second > 4 ? share : share * share;
}

export type Intensity = {
  /** Chance that the next event falls into each slot; adds up to 1. */
  share: Float64Array;
  /** Own events as far as they still count. */
  own: number;
};

/**
 * (Σ weight × kernel row of the event + strength × shop) ÷ (Σ weight + strength): a Dirichlet mean whose counts are
 * smoothed (Titterington 1980). Only events before `today` count. Cost: events × 168.
 */
export function customerWeek(
  model: SlotModel,
  events: SlotEvents,
  customer: number,
  today: number,
): Intensity {
  const { halfLife, strength } = model.shape;
  const share = model.shop.map((value) => strength * value);
  let own = 0;
  for (let at = events.start[customer]!; at < events.start[customer + 1]!; at++) {
    if (events.day[at]! >= today) continue;
    const weight = 2 ** ((events.day[at]! - today) / halfLife);
    own += weight;
    const from = events.slot[at]! * SLOTS;
    for (let to = 0; to < SLOTS; to++) share[to]! += weight * model.kernel[from + to]!;
  }
  return { share: share.map((value) => value / (own + strength)), own };
}

/** Chance of each hour of the day, whatever the weekday. */
export function hoursOfDay(week: Float64Array): Float64Array {
  const hours = new Float64Array(24);
  week.forEach((value, slot) => (hours[slot % 24]! += value));
  return hours;
}
