import { expect, test } from 'vitest';
import { inShop } from '~/db';
import { BROWSE_ABANDONMENT } from '~/flows/library';
import { switchOff, switchOn } from '~/flows/switch';
import { readSetup } from '~/shopify/readiness';
import { openDatabase } from '../support/database';
import { launch, MONDAY, openSmallShop, type SmallShop } from '../support/small-shop';

const { db } = await openDatabase();
const read = ({ shop }: SmallShop) => inShop(db, shop.id, (tx) => readSetup(tx, shop));

test('a shop is in use by a flow that is on or a campaign', async () => {
  const small = await openSmallShop(db, 'setup-1.myshopify.com', 2);
  expect(await read(small)).toMatchObject({ inUse: false, trained: true, reachable: 2 });
  await switchOn(db, small.shop, BROWSE_ABANDONMENT, MONDAY);
  expect((await read(small)).inUse).toBe(true);
  await inShop(db, small.shop.id, (tx) => switchOff(tx, small.shop.id, BROWSE_ABANDONMENT, MONDAY));
  expect((await read(small)).inUse).toBe(false);
  await launch(db, small);
  expect((await read(small)).inUse).toBe(true);
});

test('a sender is set with an address to write from and one by post', async () => {
  const small = await openSmallShop(db, 'setup-2.myshopify.com', 1);
  const set = async (shop: Partial<SmallShop['shop']>) =>
    (await read({ ...small, shop: { ...small.shop, ...shop } })).hasSender;
  expect(await set({})).toBe(true);
  expect(await set({ postalAddress: ' ' })).toBe(false);
  expect(await set({ senderEmail: '' })).toBe(false);
});
