// Choices around one product on a real shop: what stands beside it, what may not, and what the receipt keeps.
import { expect, test } from 'vitest';
import { loadChooser } from '~/decisions/choose-products';
import type { SimilarRequest } from '~/decisions/choose-similar';
import type { ProductChoice } from '~/decisions/shelf';
import { inShop } from '~/db';
import { upsertProducts, upsertProductVariants } from '~/catalog/store';
import { listPurchases } from '~/orders/store';
import { openDatabase } from '../support/database';
import { MONDAY, openSmallShop } from '../support/small-shop';

const { db } = await openDatabase();
const small = await openSmallShop(db, 'similar.myshopify.com', 24);
const shopId = small.shop.id;

function choose(viewed: string[], more: Partial<SimilarRequest> = {}): Promise<ProductChoice> {
  return inShop(db, shopId, async (tx) => {
    const chooser = await loadChooser(tx, shopId, MONDAY);
    return chooser.chooseSimilar({ occasion: 'test', viewed, history: [], locale: 'en', ...more });
  });
}

const idsOf = ({ products }: ProductChoice): string[] => products.map((product) => product.id);

test('the product itself stands first, three beside it', async () => {
  for (let n = 1000; n < 1012; n += 1) {
    const choice = await choose([String(n)]);
    expect(idsOf(choice)[0]).toBe(String(n));
    expect(new Set(idsOf(choice)).size).toBe(4);
    expect(choice.receipt).toMatchObject({ chosen: idsOf(choice), propensity: 1 });
    expect(choice.receipt.inputs).toMatchObject({
      strategy: 'viewed-and-similar',
      viewed: [String(n)],
    });
  }
});

test('alternatives of its kind come before other things', async () => {
  // Products 0, 3, 6 and 9 of the small shop are lamps, in one product type.
  const { products } = await choose(['1000']);
  expect(products[1]!.title).toContain('lamp');
  const reasons = ['In the same spirit', 'Often bought with it'];
  for (const product of products.slice(1)) expect(reasons).toContain(product.reason);
});

test('the same request gives the same bytes', async () => {
  expect(JSON.stringify(await choose(['1004']))).toBe(JSON.stringify(await choose(['1004'])));
});

test('what was just bought is not offered beside it', async () => {
  const beside = idsOf(await choose(['1000']))[1]!;
  const bought = {
    profileId: 'x',
    orderId: '1',
    productId: beside,
    orderedAt: MONDAY,
    quantity: 1,
  };
  expect(idsOf(await choose(['1000'], { history: [bought] }))).not.toContain(beside);
});

test('an unknown product or one that is sold out is nothing', async () => {
  expect((await choose(['nothing'])).products).toEqual([]);
  await inShop(db, shopId, (tx) =>
    tx.productVariant.updateMany({
      where: { shopId, productId: '1011' },
      data: { availableForSale: false },
    }),
  );
  expect((await choose(['1011'])).products).toEqual([]);
  for (let n = 1000; n < 1011; n += 1)
    expect(idsOf(await choose([String(n)]))).not.toContain('1011');
  expect(idsOf(await choose(['1011', '1002']))[0]).toBe('1002');
});

test('a product newer than the training finds its kind', async () => {
  const [old] = await inShop(db, shopId, (tx) =>
    tx.product.findMany({ where: { shopId, id: '1000' } }),
  );
  await inShop(db, shopId, async (tx) => {
    const { shopId: _shop, ...facts } = old!;
    const fresh = { ...facts, id: '9000', title: 'Brass lamp', status: 'active' as const };
    await upsertProducts(tx, shopId, [fresh]);
    await upsertProductVariants(tx, shopId, [{ ...VARIANT, productId: '9000', id: '9001' }]);
  });
  const choice = await choose(['9000']);
  expect(idsOf(choice)[0]).toBe('9000');
  const lamps = ['1000', '1003', '1006', '1009'];
  expect(
    idsOf(choice)
      .slice(1)
      .filter((id) => lamps.includes(id)),
  ).toHaveLength(3);
});

test('where few are alike the person’s own picks follow', async () => {
  await inShop(db, shopId, (tx) =>
    tx.product.updateMany({ where: { shopId, id: '9000' }, data: { productType: 'Of its own' } }),
  );
  const { id } = small.profiles[0]!;
  const history = await inShop(db, shopId, (tx) => listPurchases(tx, shopId, [id], MONDAY));
  const choice = await choose(['9000'], { history });
  expect(new Set(idsOf(choice)).size).toBe(4);
  expect(choice.products.slice(1).every((product) => product.reason !== '')).toBe(true);
});

const VARIANT = {
  title: 'Default',
  sku: 'B1',
  position: 1,
  priceMinor: 4_900,
  compareAtMinor: null,
  sellableQuantity: 3,
  availableForSale: true,
  sourceAt: MONDAY,
};
