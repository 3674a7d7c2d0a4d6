// A sweep over shops: one tenant's trouble is not everybody's.
import { expect, test } from 'vitest';
import { eachShop } from '~/jobs/each-shop';
import { openDatabase } from '../support/database';
import { newShop } from '../support/factories';

const { db } = await openDatabase();

test('gives each shop its turn though one fails', async () => {
  const ids = [await newShop(db), await newShop(db), await newShop(db)].map(({ id }) => id);
  const seen: number[] = [];
  const sweep = eachShop(db, (shopId) => {
    seen.push(shopId);
    return shopId === ids[0] ? Promise.reject(new Error('first shop')) : Promise.resolve();
  });
  await expect(sweep).rejects.toThrow('first shop');
  expect(seen).toEqual(ids);
});
