import { expect, test } from 'vitest';
import { destinationOf, valuesOf } from '~/messages/content';
import { productNamed, sampleContent } from './sample-content';

const WAYS = {
  unsubscribe: 'https://go.example/out',
  preferences: 'https://go.example/choose',
};
const linkOf = (link: number) => `https://go.example/${link}`;
const values = (change: Parameters<typeof sampleContent>[0]) =>
  valuesOf(sampleContent(change), linkOf, WAYS);

test('each shown link leads where its product is', () => {
  const content = sampleContent();
  const { products, links } = valuesOf(content, linkOf, WAYS);
  const wanted = content.products.map((product) => product.url);
  const shown = products.map((card) => Number(card.url.split('/').at(-1)));
  expect(shown.map((link) => destinationOf(content, link, 'https://mill.example'))).toEqual(wanted);
  expect(links).toMatchObject({ shop: linkOf(0), unsubscribe: 'https://go.example/out' });
  expect(destinationOf(content, 0, 'https://mill.example')).toBe('https://mill.example');
});

test.each([3, 255, -1])('link %d of two products leads nowhere', (link) => {
  expect(destinationOf(sampleContent(), link, 'https://mill.example')).toBeNull();
});

test('prices are written as the reader’s language writes them', () => {
  const content = { locale: 'de', currency: 'EUR', products: [productNamed('Vase')] };
  // CLDR 44, German: decimal comma, no-break space, sign behind.
  expect(values(content).products[0]?.price).toBe('12,50\u00a0€');
});

test.each([
  [1_500, '£15.00'],
  [1_250, null],
  [1_000, null],
  [null, null],
])('a former price of %j beside 1250 is shown as %j', (compareAtMinor, shown) => {
  const products = [productNamed('Vase', { compareAtMinor })];
  expect(values({ products }).products[0]?.compareAtPrice).toBe(shown);
});
