// The events file of `evaluate send-time`: what happened by a date as slots of the week, and who came back when after it.
import type { SlotEvents } from '~/models/send-time/intensity';
import { columnOf, readTable, refuse, requireInstant, requireText } from './csv';
import { dayOf } from './orders-file';

export type EventsFile = {
  /** One event per customer and hour: ten lines of one basket are one visit. */
  past: SlotEvents;
  next: { customer: number; hour: number }[];
  newCustomers: number;
};

type Seen = { day: number; hour: number };

/** Times are read as written: local to the customer. */
export function readEvents(path: string, until: number): EventsFile {
  const table = readTable(path, ['customer_id', 'at']);
  const idAt = columnOf(table, 'customer_id');
  const timeAt = columnOf(table, 'at');
  const people = new Map<string, { past: Map<number, Seen>; first: Seen & { text: string } }>();
  for (let row = 0; row < table.rows.length; row++) {
    const id = requireText(table, row, idAt);
    requireInstant(table, row, timeAt);
    const text = requireText(table, row, timeAt).replace(' ', 'T');
    if (text.length < 16) refuse(table, row, timeAt, `"${text}" has no time of day`);
    const seen = { day: dayOf(text), hour: Number(text.slice(11, 13)) };
    const known = people.get(id) ?? { past: new Map(), first: { ...seen, text: '' } };
    people.set(id, known);
    if (seen.day <= until) known.past.set(seen.day * 24 + seen.hour, seen);
    else if (known.first.text === '' || text < known.first.text) known.first = { ...seen, text };
  }
  const customers = [...people.values()].filter((one) => one.past.size > 0);
  const next = customers.flatMap(({ first }, customer) =>
    first.text === '' ? [] : [{ customer, hour: first.hour }],
  );
  return {
    past: slotEvents(customers.map(({ past }) => [...past.values()])),
    next,
    newCustomers: people.size - customers.length,
  };
}

function slotEvents(customers: Seen[][]): SlotEvents {
  const start = new Int32Array(customers.length + 1);
  customers.forEach((events, at) => (start[at + 1] = start[at]! + events.length));
  const all = customers.flat();
  return {
    start,
    slot: Uint8Array.from(all, ({ day, hour }) => 24 * weekdayOf(day) + hour),
    day: Float64Array.from(all, ({ day, hour }) => day + hour / 24),
  };
}

/** 1970-01-01 was a Thursday; 0 is Monday. */
function weekdayOf(day: number): number {
  return (((day + 3) % 7) + 7) % 7;
}
