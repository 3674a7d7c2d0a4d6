// Files as they come in the real world: packed, from Windows, with a mark in front, in another order.

import { gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import {
  CUSTOMER,
  ORDER,
  PRODUCT,
  csv,
  furtherLine,
  readFolder,
  type Cells,
} from './export-folder';

const rows = [
  ORDER,
  furtherLine({ 'Lineitem name': 'Tea, “loose”\r\nand "fine"', 'Lineitem price': '3' }),
];
const plain = readFolder.bind(null, { 'orders_export.csv': rows });

test('packed files are read like plain ones', async () => {
  const packed = await readFolder({
    'products_export.csv': null,
    'products_export.csv.gz': gzipSync(csv([PRODUCT])),
    'orders_export.csv': gzipSync(csv(rows)),
  });
  expect(packed.shop.orders).toEqual((await plain()).shop.orders);
  expect(packed.shop.products).toEqual((await plain()).shop.products);
});

test.each(['\r\n', '\n', '\r'])('rows may end in %j', async (end) => {
  const { shop, setAside } = await readFolder({ 'orders_export.csv': csv(rows, end) });
  expect(setAside).toEqual([]);
  expect(shop.orders).toEqual((await plain()).shop.orders);
});

test('a byte order mark and a missing last newline do no harm', async () => {
  const { shop } = await readFolder({ 'orders_export.csv': `\uFEFF${csv(rows).trimEnd()}` });
  expect(shop.orders).toEqual((await plain()).shop.orders);
});

test('columns may stand in any order beside unknown ones', async () => {
  const turned = rows.map((row) =>
    Object.fromEntries([...Object.entries(row).reverse(), ['Market Price / EU', 'x']]),
  );
  const { shop } = await readFolder({ 'orders_export.csv': turned });
  expect(shop.orders).toEqual((await plain()).shop.orders);
});

test('line numbers count the lines inside quoted values', async () => {
  const body = (handle: string, html: string): Cells => ({
    ...PRODUCT,
    Handle: handle,
    'Body (HTML)': html,
  });
  const { setAside } = await readFolder({
    'products_export.csv': [
      body('a', '<p>\r\n\r\none</p>\n'),
      { ...body('b', ''), 'Variant Price': 'x' },
      body('c', '\ntwo\n'),
      { ...body('d', 'three\rfour'), 'Variant Price': 'y' },
    ],
  });
  // Header 1; a: 2 to 5; b: 6; c: 7 to 9; d: 10.
  expect(setAside.map(({ line }) => line)).toEqual([6, 10]);
});

test('blank lines are no rows and still count as lines', async () => {
  const [header, row] = csv([CUSTOMER]).trimEnd().split('\n');
  const commas = ','.repeat(Object.keys(CUSTOMER).length - 1);
  const bad = row!.replace('ann@example.com', 'ann');
  const text = ['', header, '', row, commas, bad].join('\n');
  const { read, setAside } = await readFolder({ 'customers_export.csv': text });
  expect(read.customers).toBe(2);
  expect(setAside).toMatchObject([{ line: 6 }]);
});

test('the shop is named after its only vendor', async () => {
  const { shop } = await readFolder();
  expect(shop).toMatchObject({ name: 'Mug House', domain: 'mug-house.myshopify.com' });
});

test('names are whole whatever the length of the file', async () => {
  // Three bytes a character, so that the cuts between the chunks read (256 KiB) fall inside characters.
  const many = Array.from({ length: 4000 }, (_, at) => ({
    Handle: `h${at}`,
    Title: `${'€'.repeat(100)}${at}`,
    'Variant Price': '1',
    'Variant SKU': `s${at}`,
  }));
  const { shop, setAside } = await readFolder({ 'products_export.csv': many });
  expect(setAside).toEqual([]);
  expect(shop.products.every(({ title }, at) => title === many[at]!.Title)).toBe(true);
});

// The headers that the Shopify admin exports, as merchants' files of 2024 and 2025 have them.
const FULL = {
  products:
    'Handle,Title,Body (HTML),Vendor,Product Category,Type,Tags,Published,Option1 Name,Option1 Value,Option1 Linked To,Option2 Name,Option2 Value,Option2 Linked To,Option3 Name,Option3 Value,Option3 Linked To,Variant SKU,Variant Grams,Variant Inventory Tracker,Variant Inventory Qty,Variant Inventory Policy,Variant Fulfillment Service,Variant Price,Variant Compare At Price,Variant Requires Shipping,Variant Taxable,Unit Price Total Measure,Variant Barcode,Image Src,Image Position,Image Alt Text,Gift Card,SEO Title,SEO Description,Google Shopping / Gender,Variant Image,Variant Weight Unit,Variant Tax Code,Cost per item,Included / United Kingdom,Price / International,Compare At Price / International,Status',
  customers:
    'Customer ID,First Name,Last Name,Email,Accepts Email Marketing,Default Address Company,Default Address Address1,Default Address Address2,Default Address City,Default Address Province Code,Default Address Country Code,Default Address Zip,Default Address Phone,Phone,Accepts SMS Marketing,Total Spent,Total Orders,Note,Tax Exempt,Tags',
  orders:
    'Name,Email,Financial Status,Paid at,Fulfillment Status,Fulfilled at,Accepts Marketing,Currency,Subtotal,Shipping,Taxes,Total,Discount Code,Discount Amount,Shipping Method,Created at,Lineitem quantity,Lineitem name,Lineitem price,Lineitem compare at price,Lineitem sku,Lineitem requires shipping,Lineitem taxable,Lineitem fulfillment status,Billing Name,Billing Street,Billing Address1,Billing Address2,Billing Company,Billing City,Billing Zip,Billing Province,Billing Country,Billing Phone,Shipping Name,Shipping Street,Shipping Address1,Shipping Address2,Shipping Company,Shipping City,Shipping Zip,Shipping Province,Shipping Country,Shipping Phone,Notes,Note Attributes,Cancelled at,Payment Method,Payment Reference,Refunded Amount,Vendor,Outstanding Balance,Employee,Location,Device ID,Id,Tags,Risk Level,Source,Lineitem discount,Tax 1 Name,Tax 1 Value,Tax 2 Name,Tax 2 Value,Phone,Receipt Number,Duties,Billing Province Name,Shipping Province Name,Payment ID,Payment Terms Name,Next Payment Due At,Payment References',
};

test('the full column sets of real exports are read', async () => {
  const full = (header: string, row: Cells): Cells =>
    Object.fromEntries(header.split(',').map((column) => [column, row[column] ?? '']));
  const zip = { 'Default Address Zip': "'02101", 'Default Address Phone': "'+15550100" };
  const { shop, setAside } = await readFolder({
    'products_export.csv': [full(FULL.products, PRODUCT)],
    'customers_export.csv': [full(FULL.customers, { ...CUSTOMER, ...zip })],
    'orders_export.csv': rows.map((row) => full(FULL.orders, row)),
  });
  expect(setAside).toEqual([]);
  expect(shop.orders).toEqual((await plain()).shop.orders);
  expect(shop.products).toEqual((await plain()).shop.products);
  expect(shop.customers[0]).toMatchObject({ zip: '02101', phone: '+15550100' });
});
