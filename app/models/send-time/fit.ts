// Chooses how far a person's own hours are trusted beside the shop's, by how well they would have told the last weeks.
import {
  customerWeek,
  hoursOfDay,
  shopWeek,
  slotModel,
  type SlotEvents,
  type SlotModel,
  type SlotShape,
} from './intensity';

export type SendTimeModel = SlotModel & {
  /** Mean log-loss of the hour on the weeks that were held out: of the model and of the shop's week alone. */
  heldOut: { model: number; shop: number; customers: number };
};

const HOURS = [0.75, 1, 1.25, 1.5, 2];
const ACROSS = [1, 0.6, 0.3];
const HALF_LIVES = [60, 180, 1e6];
const STRENGTHS = [2, 4, 6, 8, 12, 16, 32, 64];
const FIRST: SlotShape = { hours: 1.25, acrossDays: 1, halfLife: 1e6, strength: 8 };
/** So much that own events count for nothing. */
const NO_TRUST = 1e9;
/** Share of the events that is held out, the last ones. */
const HELD_OUT = 0.2;
/** Customers that the choice is made on. */
const MOST_CUSTOMERS = 4000;
const FEWEST_CUSTOMERS = 30;

/**
 * Bandwidth, weekdays, half-life and strength by predictive likelihood: events before a day speak, each customer's first
 * event from that day on answers (Dawid 1984). One after the other, twice. Where own hours do not help, the strength
 * is endless and everyone gets the shop's week.
 */
export function fitSendTime(events: SlotEvents): SendTimeModel {
  const shop = shopWeek(events);
  const trial = heldOutTrial(events);
  if (trial.customers.length < FEWEST_CUSTOMERS) {
    const heldOut = { model: 0, shop: 0, customers: trial.customers.length };
    return { ...slotModel(FIRST, shop), heldOut };
  }
  const losses = new Map<string, number>();
  const loss = (shape: SlotShape): number => {
    const key = JSON.stringify(shape);
    const known = losses.get(key) ?? meanLoss(trial, slotModel(shape, trial.shop));
    losses.set(key, known);
    return known;
  };
  let shape = FIRST;
  for (let round = 0; round < 2; round++) {
    shape = best(STRENGTHS, (strength) => ({ ...shape, strength }), loss);
    shape = best(HOURS, (hours) => ({ ...shape, hours }), loss);
    shape = best(HALF_LIVES, (halfLife) => ({ ...shape, halfLife }), loss);
    shape = best(ACROSS, (acrossDays) => ({ ...shape, acrossDays }), loss);
  }
  const plain = loss({ ...FIRST, strength: NO_TRUST });
  const chosen = loss(shape) < plain ? shape : { ...FIRST, strength: NO_TRUST };
  const heldOut = { model: loss(chosen), shop: plain, customers: trial.customers.length };
  return { ...slotModel(chosen, shop), heldOut };
}

function best<Value>(
  values: Value[],
  shapeOf: (value: Value) => SlotShape,
  loss: (shape: SlotShape) => number,
): SlotShape {
  const shapes = values.map(shapeOf);
  const found = shapes.map(loss);
  return shapes[found.indexOf(Math.min(...found))]!;
}

type Trial = {
  events: SlotEvents;
  shop: Float64Array;
  today: number;
  customers: Int32Array;
  /** Hour of the first event from `today` on. */
  hour: Uint8Array;
};

function heldOutTrial(events: SlotEvents): Trial {
  const sorted = Float64Array.from(events.day).sort();
  const today = Math.floor(sorted[Math.floor(sorted.length * (1 - HELD_OUT))] ?? 0);
  const customers: number[] = [];
  const hours: number[] = [];
  const past: number[] = [];
  for (let customer = 0; customer + 1 < events.start.length; customer++) {
    let first = -1;
    let before = 0;
    for (let at = events.start[customer]!; at < events.start[customer + 1]!; at++) {
      if (events.day[at]! < today) {
        before++;
        past.push(at);
      } else if (first < 0 || events.day[at]! < events.day[first]!) first = at;
    }
    if (before === 0 || first < 0 || customers.length >= MOST_CUSTOMERS) continue;
    customers.push(customer);
    hours.push(events.slot[first]! % 24);
  }
  const seen = Uint8Array.from(past, (at) => events.slot[at]!);
  return {
    events,
    shop: shopWeek({ ...events, slot: seen }),
    today,
    customers: Int32Array.from(customers),
    hour: Uint8Array.from(hours),
  };
}

function meanLoss({ events, today, customers, hour }: Trial, model: SlotModel): number {
  let sum = 0;
  customers.forEach((customer, at) => {
    const { share } = customerWeek(model, events, customer, today);
    sum -= Math.log(hoursOfDay(share)[hour[at]!]!);
  });
  return sum / customers.length;
}
