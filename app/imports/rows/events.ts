// Pure: a row about something that a person did, in our words where there is one, else as an event of the shop's own.
import { normalizeAddress } from '~/profiles/address';
import { readCount, readInstant } from '../cells';
import { aside, usable, type Reading, type Row } from '../faults';
import type { Frame } from './people';

export type EventRow = {
  /** The sender's own id; null: made of what the row says. */
  id: string | null;
  email: string | null;
  customerId: string | null;
  at: Date;
  does: Deed;
};

/** What is done to a product waits for the product's id; the rest is told as it stands. */
export type Deed =
  | {
      kind: 'product';
      name: 'viewed_product' | 'added_to_cart' | 'removed_from_cart';
      product: string;
      quantity: number;
    }
  | { kind: 'viewed_page'; path: string }
  | { kind: 'searched'; query: string }
  | { kind: 'custom'; name: string; properties: Record<string, string> };

const ON_PRODUCTS = ['viewed_product', 'added_to_cart', 'removed_from_cart'] as const;
const MOST_PROPERTIES = 20;

export function readEvent(row: Row, frame: Frame): Reading<EventRow> {
  const email = normalizeAddress(row.cell('email'));
  const customerId = row.cell('customerId').replace(/^'/, '') || null;
  if (email === null && row.cell('email') !== '') return aside('email_wrong');
  if (email === null && customerId === null) return aside('email_missing');
  if (row.cell('name') === '') return aside('event_unnamed');
  if (row.cell('at') === '') return aside('date_missing');
  const at = readInstant(row.cell('at'), frame.timeZone);
  if (at === null) return aside('date_wrong');
  if (at > frame.now) return aside('date_future');
  const does = deedOf(row);
  if (does === null) return aside('event_malformed');
  return usable({ id: row.cell('id').slice(0, 200) || null, email, customerId, at, does });
}

function deedOf(row: Row): Deed | null {
  const written = row.cell('name');
  const name = written.toLowerCase().replaceAll(/[\s-]+/g, '_');
  const onProduct = ON_PRODUCTS.find((one) => one === name);
  if (onProduct) {
    const product = row.cell('product') || row.cell('sku');
    const quantity = row.cell('quantity') === '' ? 1 : (readCount(row.cell('quantity')) ?? 0);
    return product === '' || quantity < 1
      ? null
      : { kind: 'product', name: onProduct, product, quantity };
  }
  if (name === 'searched') {
    return row.cell('query') === ''
      ? null
      : { kind: 'searched', query: row.cell('query').slice(0, 500) };
  }
  if (name === 'viewed_page')
    return { kind: 'viewed_page', path: row.cell('path').slice(0, 2_000) };
  const extras = Object.entries(row.extras()).slice(0, MOST_PROPERTIES);
  const properties = Object.fromEntries(
    extras.map(([key, text]) => [key.slice(0, 60), text.slice(0, 500)]),
  );
  return { kind: 'custom', name: written.slice(0, 60), properties };
}
