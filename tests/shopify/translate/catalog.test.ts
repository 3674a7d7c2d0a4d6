import { expect, test } from 'vitest';
import { collectionOf, productOf, variantOf } from '~/shopify/translate/catalog';
import { collectionLine, productLine, variantLine } from '../bulk-lines';

test('a product comes over with our own words', () => {
  expect(productOf(productLine('7', { status: 'DRAFT' }))).toEqual({
    id: '7',
    handle: 'product-7',
    title: 'Product 7',
    description: '',
    vendor: 'Mill',
    productType: 'Lamp',
    tags: ['oak'],
    status: 'draft',
    publishedAt: new Date('2026-02-01T10:00:00Z'),
    url: 'https://mill.example/products/product-7',
    imageUrl: 'https://cdn.example/7.png',
    imageAlt: null,
    createdAt: new Date('2026-02-01T10:00:00Z'),
    sourceAt: new Date('2026-02-01T10:00:00Z'),
  });
});

test('a status we do not know is never sold', () => {
  expect(productOf(productLine('7', { status: 'UNLISTED' })).status).toBe('archived');
});

test.each([[null], [{}], [{ image: null }]])('media %j is no picture', (featuredMedia) => {
  expect(productOf(productLine('7', { featuredMedia })).imageUrl).toBeNull();
});

test('a long description is cut between two signs', () => {
  // Each is two code units, the first at an odd place: the cut at 2,000 falls inside one.
  const description = `a${'🏺'.repeat(1_500)}`;
  expect(productOf(productLine('7', { description })).description).toBe(`a${'🏺'.repeat(999)}`);
});

test('stock that is not counted never runs out', () => {
  const inventoryItem = { id: 'gid://shopify/InventoryItem/80', tracked: false };
  const untracked = { inventoryItem, sellableOnlineQuantity: -3 };
  expect(variantOf(variantLine('7', '8', untracked), 'EUR').sellableQuantity).toBeNull();
  expect(variantOf(variantLine('7', '8'), 'EUR')).toMatchObject({
    productId: '7',
    id: '8',
    sku: '',
    sellableQuantity: 5,
    priceMinor: 1_250,
    compareAtMinor: null,
  });
});

test('prices are counted in the shop’s own currency', () => {
  const line = variantLine('7', '8', { price: '1250', compareAtPrice: '1500' });
  expect(variantOf(line, 'JPY')).toMatchObject({ priceMinor: 1_250, compareAtMinor: 1_500 });
});

test('a collection comes over with its version', () => {
  expect(collectionOf(collectionLine('3'))).toEqual({
    id: '3',
    handle: 'collection-3',
    title: 'Collection 3',
    sourceAt: new Date('2026-02-01T10:00:00Z'),
  });
});
