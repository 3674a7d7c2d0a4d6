// Pieces that can still be bought, over the variants of a product.
import { expect, test } from 'vitest';
import { listStock } from '~/catalog/stock-store';
import { upsertProducts, upsertProductVariants } from '~/catalog/store';
import { inShop } from '~/db';
import { openDatabase } from '../support/database';
import { newShop, product, variant } from '../support/factories';

const { db } = await openDatabase();

test('stock adds up what can be bought, or is not counted', async () => {
  const { id: shopId } = await newShop(db);
  const stock = await inShop(db, shopId, async (tx) => {
    await upsertProducts(
      tx,
      shopId,
      ['1', '2', '3', '4'].map((id) => product(id)),
    );
    await upsertProductVariants(tx, shopId, [
      variant('1', '11', { sellableQuantity: 3 }),
      variant('1', '12', { sellableQuantity: 4 }),
      variant('1', '13', { sellableQuantity: -2 }),
      variant('2', '21', { sellableQuantity: 0, availableForSale: false }),
      variant('3', '31', { sellableQuantity: null }),
      variant('3', '32', { sellableQuantity: 2 }),
    ]);
    return listStock(tx, shopId, ['1', '2', '3', '4']);
  });
  expect(Object.fromEntries(stock)).toEqual({
    1: { canBeBought: true, pieces: 7 },
    2: { canBeBought: false, pieces: 0 },
    3: { canBeBought: true, pieces: null },
  });
});
