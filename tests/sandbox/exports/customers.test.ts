// What is read of customers_export.csv, and which of its rows are set aside.

import { expect, test } from 'vitest';
import { CUSTOMER, ORDER, readFolder } from './export-folder';

const other = { ...CUSTOMER, 'Customer ID': '77', Email: 'bob@example.com' };

test('a customer who accepts marketing is subscribed at unknown level', async () => {
  const no = { ...other, 'Accepts Email Marketing': 'no' };
  const { shop } = await readFolder({ 'customers_export.csv': [CUSTOMER, no] });
  expect(shop.customers.map((customer) => customer.emailMarketing)).toEqual([
    { state: 'SUBSCRIBED', level: 'UNKNOWN', updatedAt: null },
    { state: 'NOT_SUBSCRIBED', level: null, updatedAt: null },
  ]);
});

test('the older name of the consent column is read', async () => {
  const { 'Accepts Email Marketing': yes, 'Customer ID': _id, ...row } = CUSTOMER;
  const rows = [{ ...row, 'Accepts Marketing': yes! }];
  const { shop } = await readFolder({ 'customers_export.csv': rows });
  expect(shop.customers[0]).toMatchObject({ emailMarketing: { state: 'SUBSCRIBED' } });
  expect(shop.customers[0]!.id).toMatch(/^\d{13}$/);
});

test('an id keeps every digit and loses its apostrophe', async () => {
  const { shop } = await readFolder({
    'customers_export.csv': [{ ...CUSTOMER, 'Customer ID': "'9007199254740993" }],
  });
  // 2^53 + 1, which a number would round.
  expect(shop.customers[0]!.id).toBe('9007199254740993');
});

test('a customer needs no e-mail address', async () => {
  const { shop, setAside } = await readFolder({
    'customers_export.csv': [{ ...CUSTOMER, Email: '', Phone: "'+447700900123" }],
  });
  expect(setAside).toEqual([]);
  expect(shop.customers[0]).toMatchObject({
    email: null,
    phone: '+447700900123',
    emailMarketing: { state: 'NOT_SUBSCRIBED' },
  });
});

test('a customer is known since the first order', async () => {
  const order = (name: string, day: string) => ({
    ...ORDER,
    Name: name,
    Id: '',
    'Created at': `2024-03-${day} 09:00:00 +0000`,
  });
  const { shop } = await readFolder({
    'customers_export.csv': [CUSTOMER, other],
    'orders_export.csv': [order('#1', '02'), order('#3', '09'), order('#2', '04')],
  });
  const at = (day: number) => Date.UTC(2024, 2, day, 9);
  expect(shop.customers.map(({ createdAt, updatedAt }) => [createdAt, updatedAt])).toEqual([
    [at(2), at(9)],
    [at(2), at(2)],
  ]);
});

test('the language follows the country', async () => {
  const rows = ['DE', 'Germany', 'UK', '', 'Nowhere'].map((country, at) => ({
    ...CUSTOMER,
    'Customer ID': `${at}`,
    Email: `c${at}@example.com`,
    'Default Address Country Code': country,
  }));
  const { shop } = await readFolder({ 'customers_export.csv': rows });
  expect(shop.customers.map(({ countryCode, locale }) => [countryCode, locale])).toEqual([
    ['DE', 'de'],
    ['DE', 'de'],
    ['GB', 'en'],
    ['', 'en'],
    ['', 'en'],
  ]);
});

test.each([
  [{ Email: 'ann.example.com' }, 'the e-mail address is not one that mail can be sent to'],
  [{ Email: 'ANN@example.com ' }, 'the e-mail address is already that of the customer on line 2'],
  [
    { 'Customer ID': '6405123456789' },
    'the customer id 6405123456789 stands on an earlier line already',
  ],
  [
    { 'Accepts Email Marketing': 'perhaps' },
    '“Accepts Email Marketing” is “perhaps”, which is neither yes nor no',
  ],
  [{ 'Total Spent': 'much' }, "the customer's total “much” is not a number"],
])('a customer with %j is set aside', async (damage, reason) => {
  const rows = [CUSTOMER, { ...other, ...damage }];
  const { read, kept, setAside } = await readFolder({ 'customers_export.csv': rows });
  expect(setAside).toEqual([{ file: 'customers_export.csv', line: 3, kind: 'customer', reason }]);
  expect([read.customers, kept.customers]).toEqual([2, 1]);
});

test('an id that a spreadsheet shortened is set aside', async () => {
  const rows = [{ ...CUSTOMER, 'Customer ID': '6.40512E+12' }];
  const { setAside } = await readFolder({ 'customers_export.csv': rows });
  expect(setAside[0]!.reason).toContain('a spreadsheet may have shortened it');
});

test('a row with too few or too many columns is set aside', async () => {
  const header = 'Customer ID,Email,Accepts Email Marketing';
  const rows = ['1,a@example.com', '2,b@example.com,yes,more', '3,c@example.com,yes,,'];
  const { shop, setAside } = await readFolder({
    'customers_export.csv': [header, ...rows].join('\n'),
  });
  expect(setAside.map(({ line, reason }) => [line, reason])).toEqual([
    [2, 'the row has 2 columns, the header 3'],
    [3, 'the row has 4 columns, the header 3'],
  ]);
  // The empty cells that spreadsheets leave at a row's end do no harm.
  expect(shop.customers.map((customer) => customer.id)).toEqual(['3']);
});
