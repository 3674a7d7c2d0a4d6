// The CDNOW sample of Fader and Hardie as an order history, for tests against published numbers.
import { existsSync, readFileSync } from 'node:fs';
import {
  collectOrderDays,
  groupRows,
  summarizeOrders,
  type GroupedRows,
  type OrderHistory,
} from '~/models/customer-base/order-history';

const FILE = new URL('../../../../shared/data/cdnow/CDNOW_sample.txt', import.meta.url);

export const withoutCdnow = !existsSync(FILE);

/** Calibration ends here, after 39 weeks; 39 more are held out. */
export const CDNOW_CUT = dayOf('19970930');

export function readCdnow(): OrderHistory {
  const lines = readFileSync(FILE, 'utf8').trim().split(/\r?\n/);
  const fields = lines.map((line) => line.trim().split(/\s+/));
  const customer = Int32Array.from(fields, (field) => Number(field[1]) - 1);
  return collectOrderDays(
    {
      customer,
      day: Int32Array.from(fields, (field) => dayOf(field[2]!)),
      value: Float64Array.from(fields, (field) => Number(field[4])),
    },
    customer.reduce((most, at) => Math.max(most, at + 1), 0),
  );
}

function dayOf(text: string): number {
  return Date.parse(`${text.slice(0, 4)}-${text.slice(4, 6)}-${text.slice(6)}`) / 86_400_000;
}

/** Rows given by hand: frequency, recency and age in weeks. */
export function rowsOf(...rows: [number, number, number][]): GroupedRows {
  return groupRows({
    count: rows.length,
    customer: Int32Array.from(rows, (_, at) => at),
    frequency: Float64Array.from(rows, (row) => row[0]),
    recency: Float64Array.from(rows, (row) => row[1]),
    age: Float64Array.from(rows, (row) => row[2]),
    logGaps: 0,
  });
}

export function cdnowRows(history: OrderHistory): GroupedRows {
  return groupRows(summarizeOrders(history, CDNOW_CUT));
}
