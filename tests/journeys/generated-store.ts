// A merchant's folder of exports, made up: people with habits, products of every kind of trouble, rows that can't be used.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  csv,
  CUSTOMER,
  furtherLine,
  ORDER,
  PRODUCT,
  type Cells,
} from '../sandbox/exports/export-folder';

export type Counts = { products: number; customers: number; orders: number; lines: number };

export type GeneratedStore = {
  /** Rows that can be used. */
  good: Counts;
  /** Rows that can't. */
  bad: Counts;
  /** Handles of what may never be shown, by why. */
  hidden: Record<string, string>;
  /** Addresses that said yes. */
  reachable: string[];
};

const PRODUCTS = 36;
const ORDERS_EACH = 3;
const LINES_EACH = 4;
const DAY_MS = 86_400_000;
const LAST_DAY = Date.parse('2024-03-05T09:30:00Z');

const HIDDEN: Record<string, Cells> = {
  'sold-out-lamp': { 'Variant Inventory Qty': '0' },
  'draft-lamp': { Status: 'draft' },
  'archived-lamp': { Status: 'archived' },
  'unpublished-lamp': { Published: 'false' },
  'priceless-lamp': { 'Variant Price': '0.00' },
};

/** Writes the three files to `dir`. Every tenth customer said no; with `faults`, four rows can't be used. */
export function writeStore(
  dir: string,
  { customers, faults = false }: { customers: number; faults?: boolean },
): GeneratedStore {
  const products = Array.from({ length: PRODUCTS }, (_, n) => productRow(n));
  const hidden = Object.entries(HIDDEN).map(([handle, cells], n) => ({
    ...productRow(PRODUCTS + n),
    Handle: handle,
    ...cells,
  }));
  const people = Array.from({ length: customers }, (_, n) => customerRow(n));
  const orders = people.flatMap((_, n) =>
    Array.from({ length: ORDERS_EACH }, (_, which) => orderRows(n, which)).flat(),
  );
  const wrong = faults ? FAULTS : { products: [], customers: [], orders: [] };
  const files = {
    'products_export.csv': [...products, ...hidden, ...wrong.products],
    'customers_export.csv': [...people, ...wrong.customers],
    'orders_export.csv': [...orders, ...wrong.orders],
  };
  for (const [name, rows] of Object.entries(files)) writeFileSync(join(dir, name), csv(rows));
  return {
    good: {
      products: products.length + hidden.length,
      customers,
      orders: customers * ORDERS_EACH,
      lines: orders.length,
    },
    bad: {
      products: wrong.products.length,
      customers: wrong.customers.length,
      orders: wrong.orders.length,
      lines: wrong.orders.length,
    },
    hidden: Object.fromEntries(Object.keys(HIDDEN).map((handle) => [handle, handle])),
    reachable: people
      .filter((person) => person['Accepts Email Marketing'] === 'yes')
      .map((person) => person.Email!),
  };
}

/** One row of each kind that can't be used; the rest of the file goes on. */
const FAULTS: Record<'products' | 'customers' | 'orders', Cells[]> = {
  products: [{ ...PRODUCT, Handle: 'bad-price', 'Variant SKU': 'BAD-1', 'Variant Price': 'cheap' }],
  customers: [{ ...CUSTOMER, 'Customer ID': "'9990001", Email: 'not an address' }],
  orders: [
    { ...ORDER, Name: '#90001', Id: '90001', 'Created at': 'yesterday', 'Lineitem sku': 'SKU-1' },
    { ...ORDER, Name: '#90002', Id: '90002', Total: 'much', 'Lineitem sku': 'SKU-1' },
  ],
};

const KINDS = ['Mug', 'Bowl', 'Throw', 'Candle', 'Basket', 'Tray'];
const STUFFS = ['Oak', 'Tin', 'Wool', 'Clay', 'Linen', 'Glass'];

function productRow(n: number): Cells {
  const title = `${STUFFS[Math.floor(n / KINDS.length) % STUFFS.length]} ${KINDS[n % KINDS.length]}`;
  return {
    ...PRODUCT,
    Handle: `product-${n}`,
    Title: title,
    Type: `${KINDS[n % KINDS.length]}s`,
    Tags: STUFFS[Math.floor(n / KINDS.length) % STUFFS.length]!,
    'Variant SKU': `SKU-${n}`,
    'Variant Price': `${(4 + (n % 9)).toFixed(2)}`,
  };
}

function customerRow(n: number): Cells {
  return {
    ...CUSTOMER,
    'Customer ID': `'${6_000_000 + n}`,
    'First Name': `Person${n}`,
    'Last Name': 'Example',
    Email: addressOf(n),
    'Accepts Email Marketing': n % 10 === 9 ? 'no' : 'yes',
  };
}

function addressOf(n: number): string {
  return `person${n}@mail.example`;
}

/** Each has a favourite kind and wanders from it, so that there is something to learn. Hidden ones sold as well. */
function orderRows(n: number, which: number): Cells[] {
  const name = `#${10_000 + n * ORDERS_EACH + which}`;
  const at = new Date(LAST_DAY - ((n * 7 + which * 61) % 360) * DAY_MS).toISOString();
  const skus = Array.from({ length: LINES_EACH }, (_, line) => {
    const wander = (n * 13 + which * 5 + line * 11) % (PRODUCTS + Object.keys(HIDDEN).length);
    return line < 2 ? (n % KINDS.length) + KINDS.length * ((n + which + line) % 6) : wander;
  });
  return skus.map((sku, line) => {
    const cells = {
      Name: name,
      'Lineitem sku': `SKU-${sku}`,
      'Lineitem name': `Product ${sku}`,
      'Lineitem price': '5.00',
    };
    if (line > 0) return furtherLine(cells);
    const day = `${at.slice(0, 10)} 09:30:00 +0000`;
    return {
      ...ORDER,
      ...cells,
      Id: name.slice(1),
      Email: addressOf(n),
      'Paid at': day,
      'Created at': day,
    };
  });
}
