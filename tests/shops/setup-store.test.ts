import { expect, test } from 'vitest';
import { hideSetup } from '~/shops/setup-store';
import { findShop } from '~/shops/store';
import { openDatabase } from '../support/database';
import { newShop, NOW } from '../support/factories';

const { db } = await openDatabase();

test('a guide put away stays away since that moment', async () => {
  const ours = await newShop(db);
  const theirs = await newShop(db);
  await hideSetup(db, ours.id, NOW);
  await hideSetup(db, ours.id, new Date(NOW.getTime() + 1_000));
  expect((await findShop(db, ours.id))!.setupHiddenAt).toEqual(NOW);
  expect((await findShop(db, theirs.id))!.setupHiddenAt).toBeNull();
});
