import { expect, test } from 'vitest';
import { readProduct } from '~/imports/rows/products';
import { FRAME, rowOf } from './rows-of';

test('a product’s rows are its variations and further pictures', () => {
  const rows = [
    rowOf({
      handle: 'Lamp',
      title: 'Lamp',
      description: '<p>Warm&nbsp;light</p>',
      sku: 'L1',
      price: '10',
    }),
    rowOf({ handle: 'Lamp', sku: 'L2', option: 'Red', price: '12', quantity: '0' }, 3),
    rowOf({ handle: 'Lamp', image: 'https://cdn.example/2.png' }, 4),
  ];
  expect(readProduct(rows, FRAME)).toMatchObject({
    value: {
      ...{ handle: 'lamp', description: 'Warm light' },
      variants: [
        { sku: 'L1', priceMinor: 1000, quantity: null, isForSale: true },
        { sku: 'L2', title: 'Red', quantity: 0, isForSale: false },
      ],
      aside: [],
    },
  });
});

test('a feed says by its own word what can be bought', () => {
  const row = (availability: string) =>
    rowOf({ handle: 'x', title: 'X', price: '12.00 EUR', availability });
  expect(readProduct([row('in_stock')], FRAME)).toMatchObject({
    value: { variants: [{ isForSale: true }] },
  });
  expect(readProduct([row('out of stock')], FRAME)).toMatchObject({
    value: { variants: [{ isForSale: false }] },
  });
});

test('another currency, no title or no price sets it aside', () => {
  const make = (cells: Record<string, string>) => readProduct([rowOf(cells)], FRAME);
  expect(make({ handle: 'x', title: 'X', price: '12 USD' })).toEqual({
    kind: 'aside',
    fault: 'currency_different',
  });
  expect(make({ handle: 'x', price: '12' })).toEqual({ kind: 'aside', fault: 'title_missing' });
  expect(make({ title: 'X', price: '12' })).toEqual({ kind: 'aside', fault: 'product_unnamed' });
  expect(make({ handle: 'x', title: 'X', price: '' })).toEqual({
    kind: 'aside',
    fault: 'money_wrong',
  });
});

test('only addresses of the web are links and pictures', () => {
  const cells = {
    handle: 'x',
    title: 'X',
    price: '1',
    link: 'javascript:alert(1)',
    image: 'x.png',
  };
  expect(readProduct([rowOf(cells)], FRAME)).toMatchObject({
    value: { link: null, imageUrl: null },
  });
});
