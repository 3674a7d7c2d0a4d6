// The storefront as a visitor meets it: what is shown, what is not, and at which address.
import { expect, test } from 'vitest';
import type { ShopProductVariant } from '../../../sandbox/shop/shop-data';
import { storefrontRoutes } from '../../../sandbox/storefront/routes';
import { makeContext, makeProduct, makeShop } from '../make-context';

const now = Date.parse('2026-03-01T10:00:00Z');

function makeVariant(change: Partial<ShopProductVariant>): ShopProductVariant {
  const [variant] = makeProduct().variants;
  if (!variant) throw new Error('the sample product needs a variant, has none');
  return { ...variant, ...change };
}

function visit(shop: Parameters<typeof makeShop>[0], path: string) {
  return storefrontRoutes(makeContext({ shop: makeShop(shop) })).request(path);
}

async function read(shop: Parameters<typeof makeShop>[0], path: string): Promise<string> {
  const answer = await visit(shop, path);
  return answer.text();
}

test('shows a product with its price in the shop’s currency', async () => {
  const page = await read({ products: [makeProduct()] }, '/products/linen-shirt');

  // 4900 minor units of the euro are €49.00 in English.
  expect(page).toContain('€49.00');
  expect(page).toContain('<p>Cool and light.</p>');
  expect(page).toContain('Only 3 left');
});

test('writes a currency without cents as such', async () => {
  const page = await read({ currency: 'JPY', products: [makeProduct()] }, '/products/linen-shirt');

  // ISO 4217: the yen has no minor unit.
  expect(page).toContain('¥4,900');
});

test('takes the painted picture where there is none', async () => {
  const image = { url: 'https://pictures.example/shirt.jpg', altText: 'A shirt' };

  const painted = await read({ products: [makeProduct()] }, '/products/linen-shirt');
  const own = await read({ products: [makeProduct({ image })] }, '/products/linen-shirt');

  expect(painted).toContain('src="http://127.0.0.1:1/cdn/products/linen-shirt.png?width=1200"');
  expect(own).toContain('src="https://pictures.example/shirt.jpg"');
  expect(own).toContain('alt="A shirt"');
});

test('hides what is a draft, unpublished or published later', async () => {
  const products = [
    makeProduct({ id: '1', handle: 'draft', status: 'DRAFT' }),
    makeProduct({ id: '2', handle: 'unpublished', publishedAt: null }),
    makeProduct({ id: '3', handle: 'later', publishedAt: now + 1 }),
  ];

  for (const { handle } of products) {
    expect((await visit({ products }, `/products/${handle}`)).status).toBe(404);
  }
  expect(await read({ products }, '/collections/all')).toContain('0 products');
});

test('says sold out only when stock is counted and gone', async () => {
  const sell = async (change: Partial<ShopProductVariant>) => {
    const variants = [makeVariant({ inventoryQuantity: 0, ...change })];
    return read({ products: [makeProduct({ variants })] }, '/products/linen-shirt');
  };

  expect(await sell({})).toContain('Sold out');
  expect(await sell({ inventoryPolicy: 'CONTINUE' })).not.toContain('Sold out');
  expect(await sell({ tracked: false })).not.toContain('Sold out');
});

test('opens with a variant that can be bought', async () => {
  const option = (value: string) => [{ name: 'Size', value }];
  const variants = [
    makeVariant({ id: '1', inventoryQuantity: 0, price: 1000, selectedOptions: option('S') }),
    makeVariant({ id: '2', price: 2000, selectedOptions: option('M') }),
  ];
  const shop = { products: [makeProduct({ variants })] };

  expect(await read(shop, '/products/linen-shirt')).toContain('€20.00');
  expect(await read(shop, '/products/linen-shirt?variant=1')).toContain('€10.00');
});

test('strikes through a higher price that stood before', async () => {
  const variants = [makeVariant({ price: 3000, compareAtPrice: 4900 })];
  const shop = { products: [makeProduct({ variants })] };

  expect(await read(shop, '/collections/all')).toContain('<s>€49.00</s>');
  expect(await read(shop, '/products/linen-shirt')).toMatch(/instead of <\/span\s*>€49\.00/);
});

test('lists a collection in its own order and by pages', async () => {
  const products = Array.from({ length: 30 }, (_, n) =>
    makeProduct({ id: String(n), handle: `p${n}`, title: `Product ${n}` }),
  );
  const collection = {
    id: '1',
    handle: 'shirts',
    title: 'Shirts',
    updatedAt: now,
    productIds: products.map((product) => product.id).reverse(),
  };
  const shop = { products, collections: [collection] };

  const first = await read(shop, '/collections/shirts');
  const second = await read(shop, '/collections/shirts?page=2');

  expect(first.indexOf('Product 29<')).toBeLessThan(first.indexOf('Product 28<'));
  expect(first).not.toContain('Product 5<');
  expect(second).toContain('Product 5<');
  expect(second).toContain('Page 2 of 2');
});

test('finds products by every word of a search', async () => {
  const products = [
    makeProduct({ id: '1', handle: 'a', title: 'Blue linen shirt' }),
    makeProduct({ id: '2', handle: 'b', title: 'Wool scarf', tags: ['blue'] }),
  ];

  const blue = await read({ products }, '/search?q=BLUE');
  const both = await read({ products }, '/search?q=linen+blue');

  expect(blue).toContain('2 products');
  expect(both).toContain('1 product<');
});

test('escapes a search and lets no script in it run', async () => {
  const answer = await visit({}, `/search?q=${encodeURIComponent('"><script>x</script>')}`);

  const page = await answer.text();
  expect(page).not.toContain('<script>');
  expect(page).not.toContain('</script>x');
  expect(answer.headers.get('content-security-policy')).toMatch(
    /script-src 'self' 'nonce-[^' ]+';/,
  );
});

test('answers an unknown address with a page of its own', async () => {
  for (const path of ['/products/none', '/collections/none', '/none/at/all']) {
    const answer = await visit({}, path);
    expect(answer.status).toBe(404);
    expect(await answer.text()).toContain('Back to the shop');
  }
});
