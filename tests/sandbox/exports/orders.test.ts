// What is read of orders_export.csv: orders and their lines, whose they are, and what is set aside.

import { expect, test } from 'vitest';
import { ORDER, PRODUCT, furtherLine, readFolder, type Cells } from './export-folder';

const orders = (...rows: Cells[]) => readFolder({ 'orders_export.csv': rows });
const second = { ...ORDER, Name: '#1002', Id: '5551002' };

test('the further rows of an order are its lines', async () => {
  const { shop, read } = await orders(
    ORDER,
    furtherLine({
      'Lineitem name': 'Gift Wrap',
      'Lineitem price': '1.99',
      'Lineitem quantity': '2',
    }),
    second,
  );
  expect(read).toMatchObject({ orders: 2, lines: 3 });
  expect(shop.orders[0]).toMatchObject({
    id: '5551001',
    name: '#1001',
    email: 'ann@example.com',
    customerId: '6405123456789',
    createdAt: Date.UTC(2024, 2, 5, 9, 30),
    financialStatus: 'PAID',
    fulfillmentStatus: 'FULFILLED',
    subtotal: 1250,
    shipping: 200,
    total: 1450,
    countryCode: 'GB',
    lines: [
      { title: 'Red Mug', sku: 'MUG-1', quantity: 1, price: 1250 },
      { title: 'Gift Wrap', sku: '', quantity: 2, price: 199, productId: null, variantId: null },
    ],
  });
});

test('an order of nobody on the list is a guest order', async () => {
  const { shop, guestOrders } = await orders(
    { ...ORDER, Email: ' ANN@Example.com' },
    { ...second, Email: 'guest@example.com' },
  );
  expect(guestOrders).toBe(1);
  expect(shop.orders.map(({ email, customerId }) => [email, customerId])).toEqual([
    ['ann@example.com', '6405123456789'],
    ['guest@example.com', null],
  ]);
});

test('a line finds its product by SKU before its title', async () => {
  const size = (value: string, sku: string): Cells => ({
    ...PRODUCT,
    Handle: 'shirt',
    Title: 'Shirt',
    'Option1 Name': 'Size',
    'Option1 Value': value,
    'Variant SKU': sku,
  });
  const line = (name: string, sku: string) =>
    furtherLine({ 'Lineitem name': name, 'Lineitem sku': sku, 'Lineitem price': '1' });
  const { shop } = await readFolder({
    'products_export.csv': [PRODUCT, size('S', 'SHARED'), size('M', 'SHARED')],
    'orders_export.csv': [
      { ...ORDER, 'Lineitem name': 'Shirt - M' },
      line('Shirt - M', 'SHARED'),
      line('Shirt - M', ''),
      line('Shirt', 'GONE'),
      line('Hat', 'GONE'),
    ],
  });
  const [mug, shirt] = shop.products;
  const found = shop.orders[0]!.lines.map((each) => [each.productId, each.variantId, each.title]);
  expect(found).toEqual([
    [mug!.id, mug!.variants[0]!.id, 'Shirt - M'],
    [shirt!.id, shirt!.variants[1]!.id, 'Shirt'],
    [shirt!.id, shirt!.variants[1]!.id, 'Shirt'],
    [shirt!.id, shirt!.variants[0]!.id, 'Shirt'],
    [null, null, 'Hat'],
  ]);
});

test.each([
  [
    { 'Created at': '2024-13-05 09:30:00 +0000' },
    'the date “2024-13-05 09:30:00 +0000” is not a date',
  ],
  [{ 'Created at': '' }, 'the order has no date'],
  [{ 'Paid at': 'yesterday' }, 'the date of payment “yesterday” is not a date'],
  [{ 'Cancelled at': '31/12/2024' }, 'the date of cancellation “31/12/2024” is not a date'],
  [{ Email: 'bob@' }, 'the e-mail address is not one that mail can be sent to'],
  [{ Currency: '' }, 'the order has no currency'],
  [{ Currency: 'pounds' }, 'the currency “POUNDS” is not a known one'],
  [{ Total: 'n/a' }, "the order's total “n/a” is not a number"],
  [{ Total: '-3.00' }, "the order's total “-3.00” is below zero"],
  [{ Name: '' }, 'the order has no name'],
  [{ Id: '5.55E+12' }, 'the order id “5.55E+12” is not a whole number'],
  [{ Id: '5551001' }, 'the order id 5551001 stands on an earlier line already'],
  [{ 'Financial Status': 'maybe' }, 'the payment status “maybe” is not one of'],
  [{ 'Fulfillment Status': 'lost' }, 'the fulfilment status “lost” is not one of'],
])('an order with %j takes its lines along', async (damage, reason) => {
  const bad: Cells = { ...second, ...damage };
  const { read, kept, setAside, shop } = await orders(
    ORDER,
    bad,
    furtherLine({ Name: bad['Name']! }),
  );
  expect(setAside.map(({ kind, line }) => [kind, line])).toEqual([
    ['order', 3],
    ['line', 3],
    ['line', 4],
  ]);
  expect(setAside[0]!.reason).toContain(reason);
  expect(read).toMatchObject({ orders: 2, lines: 3 });
  expect(kept).toMatchObject({ orders: 1, lines: 1 });
  expect(shop.orders).toHaveLength(1);
});

test.each([
  [{ 'Lineitem quantity': '0' }, 'the quantity “0” is below one'],
  [{ 'Lineitem quantity': '-2' }, 'the quantity “-2” is below one'],
  [{ 'Lineitem quantity': 'two' }, 'the quantity “two” is not a whole number'],
  [{ 'Lineitem price': '£2' }, 'the price “£2” is not a number'],
  [{ 'Lineitem price': '' }, 'the price “” is not a number'],
  [{ 'Lineitem name': '', 'Lineitem sku': '' }, 'the line names no product'],
  [{ 'Created at': 'soon' }, 'the date “soon” is not a date'],
  [{ Email: 'nobody' }, 'the e-mail address is not one that mail can be sent to'],
  [{ Name: '' }, 'the row has no order name'],
  [{ Name: '#999' }, 'the first row of its order “#999”'],
])('a line with %j is set aside alone', async (damage, reason) => {
  const good = { 'Lineitem name': 'Red Mug', 'Lineitem price': '3' };
  const { setAside, read, kept } = await orders(ORDER, furtherLine({ ...good, ...damage }), second);
  expect(setAside).toMatchObject([{ file: 'orders_export.csv', line: 3, kind: 'line' }]);
  expect(setAside[0]!.reason).toContain(reason);
  expect([read.orders, kept.orders, read.lines, kept.lines]).toEqual([2, 2, 3, 2]);
});

test('an order keeps its other lines when its first is bad', async () => {
  const { shop, setAside } = await orders(
    { ...ORDER, 'Lineitem quantity': '0' },
    furtherLine({ 'Lineitem name': 'Red Mug', 'Lineitem price': '3' }),
  );
  expect(setAside).toMatchObject([{ kind: 'line', line: 2 }]);
  expect(shop.orders[0]!.lines).toMatchObject([{ price: 300 }]);
});

test('lines find their order when another stands between', async () => {
  const late = furtherLine({ 'Lineitem name': 'Late', 'Lineitem price': '3' });
  const { shop, setAside } = await orders(ORDER, second, late);
  expect(setAside).toEqual([]);
  expect(shop.orders.map((order) => order.lines.length)).toEqual([2, 1]);
});

test('the same row twice is one order and one set aside', async () => {
  const { read, kept, setAside } = await orders(ORDER, ORDER);
  expect([read.orders, kept.orders]).toEqual([2, 1]);
  expect(setAside[0]!.reason).toBe('the order “#1001” stands on line 2 already');
});

test('order columns repeated on every row make no second order', async () => {
  const { shop, setAside } = await orders(ORDER, { ...ORDER, 'Lineitem name': 'Gift Wrap' });
  expect(setAside).toEqual([]);
  expect(shop.orders.map((order) => order.lines.length)).toEqual([2]);
});

test('orders in another currency than the shop are set aside', async () => {
  const dollars = { ...second, Currency: 'USD' };
  const { shop, setAside } = await orders(
    dollars,
    furtherLine({ Name: '#1002', 'Lineitem name': 'Red Mug', 'Lineitem price': '3' }),
    ORDER,
    { ...ORDER, Name: '#1003', Id: '' },
  );
  expect(shop.currency).toBe('GBP');
  expect(setAside.map(({ kind, line, reason }) => [kind, line, reason])).toEqual([
    ['order', 2, "the order's currency is USD, the shop's is GBP"],
    ['line', 2, 'its order “#1002” is set aside (line 2)'],
    ['line', 3, 'its order “#1002” is set aside (line 2)'],
  ]);
});

test.each([
  ['JPY', '1250', 1250],
  ['JPY', '1250.00', 1250],
  ['KWD', '1.255', 1255],
  ['EUR', '0.1', 10],
  ['EUR', '4.35', 435],
])('amounts in %s such as %s are %d minor units', async (currency, text, amount) => {
  const order = { ...ORDER, Currency: currency, Total: text, 'Lineitem price': text };
  const { shop } = await readFolder({
    'orders_export.csv': [order],
    'products_export.csv': [{ ...PRODUCT, 'Variant Price': text }],
  });
  expect(shop.orders[0]!.total).toBe(amount);
  expect(shop.orders[0]!.lines[0]!.price).toBe(amount);
  expect(shop.products[0]!.variants[0]!.price).toBe(amount);
});

test('the clock starts on the morning after the last order', async () => {
  const at = (date: string) => ({ ...ORDER, 'Created at': date, 'Shipping Country': 'US' });
  const { shop, clockStart } = await orders(at('2024-01-05 22:30:00 -0500'), {
    ...second,
    ...at('2024-06-30 23:30:00 -0400'),
    Name: '#1002',
    Id: '',
  });
  expect(shop.timeZone).toBe('America/New_York');
  expect(clockStart.toISOString()).toBe('2024-07-01T14:00:00.000Z');
});

test('a shop without orders is read all the same', async () => {
  const header = Object.keys(ORDER).join(',');
  const { shop, kept, clockStart } = await readFolder({ 'orders_export.csv': `${header}\n` });
  expect(kept).toEqual({ products: 1, customers: 1, orders: 0, lines: 0 });
  expect(shop.currency).toBe('USD');
  expect(Number.isFinite(clockStart.getTime())).toBe(true);
});
