// What stops the import of a folder of exports, and the one sentence that says so.

import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { readExports } from '../../../sandbox/exports/read-exports';
import {
  CUSTOMER,
  ORDER,
  PRODUCT,
  csv,
  furtherLine,
  refusalOf,
  writeFolder,
} from './export-folder';

test('a folder that does not exist is named', async () => {
  const result = await readExports('/no/such/folder');
  expect(result).toEqual({
    kind: 'refused',
    problem:
      'The folder /no/such/folder does not exist; name the folder that holds products_export.csv, customers_export.csv and orders_export.csv.',
  });
});

test('missing files are named with the names expected', async () => {
  const problem = await refusalOf({ 'customers_export.csv': null, 'orders_export.csv': null });
  expect(problem).toContain('customers_export.csv (or customers_export.csv.gz)');
  expect(problem).toContain('orders_export.csv (or orders_export.csv.gz)');
  expect(problem).not.toContain('products_export.csv');
});

test('a file under a near name is pointed out', async () => {
  const problem = await refusalOf({ 'orders_export.csv': null, 'orders_export_1.csv': [ORDER] });
  expect(problem).toContain('rename “orders_export_1.csv”');
});

test.each(['', '\n\n', '\uFEFF', ',,,\n'])('a file of nothing but %j is empty', async (text) => {
  const problem = await refusalOf({ 'orders_export.csv': text });
  expect(problem).toBe('orders_export.csv is empty; export it from Shopify again.');
});

test('a missing column is named with its file', async () => {
  const without = csv([{ ...ORDER, Name: '#1' }]).replace('Created at', 'When');
  const problem = await refusalOf({ 'orders_export.csv': without });
  expect(problem).toContain('orders_export.csv, line 1: the column “Created at” is missing');
});

test('a missing column comes with its near name', async () => {
  const misspelt = csv([PRODUCT]).replace('Handle', 'Handel');
  const problem = await refusalOf({ 'products_export.csv': misspelt });
  expect(problem).toContain('the column “Handle” (or “URL handle”) is missing');
  expect(problem).toContain('the header has “Handel”');
});

test('a file parted by semicolons is told to use commas', async () => {
  const problem = await refusalOf({ 'products_export.csv': csv([PRODUCT]).replaceAll(',', ';') });
  expect(problem).toContain('save the file with commas');
});

test('a quote never closed is found where it opens', async () => {
  const rows = [ORDER, furtherLine({ 'Lineitem name': 'MUG"' }), furtherLine({}), furtherLine({})];
  const text = csv(rows).replace('"MUG"""', '"MUG');
  const problem = await refusalOf({ 'orders_export.csv': text });
  expect(problem).toContain(
    'orders_export.csv, line 3: a quoted value opens here and is never closed',
  );
});

test('a quote closed by a later row is found where it opens', async () => {
  const plain = { ...PRODUCT, Tags: '' };
  const rows = [plain, { ...plain, Handle: 'a', Title: 'X' }, { ...plain, Handle: 'b' }];
  const text = csv(rows).replace(',X,', ',"X,').replace('b,Red Mug', 'b,"Red Mug"');
  const problem = await refusalOf({ 'products_export.csv': text });
  expect(problem).toContain('products_export.csv, line 3: a quoted value opens here');
  expect(problem).toContain('seen on line 4');
});

test('lines inside quoted values count towards a broken quote', async () => {
  const rows = [
    { ...PRODUCT, 'Body (HTML)': '<p>one</p>\r\n<p>two</p>\n<p>"three"</p>' },
    { ...PRODUCT, Handle: 'b', 'Body (HTML)': 'END' },
  ];
  const text = csv(rows).replace('END', 'an 8" plate');
  const problem = await refusalOf({ 'products_export.csv': text });
  // Header on line 1, the first product on lines 2 to 4, the second on line 5.
  expect(problem).toContain('products_export.csv, line 5: the quotes around a value do not match');
});

test('a gzip file cut short is refused', async () => {
  const packed = gzipSync(csv([ORDER]));
  const cut = packed.subarray(0, packed.length - 12);
  const problem = await refusalOf({ 'orders_export.csv': null, 'orders_export.csv.gz': cut });
  expect(problem).toContain('orders_export.csv.gz cannot be unpacked');
});

test('a packed name on what is not packed is refused', async () => {
  const problem = await refusalOf({ 'orders_export.csv': null, 'orders_export.csv.gz': 'Name\n' });
  expect(problem).toContain('orders_export.csv.gz is not a gzip file');
});

test('a spreadsheet under the name of a CSV is refused', async () => {
  const bytes = Uint8Array.from([0x50, 0x4b, 3, 4, 0x14, 0, 6, 0, 8, 0, 0, 0]);
  expect(await refusalOf({ 'products_export.csv': bytes })).toContain('is not a text file');
});

test('a file in UTF-16 is told to be UTF-8', async () => {
  const bytes = Buffer.from(`\uFEFF${csv([CUSTOMER])}`, 'utf16le');
  expect(await refusalOf({ 'customers_export.csv': bytes })).toContain('saved as UTF-16');
});

test('a header that is no UTF-8 is refused', async () => {
  const bytes = Buffer.from(csv([{ Café: '', ...CUSTOMER }]), 'latin1');
  const problem = await refusalOf({ 'customers_export.csv': bytes });
  expect(problem).toContain('customers_export.csv, line 1: the header is not text in UTF-8');
});

test('a folder in the place of a file is refused', async () => {
  const dir = writeFolder({ 'orders_export.csv': null });
  mkdirSync(join(dir, 'orders_export.csv'));
  const result = await readExports(dir);
  expect(result).toMatchObject({ kind: 'refused' });
  expect(JSON.stringify(result)).toContain('orders_export.csv cannot be read (EISDIR)');
});
