// Reads orders_export.csv: the order's own columns stand on its first row only, its further rows repeat its
// name. An order that is set aside takes its lines with it, each of them listed.

import type { ShopOrder, ShopOrderLine } from '../shop/shop-data';
import type { Catalogue } from './catalogue';
import type { ExportFile } from './files/find-files';
import { readTable, type Row } from './files/read-table';
import { createIds, type Ids } from './ids';
import { parseInstant } from './values/instants';
import { isOrderStart, ORDER_COLUMNS, readOrderHead, type OrderColumn } from './order-head';
import { createSetAside, type SetAside } from './set-aside';
import { idFault, parseEmail, parseId, parseWhole, withoutApostrophe } from './values/cells';
import { quote } from './values/faults';
import { parseMoney } from './values/money';

/** An order that can be used, with where it stood, so that it can still be set aside for its currency. */
export type OrderDraft = {
  order: ShopOrder;
  currency: string;
  /** Minutes east of UTC of its date as written. */
  offset: number | null;
  line: number;
  linesOfLines: number[];
};

export type OrdersRead =
  { kind: 'read'; orders: OrderDraft[]; setAside: SetAside } | { kind: 'refused'; problem: string };

/** The order that the rows being read belong to; without a draft where it was set aside. */
type Open = {
  name: string;
  idText: string;
  line: number;
  draft: OrderDraft | null;
  digits: number;
  createdText: string;
  emailText: string;
};

type Reading = {
  setAside: SetAside;
  catalogue: Catalogue;
  ids: Ids;
  orders: OrderDraft[];
  byName: Map<string, Open>;
  current: Open | null;
  /** The first row of the current order. */
  head: string[];
  shared: Map<string, string>;
};

export async function readOrders(file: ExportFile, catalogue: Catalogue): Promise<OrdersRead> {
  const reading: Reading = {
    setAside: createSetAside(file),
    catalogue,
    ids: createIds(),
    orders: [],
    byName: new Map(),
    current: null,
    head: [],
    shared: new Map(),
  };
  const problem = await readTable(file, ORDER_COLUMNS, (row) => takeRow(reading, row));
  if (problem) return { kind: 'refused', problem };
  return { kind: 'read', orders: reading.orders, setAside: reading.setAside };
}

function takeRow(reading: Reading, row: Row<OrderColumn>): void {
  const { current } = reading;
  const name = row.cell('name');
  if (
    current &&
    name !== '' &&
    current.name === name &&
    !isSecondHead(row, current, reading.head)
  ) {
    return takeLine(reading, current, row);
  }
  const earlier = reading.byName.get(name);
  if (isOrderStart(row) || (row.fault && name !== '' && !earlier)) return openOrder(reading, row);
  if (earlier) return takeLine(reading, earlier, row);
  const reason = row.fault ?? strayReason(name);
  reading.setAside.add('line', row.line, reason);
}

function strayReason(name: string): string {
  return name === ''
    ? 'the row has no order name'
    : `the first row of its order ${quote(name)}, with total and currency, does not stand above it`;
}

/**
 * Another order of the same name, or the same row once more. Some tools repeat the order's columns on all of
 * its rows; those differ in what was bought and stay lines.
 */
function isSecondHead(row: Row<OrderColumn>, current: Open, head: string[]): boolean {
  if (row.fault || !isOrderStart(row)) return false;
  const id = row.cell('id');
  if (id !== '' && current.idText !== '' && id !== current.idText) return true;
  return head.every((text, place) => text === row.fields[place]);
}

function openOrder(reading: Reading, row: Row<OrderColumn>): void {
  const name = row.cell('name');
  const draft = row.fault ?? readDraft(reading, row);
  const usable = typeof draft === 'string' ? null : draft;
  const open: Open = {
    name,
    idText: row.cell('id'),
    line: row.line,
    draft: usable?.draft ?? null,
    digits: usable?.digits ?? 2,
    createdText: row.cell('createdAt'),
    emailText: row.cell('email'),
  };
  reading.current = open;
  reading.head = row.fields;
  if (name !== '' && (usable || !reading.byName.has(name))) reading.byName.set(name, open);
  if (usable) reading.orders.push(usable.draft);
  if (typeof draft === 'string') reading.setAside.add('order', row.line, draft);
  if (hasLine(row)) takeLine(reading, open, row);
}

function readDraft(reading: Reading, row: Row<OrderColumn>) {
  const head = readOrderHead(row);
  if (typeof head === 'string') return head;
  const id = claimId(reading, row);
  if (!id.ok) return id.fault;
  const { currency, digits, offset } = head;
  const order: ShopOrder = { id: id.id, customerId: null, ...head.order };
  return { draft: { order, currency, offset, line: row.line, linesOfLines: [] }, digits };
}

type Claim = { ok: true; id: string } | { ok: false; fault: string };

/** An order without an id is known by its name, so that the name must then be its own. */
function claimId(reading: Reading, row: Row<OrderColumn>): Claim {
  const [text, name] = [row.cell('id'), row.cell('name')];
  const twin = reading.byName.get(name);
  const fault = `the order ${quote(name)} stands on line ${twin?.line ?? 0} already`;
  if (text === '') {
    return twin ? { ok: false, fault } : { ok: true, id: reading.ids.derive(`order ${name}`) };
  }
  const id = parseId(text);
  if (id === null) return { ok: false, fault: idFault('order id', text) };
  if (reading.ids.claim(id)) return { ok: true, id };
  return {
    ok: false,
    fault: twin ? fault : `the order id ${id} stands on an earlier line already`,
  };
}

function hasLine(row: Row<OrderColumn>): boolean {
  return (['lineName', 'sku', 'quantity', 'price'] as const).some((key) => row.cell(key) !== '');
}

function takeLine(reading: Reading, open: Open, row: Row<OrderColumn>): void {
  const { draft } = open;
  if (!draft) {
    const reason = `its order ${quote(open.name)} is set aside (line ${open.line})`;
    reading.setAside.add('line', row.line, share(reading, reason));
    return;
  }
  const line = row.fault ?? readLine(reading, open, draft.order, row);
  if (typeof line === 'string') {
    reading.setAside.add('line', row.line, line);
    return;
  }
  draft.order.lines.push(line);
  draft.linesOfLines.push(row.line);
}

function readLine(
  reading: Reading,
  open: Open,
  order: ShopOrder,
  row: Row<OrderColumn>,
): ShopOrderLine | string {
  const fault = repeatedFault(open, row);
  if (fault) return fault;
  const [name, sku] = [row.cell('lineName'), withoutApostrophe(row.cell('sku'))];
  const [quantityText, priceText] = [row.cell('quantity'), row.cell('price')];
  const quantity = parseWhole(quantityText);
  const price = parseMoney(priceText, open.digits);
  const sold = reading.catalogue.find(sku, name);

  if (name === '' && !sold) return 'the line names no product';
  if (quantity === null) return `the quantity ${quote(quantityText)} is not a whole number`;
  if (quantity < 1) return `the quantity ${quote(quantityText)} is below one`;
  if (price === null) return `the price ${quote(priceText)} is not a number`;
  if (price < 0) return `the price ${quote(priceText)} is below zero`;
  return {
    id: order.id + String(order.lines.length + 1).padStart(5, '0'),
    productId: sold?.productId ?? null,
    variantId: sold?.variantId ?? null,
    title: sold && (name === '' || name === sold.fullName) ? sold.title : share(reading, name),
    sku: sold?.sku === sku ? sold.sku : share(reading, sku),
    quantity,
    price,
  };
}

/** Shopify repeats date and e-mail address on every row of an order: where they differ, they must still be such. */
function repeatedFault(open: Open, row: Row<OrderColumn>): string | null {
  const created = row.cell('createdAt');
  if (created !== open.createdText && created !== '' && !parseInstant(created)) {
    return `the date ${quote(created)} is not a date like 2024-03-31 09:30:00 +0100`;
  }
  const email = row.cell('email');
  if (email !== open.emailText && email !== '' && !parseEmail(email)) {
    return 'the e-mail address is not one that mail can be sent to';
  }
  return null;
}

/** One text for all that say the same: an export repeats each title and SKU hundreds of times. */
function share(reading: Reading, text: string): string {
  const known = reading.shared.get(text);
  if (known !== undefined) return known;
  reading.shared.set(text, text);
  return text;
}
