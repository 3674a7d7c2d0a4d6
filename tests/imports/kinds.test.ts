import { expect, test } from 'vitest';
import { matchColumns, plainHeadings } from '~/imports/kinds';

/** The heading of a Shopify export of customers, as its help page lists it. */
const SHOPIFY =
  'Customer ID,First Name,Last Name,Email,Accepts Email Marketing,Default Address Company,Default Address City,Default Address Country Code,Default Address Zip,Phone,Tags';

test('a Shopify export of customers is known by its headings', () => {
  const matching = matchColumns('customers', SHOPIFY.split(','));
  if (matching.kind !== 'matched') throw new Error('refused');
  expect(matching.columns.get('email')).toBe(3);
  expect(matching.columns.get('accepts')).toBe(4);
  expect(matching.unused).toEqual(['Default Address Company', 'Phone']);
});

test('a file without what it needs is refused by name', () => {
  expect(matchColumns('orders', ['email', 'total'])).toEqual({
    kind: 'refused',
    missing: ['order_name', 'ordered_at'],
  });
});

test('the empty form of each kind is itself understood', () => {
  for (const kind of ['customers', 'orders', 'products', 'events', 'opt_outs'] as const) {
    expect(matchColumns(kind, plainHeadings(kind)), kind).toMatchObject({ unused: [] });
  }
});
