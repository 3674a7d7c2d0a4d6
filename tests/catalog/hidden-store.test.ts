// What the merchant hides is kept with who and when, once, and forgotten when it is shown again.
import { expect, test } from 'vitest';
import { hideProducts, listHidden, listHiddenIds, showProducts } from '~/catalog/hidden-store';
import { upsertProducts } from '~/catalog/store';
import { inShop } from '~/db';
import { openDatabase } from '../support/database';
import { hoursAgo, newShop, NOW, product } from '../support/factories';

const { db } = await openDatabase();
const { id: shopId } = await newShop(db);
await inShop(db, shopId, (tx) => upsertProducts(tx, shopId, [product('1'), product('2')]));

test('hidden products are listed, the last hidden first', async () => {
  const listed = await inShop(db, shopId, async (tx) => {
    await hideProducts(tx, shopId, ['1'], { by: '77', now: hoursAgo(2) });
    await hideProducts(tx, shopId, ['2', '2', 'gone'], { by: null, now: NOW });
    return listHidden(tx, shopId);
  });
  expect(listed.map((row) => [row.productId, row.title, row.hiddenBy])).toEqual([
    ['2', 'Product 2', null],
    ['gone', null, null],
    ['1', 'Product 1', '77'],
  ]);
});

test('hiding a product twice keeps who did it first', async () => {
  const listed = await inShop(db, shopId, async (tx) => {
    await hideProducts(tx, shopId, ['1'], { by: '88', now: NOW });
    return listHidden(tx, shopId);
  });
  const one = listed.find((row) => row.productId === '1');
  expect(one).toMatchObject({ hiddenBy: '77', hiddenAt: hoursAgo(2) });
});

test('what is shown again is hidden no more', async () => {
  const left = await inShop(db, shopId, async (tx) => {
    await showProducts(tx, shopId, ['1', 'never hidden']);
    return listHiddenIds(tx, shopId);
  });
  expect(left).toEqual(new Set(['2', 'gone']));
});
