import { expect, test } from 'vitest';
import { whyUnsellable } from '~/catalog/sellable';

const NOW = new Date('2026-03-02T10:00:00Z');
const LAMP = {
  status: 'active' as const,
  publishedAt: new Date('2026-01-01T00:00:00Z'),
  hasStock: true,
  priceMinor: 1_250,
  imageUrl: 'https://cdn.example/lamp.png',
};

test('a product in stock with price and picture may be shown', () => {
  expect(whyUnsellable(LAMP, true, NOW)).toBeNull();
});

test.each([
  [{ status: 'draft' as const }, 'not_active'],
  [{ status: 'archived' as const }, 'not_active'],
  [{ publishedAt: null }, 'not_published'],
  [{ publishedAt: new Date('2026-03-02T10:00:01Z') }, 'not_published'],
  [{ hasStock: false }, 'sold_out'],
  [{ priceMinor: null }, 'no_price'],
  [{ priceMinor: 0 }, 'no_price'],
  [{ imageUrl: null }, 'no_picture'],
])('what lacks %o is not shown', (lack, reason) => {
  expect(whyUnsellable({ ...LAMP, ...lack }, true, NOW)).toBe(reason);
});

test('a shop without any pictures may show its products plain', () => {
  expect(whyUnsellable({ ...LAMP, imageUrl: null }, false, NOW)).toBeNull();
});
