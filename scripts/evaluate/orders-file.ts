// The orders file of `evaluate orders` as the order-days that the customer-base models take.
import { collectOrderDays, type OrderHistory } from '~/models/customer-base/order-history';
import { columnOf, readTable, refuse, requireInstant, requireText } from './csv';

export type OrdersFile = {
  history: OrderHistory;
  /** The file's own id of each customer. */
  ids: string[];
};

const DAY = 86_400_000;

/** Days are those of the dates as written: a shop writes its orders in its own zone. */
export function readOrders(path: string): OrdersFile {
  const table = readTable(path, ['customer_id', 'ordered_at', 'value']);
  const idAt = columnOf(table, 'customer_id');
  const dateAt = columnOf(table, 'ordered_at');
  const valueAt = columnOf(table, 'value');
  const known = new Map<string, number>();
  const customer = new Int32Array(table.rows.length);
  const day = new Int32Array(table.rows.length);
  const value = new Float64Array(table.rows.length);
  for (let row = 0; row < table.rows.length; row++) {
    const id = requireText(table, row, idAt);
    let index = known.get(id);
    if (index === undefined) known.set(id, (index = known.size));
    customer[row] = index;
    requireInstant(table, row, dateAt);
    day[row] = dayOf(requireText(table, row, dateAt));
    const text = requireText(table, row, valueAt);
    const money = /^[-+]?(\d+\.?\d*|\.\d+)(e[-+]?\d+)?$/i.test(text) ? Number(text) : NaN;
    if (!(Math.abs(money) <= 1e15)) refuse(table, row, valueAt, `"${text}" is no amount of money`);
    value[row] = money;
  }
  return {
    history: collectOrderDays({ customer, day, value }, known.size),
    ids: [...known.keys()],
  };
}

/** Days since 1970 of the first ten characters of an ISO date. */
export function dayOf(text: string): number {
  return Date.parse(text.slice(0, 10)) / DAY;
}

export function dateOf(day: number): string {
  return new Date(day * DAY).toISOString().slice(0, 10);
}
