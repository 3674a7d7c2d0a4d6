// Against Shopify's own samples of the topics: the expected values stand in them.
import { expect, test } from 'vitest';
import { toldCollection, toldProduct } from '~/shopify/translate/webhook-catalog';
import { samplePayload } from './sample-payload';

const TOLD = { toldAt: new Date('2022-01-01T00:00:05.123Z') };

test('the sample of a product reads as ours', () => {
  const { product, variants, variantIds } = toldProduct(
    samplePayload('products/update'),
    TOLD,
    'USD',
  );
  expect(product).toMatchObject({
    ...{ id: '788032119674292922', title: 'Example T-Shirt', handle: 'example-t-shirt' },
    ...{
      description: 'An example T-Shirt',
      vendor: 'Acme',
      productType: 'Shirts',
      status: 'active',
    },
    tags: ['example', 'mens', 't-shirt'],
    ...{ url: null, imageUrl: null, toldAt: TOLD.toldAt },
    // 2021-12-31T19:00:00-05:00.
    ...{
      sourceAt: new Date('2022-01-01T00:00:00Z'),
      publishedAt: new Date('2022-01-01T00:00:00Z'),
    },
  });
  expect(
    variants.map(({ id, priceMinor, compareAtMinor }) => [id, priceMinor, compareAtMinor]),
  ).toEqual([
    ['642667041472713922', 1_999, 2_499],
    ['757650484644203962', 1_999, 2_499],
  ]);
  expect(variants[0]).toMatchObject({
    sellableQuantity: 75,
    availableForSale: true,
    isPartial: true,
  });
  expect(variantIds.sort()).toEqual(['642667041472713922', '757650484644203962']);
});

test('of more than a hundred variants the others are listed', () => {
  const gids = [{ admin_graphql_api_id: 'gid://shopify/ProductVariant/9' }];
  const payload = samplePayload('products/update', { variants: [], variant_gids: gids });
  expect(toldProduct(payload, TOLD, 'USD').variantIds).toEqual(['9']);
});

test.each([
  [0, 'deny', undefined, false],
  [0, 'continue', undefined, true],
  [3, 'deny', undefined, true],
  [0, 'deny', null, true],
])('%s pieces, %s, counted by %s: for sale %s', (quantity, policy, management, expected) => {
  const variant = {
    id: 1,
    title: 'S',
    price: '1.00',
    inventory_quantity: quantity,
    inventory_policy: policy,
  };
  const counted = management === undefined ? {} : { inventory_management: management };
  const payload = samplePayload('products/update', { variants: [{ ...variant, ...counted }] });
  expect(toldProduct(payload, TOLD, 'USD').variants[0]!.availableForSale).toBe(expected);
});

test('mark-up and scripts are no words of a description', () => {
  const body_html = '<p>Oak&nbsp;&amp; ash</p><script>alert("x")</script><style>p{}</style><br>new';
  const { product } = toldProduct(samplePayload('products/update', { body_html }), TOLD, 'USD');
  expect(product.description).toBe('Oak & ash new');
});

test('a product that nobody dated is as new as told', () => {
  const { product } = toldProduct(
    samplePayload('products/update', { updated_at: null }),
    TOLD,
    'USD',
  );
  expect(product.sourceAt).toEqual(TOLD.toldAt);
});

test('a price that is no price is refused', () => {
  const payload = samplePayload('products/update', {
    variants: [{ id: 1, title: 'S', price: 'cheap' }],
  });
  expect(() => toldProduct(payload, TOLD, 'USD')).toThrow('money requires');
});

test('the sample of a collection reads as ours', () => {
  expect(toldCollection(samplePayload('collections/create'), TOLD)).toEqual({
    ...{ id: '408372092144951419', handle: 'mynewcollection', title: 'My New Collection' },
    ...{ sourceAt: new Date('2022-01-01T00:00:00Z'), toldAt: TOLD.toldAt },
  });
});
