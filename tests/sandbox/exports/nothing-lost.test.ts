// Whatever happens to the cells and rows of an export, each row is kept or listed, and the counts agree.

import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { SetAsideRow } from '../../../sandbox/shop/shop-data';
import { readExports, type ExportsResult } from '../../../sandbox/exports/read-exports';
import { cases } from '../../support/counts';
import {
  CUSTOMER,
  ORDER,
  PRODUCT,
  csvLine,
  furtherLine,
  type Cells,
  type Kind,
} from './export-folder';

const KINDS: Kind[] = ['products', 'customers', 'orders'];
const COLUMNS: Record<Kind, string[]> = {
  products: Object.keys(PRODUCT),
  customers: Object.keys(CUSTOMER),
  orders: Object.keys(ORDER),
};
const NOISE = [
  '',
  ' ',
  'abc',
  '-5',
  '0',
  '1,234.56',
  '2,5',
  'x@',
  'new@example.com',
  '2024-02-30',
  'USD',
];
const MORE_NOISE = [
  '2024-05-05T05:05:05Z',
  '"',
  'a\nb',
  '\r\n',
  'é€',
  '#1001',
  '7',
  "'6405123456789",
  'no',
];

type Sheet = string[][];
type Damage =
  | { do: 'set'; row: number; column: number; text: string }
  | { do: 'drop' | 'twice' | 'blank' | 'longer' | 'empty'; row: number }
  | { do: 'shorter' | 'swap'; row: number; by: number };

const place = fc.nat(60);
const damage: fc.Arbitrary<Damage> = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({
      do: fc.constant('set' as const),
      row: place,
      column: place,
      text: fc.constantFrom(...NOISE, ...MORE_NOISE),
    }),
  },
  fc.record({
    do: fc.constantFrom(
      'drop' as const,
      'twice' as const,
      'blank' as const,
      'longer' as const,
      'empty' as const,
    ),
    row: place,
  }),
  fc.record({ do: fc.constantFrom('shorter' as const, 'swap' as const), row: place, by: place }),
);
const damages = fc.record({
  products: fc.array(damage, { maxLength: 6 }),
  customers: fc.array(damage, { maxLength: 6 }),
  orders: fc.array(damage, { maxLength: 10 }),
});

function goodSheet(kind: Kind): Sheet {
  const rows: Cells[] = [];
  for (let at = 0; at < 8; at++) {
    if (kind === 'customers')
      rows.push({ ...CUSTOMER, 'Customer ID': `${at}`, Email: `c${at}@example.com` });
    if (kind === 'products') rows.push(...goodProduct(at));
    if (kind === 'orders') rows.push(...goodOrder(at));
  }
  return rows.map((row) => COLUMNS[kind].map((column) => row[column] ?? ''));
}

function goodProduct(at: number): Cells[] {
  const head = { ...PRODUCT, Handle: `p${at}`, 'Variant SKU': `S${at}`, 'Option1 Value': 'S' };
  const more = {
    Handle: `p${at}`,
    'Option1 Value': 'M',
    'Variant Price': '3.00',
    'Variant SKU': `M${at}`,
  };
  return at % 2 === 0
    ? [head]
    : [head, more, { Handle: `p${at}`, 'Image Src': 'https://x.example/1.png' }];
}

function goodOrder(at: number): Cells[] {
  const name = `#${1001 + at}`;
  const head = {
    ...ORDER,
    Name: name,
    Id: at % 3 === 0 ? '' : `9${at}`,
    Email: `c${at % 5}@example.com`,
  };
  const line = furtherLine({ Name: name, 'Lineitem name': 'Red Mug', 'Lineitem price': '2.00' });
  return at % 3 === 0 ? [head] : [head, line, line];
}

function damaged(sheet: Sheet, all: Damage[]): Sheet {
  const rows = sheet.map((row) => [...row]);
  for (const each of all) {
    const at = each.row % Math.max(rows.length, 1);
    const row = rows[at];
    if (!row) continue;
    if (each.do === 'set' && row.length > 0) row[each.column % row.length] = each.text;
    if (each.do === 'drop') rows.splice(at, 1);
    if (each.do === 'twice') rows.splice(at, 0, [...row]);
    if (each.do === 'blank') rows.splice(at, 0, []);
    if (each.do === 'longer') row.push('more');
    if (each.do === 'empty') row.fill('');
    if (each.do === 'shorter') row.splice(each.by % Math.max(row.length, 1));
    if (each.do === 'swap')
      [rows[at], rows[each.by % rows.length]] = [rows[each.by % rows.length]!, row];
  }
  return rows;
}

/** Rows that hold something, with the line that each begins on. */
function placed(sheet: Sheet): { line: number; row: string[] }[] {
  let line = 2;
  const all = sheet.map((row) => {
    const start = line;
    line += 1 + (row.join('').match(/\r\n|\n|\r/g)?.length ?? 0);
    return { line: start, row };
  });
  return all.filter(({ row }) => row.some((cell) => cell.trim() !== ''));
}

async function readSheets(sheets: Record<Kind, Sheet>): Promise<ExportsResult> {
  const dir = mkdtempSync(join(tmpdir(), 'exports-'));
  try {
    for (const kind of KINDS) {
      const text = [COLUMNS[kind], ...sheets[kind]].map((cells) => csvLine(cells)).join('\n');
      writeFileSync(join(dir, `${kind}_export.csv`), text);
    }
    return await readExports(dir);
  } finally {
    rmSync(dir, { recursive: true, force: true });
  }
}

const cellOf = (kind: Kind, row: string[], column: string): string =>
  row[COLUMNS[kind].indexOf(column)]?.trim() ?? '';

test('each row is kept or listed whatever befalls it', async () => {
  await fc.assert(
    fc.asyncProperty(damages, async (harm) => {
      const sheets = Object.fromEntries(
        KINDS.map((kind) => [kind, damaged(goodSheet(kind), harm[kind])]),
      ) as Record<Kind, Sheet>;
      const result = await readSheets(sheets);
      if (result.kind === 'refused') throw new Error(result.problem);
      const listed = (kind: SetAsideRow['kind']) =>
        result.setAside.filter((row) => row.kind === kind).map((row) => row.line);
      const { read, kept, shop } = result;

      for (const [kind, many] of [
        ['product', 'products'],
        ['customer', 'customers'],
        ['order', 'orders'],
        ['line', 'lines'],
      ] as const) {
        const lines = listed(kind);
        expect(new Set(lines).size, `${kind} lines listed once`).toBe(lines.length);
        expect(read[many]).toBe(kept[many] + lines.length);
      }
      expect(read.customers).toBe(placed(sheets.customers).length);
      expectProducts(
        placed(sheets.products),
        new Set(shop.products.map(({ handle }) => handle)),
        listed('product'),
      );
      expectOrders(placed(sheets.orders), result, listed('order'), listed('line'));
    }),
    { numRuns: cases(150, 3000) },
  );
});

type Placed = ReturnType<typeof placed>;

/** Every row belongs to a product kept, or it or another row of its handle is listed. */
function expectProducts(rows: Placed, kept: Set<string>, listed: number[]): void {
  for (const { line, row } of rows) {
    const handle = cellOf('products', row, 'Handle');
    const kin = rows.filter(
      (other) => handle !== '' && cellOf('products', other.row, 'Handle') === handle,
    );
    const told = listed.includes(line) || kin.some((other) => listed.includes(other.line));
    expect(kept.has(handle) || told, `products line ${line}`).toBe(true);
  }
}

/** Every row is one line of an order, kept or listed, but for an order's first row that names nothing bought. */
function expectOrders(
  rows: Placed,
  result: Extract<ExportsResult, { kind: 'read' }>,
  listedOrders: number[],
  listedLines: number[],
): void {
  const bare = rows.filter(({ row }) =>
    ['Lineitem name', 'Lineitem sku', 'Lineitem quantity', 'Lineitem price'].every(
      (column) => cellOf('orders', row, column) === '',
    ),
  );
  expect(result.read.lines).toBeLessThanOrEqual(rows.length);
  expect(result.read.lines).toBeGreaterThanOrEqual(rows.length - bare.length);

  const names = new Set(result.shop.orders.map((order) => order.name));
  for (const { line, row } of rows) {
    const told = listedLines.includes(line) || listedOrders.includes(line);
    expect(told || names.has(cellOf('orders', row, 'Name')), `orders line ${line}`).toBe(true);
  }
  const ids = result.shop.orders.map((order) => order.id);
  expect(new Set(ids).size).toBe(ids.length);
}

test('bytes changed at random are read or refused in one sentence', async () => {
  const change = fc.record({ at: fc.nat(100_000), byte: fc.integer({ min: 0, max: 255 }) });
  const text = [COLUMNS.orders, ...goodSheet('orders')].map((cells) => csvLine(cells)).join('\r\n');
  await fc.assert(
    fc.asyncProperty(
      fc.array(change, { minLength: 1, maxLength: 4 }),
      fc.nat(100_000),
      async (changes, cut) => {
        const bytes = Buffer.from(text);
        for (const { at, byte } of changes) bytes[at % bytes.length] = byte;
        const dir = mkdtempSync(join(tmpdir(), 'exports-'));
        writeFileSync(join(dir, 'products_export.csv'), csvLine(COLUMNS.products));
        writeFileSync(join(dir, 'customers_export.csv'), csvLine(COLUMNS.customers));
        writeFileSync(
          join(dir, 'orders_export.csv'),
          cut % 4 === 0 ? bytes.subarray(0, cut % bytes.length) : bytes,
        );
        const result = await readExports(dir).finally(() => rmSync(dir, { recursive: true }));
        if (result.kind === 'refused') expect(result.problem).toMatch(/^orders_export\.csv.*\.$/su);
        else
          expect(result.read.orders).toBe(
            result.kept.orders + result.setAside.filter((row) => row.kind === 'order').length,
          );
      },
    ),
    { numRuns: cases(150, 3000) },
  );
});
