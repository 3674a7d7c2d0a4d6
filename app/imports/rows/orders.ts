// Pure: the rows of one order, which stand together in the file: the first tells of the order, each of a line.
import { normalizeAddress } from '~/profiles/address';
import { readCount, readInstant, readMoney } from '../cells';
import { aside, usable, type Reading, type Row, type RowFault } from '../faults';
import type { Frame } from './people';

export type OrderRows = {
  /** As the file names it: the id where there is one, else the name. */
  key: string;
  name: string;
  email: string | null;
  orderedAt: Date;
  cancelledAt: Date | null;
  totalMinor: number;
  discountMinor: number;
  refundedMinor: number;
  lines: OrderLineRow[];
  /** Rows of this order that tell of a line that cannot be used. */
  aside: { line: number; fault: RowFault }[];
};

export type OrderLineRow = {
  sku: string;
  handle: string;
  title: string;
  quantity: number;
  priceMinor: number;
};

export function orderKeyOf(row: Row): string {
  return row.cell('orderId') || row.cell('name');
}

/** Of several rows the first that says a thing says it for the order. */
export function readOrder(rows: Row[], frame: Frame): Reading<OrderRows> {
  const first = (field: string) =>
    rows.map((row) => row.cell(field)).find((text) => text !== '') ?? '';
  const key = orderKeyOf(rows[0]!);
  if (key === '') return aside('order_unnamed');
  if (first('orderedAt') === '') return aside('date_missing');
  const orderedAt = readInstant(first('orderedAt'), frame.timeZone);
  if (orderedAt === null) return aside('date_wrong');
  if (orderedAt > frame.now) return aside('date_future');
  const currency = first('currency').toUpperCase();
  if (currency !== '' && currency !== frame.currency) return aside('currency_different');
  const email = normalizeAddress(first('email'));
  if (email === null && first('email') !== '') return aside('email_wrong');
  const lines = readLines(rows, frame.currency);
  const amounts = readAmounts(first, lines.usable, frame.currency);
  if (amounts === null) return aside('money_wrong');
  const cancelled = first('cancelledAt');
  const cancelledAt = cancelled === '' ? null : readInstant(cancelled, frame.timeZone);
  if (cancelled !== '' && cancelledAt === null) return aside('date_wrong');
  const name = first('name') || key;
  return usable({
    ...{ key, name, email, orderedAt, cancelledAt, ...amounts },
    lines: lines.usable,
    aside: lines.aside,
  });
}

function readAmounts(first: (field: string) => string, lines: OrderLineRow[], currency: string) {
  const sum = lines.reduce((total, line) => total + line.quantity * line.priceMinor, 0);
  const discount = amountOf(first('discount'), currency, 0);
  const refunded = amountOf(first('refunded'), currency, 0);
  if (discount === null || refunded === null) return null;
  const total = amountOf(first('total'), currency, Math.max(0, sum - discount));
  if (total === null) return null;
  return { totalMinor: total, discountMinor: discount, refundedMinor: refunded };
}

function amountOf(text: string, currency: string, otherwise: number): number | null {
  return text === '' ? otherwise : readMoney(text, currency);
}

function readLines(rows: Row[], currency: string) {
  const found: { usable: OrderLineRow[]; aside: OrderRows['aside'] } = { usable: [], aside: [] };
  for (const row of rows) {
    const [sku, handle, title] = [row.cell('sku'), row.cell('product'), row.cell('title')];
    // An order may be told without its lines.
    if (sku === '' && handle === '' && title === '') continue;
    const quantity = row.cell('quantity') === '' ? 1 : readCount(row.cell('quantity'));
    const price = row.cell('price') === '' ? 0 : readMoney(row.cell('price'), currency);
    if (quantity === null) found.aside.push({ line: row.line, fault: 'quantity_wrong' });
    else if (price === null) found.aside.push({ line: row.line, fault: 'money_wrong' });
    else
      found.usable.push({
        sku,
        handle,
        title: title || sku || handle,
        quantity,
        priceMinor: price,
      });
  }
  return found;
}
