// Writes small folders of Shopify exports for the tests of sandbox/exports: cells in, CSV files out.

import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { readExports, type ExportsResult } from '../../../sandbox/exports/read-exports';

export type Cells = Record<string, string>;
export type Folder = { products: Cells[]; customers: Cells[]; orders: Cells[] };
export type Kind = keyof Folder;

/** What a test says of a file: rows as cells by column, or the whole file as text or bytes. */
export type FileContent = Cells[] | string | Uint8Array;

export const PRODUCT: Cells = {
  Handle: 'red-mug',
  Title: 'Red Mug',
  Vendor: 'Mug House',
  Type: 'Mugs',
  Tags: 'red, kitchen',
  Published: 'true',
  'Option1 Name': 'Title',
  'Option1 Value': 'Default Title',
  'Variant SKU': 'MUG-1',
  'Variant Inventory Tracker': 'shopify',
  'Variant Inventory Qty': '10',
  'Variant Inventory Policy': 'deny',
  'Variant Price': '12.50',
  'Variant Compare At Price': '',
  'Image Src': '',
  Status: 'active',
};

export const CUSTOMER: Cells = {
  'Customer ID': "'6405123456789",
  'First Name': 'Ann',
  'Last Name': 'Lee',
  Email: 'ann@example.com',
  'Accepts Email Marketing': 'yes',
  'Default Address Country Code': 'GB',
  Phone: '',
  'Accepts SMS Marketing': 'no',
  'Total Spent': '12.50',
  'Total Orders': '1',
  Tags: '',
};

export const ORDER: Cells = {
  Name: '#1001',
  Email: 'ann@example.com',
  'Financial Status': 'paid',
  'Paid at': '2024-03-05 09:30:00 +0000',
  'Fulfillment Status': 'fulfilled',
  Currency: 'GBP',
  Subtotal: '12.50',
  Shipping: '2.00',
  Taxes: '0.00',
  Total: '14.50',
  'Created at': '2024-03-05 09:30:00 +0000',
  'Lineitem quantity': '1',
  'Lineitem name': 'Red Mug',
  'Lineitem price': '12.50',
  'Lineitem sku': 'MUG-1',
  'Shipping Country': 'GB',
  'Cancelled at': '',
  'Refunded Amount': '0.00',
  Id: '5551001',
};

/** A further row of an order: the order's own columns are empty on it. */
export function furtherLine(cells: Cells): Cells {
  const empty = Object.fromEntries(Object.keys(ORDER).map((column) => [column, '']));
  return { ...empty, Name: ORDER['Name']!, 'Lineitem quantity': '1', ...cells };
}

/** RFC 4180, quoting only what must be quoted. */
export function csv(rows: Cells[], end = '\n'): string {
  const columns = [...new Set(rows.flatMap((row) => Object.keys(row)))];
  const lines = [columns, ...rows.map((row) => columns.map((column) => row[column] ?? ''))];
  return lines.map((cells) => csvLine(cells) + end).join('');
}

export function csvLine(cells: string[]): string {
  const quoted = (cell: string) =>
    /[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
  return cells.map(quoted).join(',');
}

/** A temporary folder, removed when the test ends; what is null is not written. */
export function writeFolder(files: Record<string, FileContent | null>): string {
  const dir = mkdtempSync(join(tmpdir(), 'exports-'));
  onTestFinished(() => rmSync(dir, { recursive: true, force: true }));
  const all: Record<string, FileContent | null> = {
    'products_export.csv': [PRODUCT],
    'customers_export.csv': [CUSTOMER],
    'orders_export.csv': [ORDER],
    ...files,
  };
  for (const [name, content] of Object.entries(all)) {
    if (content !== null)
      writeFileSync(join(dir, name), Array.isArray(content) ? csv(content) : content);
  }
  return dir;
}

type Read = Extract<ExportsResult, { kind: 'read' }>;

/** Reads a folder that must be readable; files that are not given hold one good row. */
export async function readFolder(files: Record<string, FileContent | null> = {}): Promise<Read> {
  const result = await readExports(writeFolder(files));
  if (result.kind === 'refused') throw new Error(`refused: ${result.problem}`);
  return result;
}

/** The sentence that refuses a folder. */
export async function refusalOf(files: Record<string, FileContent | null>): Promise<string> {
  const result = await readExports(writeFolder(files));
  if (result.kind === 'read') throw new Error('the folder was read');
  return result.problem;
}
