// What is read of products_export.csv, and which of its rows are set aside.

import { expect, test } from 'vitest';
import { ORDER, PRODUCT, csv, furtherLine, readFolder, type Cells } from './export-folder';

const none = Object.fromEntries(Object.keys(PRODUCT).map((column) => [column, '']));
const further = (cells: Cells): Cells => ({ ...none, Handle: 'red-mug', ...cells });
const sized = (cells: Cells): Cells => further({ 'Variant Price': '13.00', ...cells });
const shirt: Cells = { ...PRODUCT, 'Option1 Name': 'Size', 'Option1 Value': 'S' };

test('rows of one handle are one product with variants', async () => {
  const rows = [
    { ...shirt, 'Option2 Name': 'Colour', 'Option2 Value': 'Red' },
    sized({ 'Option1 Value': 'M', 'Option2 Value': 'Red', 'Variant SKU': "'-MUG-2" }),
  ];
  const { shop, read } = await readFolder({ 'products_export.csv': rows });
  expect(read.products).toBe(1);
  expect(shop.products[0]!.variants).toMatchObject([
    { title: 'S / Red', price: 1250, sku: 'MUG-1' },
    {
      title: 'M / Red',
      price: 1300,
      sku: '-MUG-2',
      selectedOptions: [
        { name: 'Size', value: 'M' },
        { name: 'Colour', value: 'Red' },
      ],
    },
  ]);
});

test('rows with a picture alone belong to their product', async () => {
  const rows = [
    { ...PRODUCT, 'Image Src': 'https://cdn.example.com/1.jpg', 'Image Alt Text': 'Front' },
    further({ 'Image Src': 'https://cdn.example.com/2.jpg' }),
  ];
  const { shop, read, setAside } = await readFolder({ 'products_export.csv': rows });
  expect([read.products, setAside]).toEqual([1, []]);
  expect(shop.products[0]).toMatchObject({
    image: { url: 'https://cdn.example.com/1.jpg', altText: 'Front' },
    variants: [{ title: 'Default Title' }],
  });
});

test('the column names of the newer export are read', async () => {
  // Header of Shopify's product template of 2025, as far as it is read here, in its own order.
  const row = {
    Title: 'Red Mug',
    'URL handle': 'red-mug',
    Description: '<p>Red</p>',
    Vendor: 'Mug House',
    'Product category': 'Kitchen',
    Type: 'Mugs',
    Tags: '',
    'Published on online store': 'TRUE',
    Status: 'Active',
    SKU: 'MUG-1',
    'Option1 name': 'Title',
    'Option1 value': 'Default Title',
    'Option1 Linked To': '',
    Price: '12.50',
    'Compare-at price': '15.00',
    'Inventory tracker': 'shopify',
    'Inventory quantity': '3',
    'Continue selling when out of stock': 'TRUE',
    'Product image URL': 'https://cdn.example.com/1.jpg',
    'Image alt text': 'Front',
  };
  const { shop } = await readFolder({ 'products_export.csv': [row] });
  expect(shop.products[0]).toMatchObject({
    handle: 'red-mug',
    descriptionHtml: '<p>Red</p>',
    status: 'ACTIVE',
    image: { altText: 'Front' },
    variants: [
      { price: 1250, compareAtPrice: 1500, inventoryQuantity: 3, inventoryPolicy: 'CONTINUE' },
    ],
  });
});

test.each([
  ['active', 'true', 'ACTIVE', true],
  ['active', 'false', 'ACTIVE', false],
  ['draft', 'true', 'DRAFT', false],
  ['Archived', 'FALSE', 'ARCHIVED', false],
  ['unlisted', 'true', 'ACTIVE', false],
  ['active', '', 'ACTIVE', true],
])('status %j and published %j give %s, published %s', async (status, published, is, shown) => {
  const row = { ...PRODUCT, Status: status, Published: published };
  const { shop } = await readFolder({ 'products_export.csv': [row] });
  expect(shop.products[0]!.status).toBe(is);
  expect(shop.products[0]!.publishedAt !== null).toBe(shown);
});

test('without a status column publication decides the status', async () => {
  const rows = ['true', 'false'].map((published) => {
    const { Status: _status, ...row }: Cells = {
      ...PRODUCT,
      Handle: published,
      Published: published,
    };
    return row;
  });
  const { shop } = await readFolder({ 'products_export.csv': rows });
  expect(shop.products.map((product) => product.status)).toEqual(['ACTIVE', 'DRAFT']);
});

test('stock that the export does not tell never runs out', async () => {
  const { 'Variant Inventory Qty': _stock, ...row } = PRODUCT;
  const { shop } = await readFolder({ 'products_export.csv': [row] });
  expect(shop.products[0]!.variants[0]).toMatchObject({ tracked: false });
});

test('a product is as old as its first sale', async () => {
  const early = { 'Created at': '2024-03-01 23:30:00 +0000', Name: '#1', Id: '1' };
  const orders = [ORDER, { ...ORDER, ...early }];
  const unsold = { ...PRODUCT, Handle: 'unsold', Title: 'Unsold', 'Variant SKU': 'U' };
  const { shop } = await readFolder({
    'products_export.csv': [PRODUCT, unsold],
    'orders_export.csv': [...orders, furtherLine({ 'Lineitem name': 'Red Mug' })],
  });
  const day = Date.UTC(2024, 2, 1);
  expect(shop.products.map((product) => product.createdAt)).toEqual([day, day]);
  expect(shop.products[0]!.publishedAt).toBe(day);
});

test.each([
  [{ Handle: '' }, 'the product has no handle'],
  [{ Title: '' }, 'the product “a” has no title'],
  [{ 'Variant Price': 'abc' }, 'the price “abc” is not a number'],
  [{ 'Variant Price': '' }, 'the variant has no price'],
  [{ 'Variant Price': '-1.00' }, 'the price “-1.00” is below zero'],
  [{ 'Variant Price': '12,50' }, 'the price “12,50” is not a number'],
  [{ 'Variant Inventory Qty': '1.5' }, 'the stock “1.5” is not a whole number'],
  [{ Status: 'on' }, 'the status “on” is none of active, draft, archived and unlisted'],
  [{ Published: 'maybe' }, '“Published” is “maybe”, which is neither true nor false'],
])('a product with %j is set aside', async (damage, reason) => {
  const rows = [PRODUCT, { ...PRODUCT, Handle: 'a', 'Variant SKU': 'A', ...damage }];
  const { read, kept, setAside } = await readFolder({ 'products_export.csv': rows });
  expect(setAside).toEqual([{ file: 'products_export.csv', line: 3, kind: 'product', reason }]);
  expect([read.products, kept.products]).toEqual([2, 1]);
});

test('a variant that stands twice is set aside once', async () => {
  const { shop, setAside } = await readFolder({ 'products_export.csv': [PRODUCT, PRODUCT] });
  expect(shop.products[0]!.variants).toHaveLength(1);
  expect(setAside).toEqual([
    {
      file: 'products_export.csv',
      line: 3,
      kind: 'product',
      reason: 'the product “red-mug” has its variant “Default Title” on line 2 already',
    },
  ]);
});

test('a product stays when one variant is bad', async () => {
  const rows = [{ ...shirt, 'Variant Price': 'x' }, sized({ 'Option1 Value': 'M' })];
  const { shop, read, kept, setAside } = await readFolder({ 'products_export.csv': rows });
  expect(shop.products[0]).toMatchObject({ title: 'Red Mug', variants: [{ title: 'M' }] });
  expect(setAside).toMatchObject([{ line: 2, reason: 'the price “x” is not a number' }]);
  expect([read.products, kept.products]).toEqual([2, 1]);
});

test('a product without a head takes its rows along', async () => {
  const rows = [{ ...shirt, Title: '' }, sized({ 'Option1 Value': 'M' }), further({})];
  const { read, kept, setAside } = await readFolder({ 'products_export.csv': rows });
  expect(setAside).toMatchObject([
    {
      line: 2,
      reason: 'the product “red-mug” has no title; its other 2 rows went with it',
    },
  ]);
  expect([read.products, kept.products]).toEqual([1, 0]);
});

test('collections are made of product types', async () => {
  const rows = [
    PRODUCT,
    { ...PRODUCT, Handle: 'b', 'Variant SKU': 'B', Type: 'mugs' },
    { ...PRODUCT, Handle: 'c', 'Variant SKU': 'C', Type: 'Tea & Coffee' },
    { ...PRODUCT, Handle: 'd', 'Variant SKU': 'D', Type: '' },
  ];
  const { shop } = await readFolder({ 'products_export.csv': rows });
  const ids = shop.products.map((product) => product.id);
  expect(shop.collections).toMatchObject([
    { handle: 'mugs', title: 'Mugs', productIds: [ids[0], ids[1]] },
    { handle: 'tea-coffee', title: 'Tea & Coffee', productIds: [ids[2]] },
  ]);
});

test('ids made for products are the same on every run', async () => {
  const runs = [await readFolder(), await readFolder()].map(({ shop }) => shop.products);
  expect(runs[0]).toEqual(runs[1]);
  expect(runs[0]![0]!.id).toMatch(/^\d{13}$/);
});

test('characters that are no UTF-8 set their row aside', async () => {
  const text = csv([PRODUCT, { ...PRODUCT, Handle: 'cafe', Title: 'Café' }]);
  const { setAside, kept } = await readFolder({
    'products_export.csv': Buffer.from(text, 'latin1'),
  });
  expect(kept.products).toBe(1);
  expect(setAside).toMatchObject([{ line: 3 }]);
  expect(setAside[0]!.reason).toContain('not UTF-8');
});
