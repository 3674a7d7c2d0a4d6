// Reads the order's own columns from its first row in orders_export.csv.

import type { ShopOrder } from '../shop/shop-data';
import { countryCodeOf } from './countries';
import type { ColumnName } from './files/columns';
import type { Row } from './files/read-table';
import { parseInstant } from './values/instants';
import { parseEmail, parseTags } from './values/cells';
import { type Faults, createFaults, quote } from './values/faults';
import { digitsOf, parseMoney } from './values/money';

export const ORDER_COLUMNS = {
  name: { names: ['Name'], needed: true },
  email: { names: ['Email'], needed: true },
  financial: { names: ['Financial Status'] },
  paidAt: { names: ['Paid at'] },
  fulfillment: { names: ['Fulfillment Status'] },
  fulfilledAt: { names: ['Fulfilled at'] },
  currency: { names: ['Currency'], needed: true },
  subtotal: { names: ['Subtotal'] },
  shipping: { names: ['Shipping'] },
  taxes: { names: ['Taxes'] },
  total: { names: ['Total'], needed: true },
  discountCode: { names: ['Discount Code'] },
  discount: { names: ['Discount Amount'] },
  createdAt: { names: ['Created at'], needed: true },
  quantity: { names: ['Lineitem quantity'], needed: true },
  lineName: { names: ['Lineitem name'], needed: true },
  price: { names: ['Lineitem price'], needed: true },
  sku: { names: ['Lineitem sku'] },
  shippingCountry: { names: ['Shipping Country'] },
  billingCountry: { names: ['Billing Country'] },
  cancelledAt: { names: ['Cancelled at'] },
  refunded: { names: ['Refunded Amount'] },
  id: { names: ['Id'] },
  tags: { names: ['Tags'] },
} satisfies Record<string, ColumnName>;

export type OrderColumn = keyof typeof ORDER_COLUMNS;

const FINANCIAL = new Set([
  'AUTHORIZED',
  'EXPIRED',
  'PAID',
  'PARTIALLY_PAID',
  'PARTIALLY_REFUNDED',
  'PENDING',
  'REFUNDED',
  'VOIDED',
]);

/** The Admin API's own; exports say "partial" for the second. */
const FULFILLMENT = new Set([
  'UNFULFILLED',
  'PARTIALLY_FULFILLED',
  'FULFILLED',
  'RESTOCKED',
  'IN_PROGRESS',
  'ON_HOLD',
  'OPEN',
  'PENDING_FULFILLMENT',
  'REQUEST_DECLINED',
  'SCHEDULED',
]);

/** Columns that Shopify fills on an order's first row and leaves empty below it. */
const FIRST_ROW_ONLY = ['financial', 'currency', 'total', 'subtotal', 'id', 'paidAt'] as const;

export function isOrderStart(row: Row<OrderColumn>): boolean {
  return FIRST_ROW_ONLY.some((key) => row.cell(key) !== '');
}

export type OrderHead = {
  /** Without lines, and without an id where the export has none. */
  order: Omit<ShopOrder, 'id' | 'customerId'>;
  currency: string;
  digits: number;
  offset: number | null;
};

/** The head, or why the order cannot be used. */
export function readOrderHead(row: Row<OrderColumn>): OrderHead | string {
  const faults = createFaults();
  if (row.cell('name') === '') faults.note('the order has no name');
  const email = readEmail(row, faults);
  const created = readDate(row, 'createdAt', 'date', faults);
  if (row.cell('createdAt') === '') faults.note('the order has no date');
  const cancelled = readDate(row, 'cancelledAt', 'date of cancellation', faults);
  readDate(row, 'paidAt', 'date of payment', faults);
  readDate(row, 'fulfilledAt', 'date of fulfilment', faults);
  const { currency, digits } = readCurrency(row, faults);
  const amounts = readAmounts(row, digits, faults);
  const financialStatus = readStatus(row, 'financial', faults);
  const fulfillmentStatus = readStatus(row, 'fulfillment', faults);
  if (faults.first !== null || !created) return faults.first ?? 'the order has no date';

  const order: OrderHead['order'] = {
    name: row.cell('name'),
    email,
    createdAt: created.at,
    updatedAt: Math.max(created.at, cancelled?.at ?? 0),
    cancelledAt: cancelled?.at ?? null,
    financialStatus,
    fulfillmentStatus,
    ...amounts,
    discountCode: row.cell('discountCode'),
    countryCode:
      countryCodeOf(row.cell('shippingCountry')) || countryCodeOf(row.cell('billingCountry')),
    tags: parseTags(row.cell('tags')),
    test: false,
    lines: [],
  };
  return { order, currency, digits, offset: created.offset };
}

function readEmail(row: Row<OrderColumn>, faults: Faults): string | null {
  const text = row.cell('email');
  const email = text === '' ? null : parseEmail(text);
  if (text !== '' && !email) faults.note('the e-mail address is not one that mail can be sent to');
  return email;
}

function readDate(
  row: Row<OrderColumn>,
  key: 'createdAt' | 'cancelledAt' | 'paidAt' | 'fulfilledAt',
  what: string,
  faults: Faults,
) {
  const text = row.cell(key);
  const instant = text === '' ? null : parseInstant(text);
  if (text !== '' && !instant) {
    faults.note(`the ${what} ${quote(text)} is not a date like 2024-03-31 09:30:00 +0100`);
  }
  return instant;
}

function readCurrency(row: Row<OrderColumn>, faults: Faults) {
  const currency = row.cell('currency').toUpperCase();
  const digits = currency === '' ? null : digitsOf(currency);
  if (currency === '') faults.note('the order has no currency');
  else if (digits === null) faults.note(`the currency ${quote(currency)} is not a known one`);
  return { currency, digits: digits ?? 2 };
}

/** Total, subtotal and their parts; an empty one counts as nothing, as Shopify writes it. */
function readAmounts(row: Row<OrderColumn>, digits: number, faults: Faults) {
  const read = (key: 'subtotal' | 'shipping' | 'taxes' | 'total' | 'discount' | 'refunded') => {
    const text = row.cell(key);
    const amount = text === '' ? 0 : parseMoney(text, digits);
    if (amount === null) faults.note(`the order's ${key} ${quote(text)} is not a number`);
    else if (amount < 0) faults.note(`the order's ${key} ${quote(text)} is below zero`);
    return amount ?? 0;
  };
  if (row.cell('total') === '') faults.note('the order has no total');
  return {
    subtotal: read('subtotal'),
    shipping: read('shipping'),
    taxes: read('taxes'),
    discount: read('discount'),
    total: read('total'),
    refunded: read('refunded'),
  };
}

/** In the Admin API's words; Shopify exports them in lower case, and none for what is free or not sent yet. */
function readStatus(
  row: Row<OrderColumn>,
  key: 'financial' | 'fulfillment',
  faults: Faults,
): string {
  const text = row.cell(key);
  const word = text.toUpperCase().replace(/[\s-]+/g, '_');
  const [known, empty, what] =
    key === 'financial'
      ? ([FINANCIAL, 'PAID', 'payment'] as const)
      : ([FULFILLMENT, 'UNFULFILLED', 'fulfilment'] as const);
  const status = word === '' ? empty : word === 'PARTIAL' ? 'PARTIALLY_FULFILLED' : word;
  if (!known.has(status)) faults.note(`the ${what} status ${quote(text)} is not one of Shopify's`);
  return status;
}
