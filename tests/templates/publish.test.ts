// Published versions follow the brand: what a launch wears is the brand of that moment.
import { expect, test } from 'vitest';
import { inShop } from '~/db';
import { latestVersion } from '~/templates/store';
import { PICKS_FOR_YOU, publishPicksForYou } from '~/templates/template';
import { openDatabase } from '../support/database';
import { newShop, NOW } from '../support/factories';

const { db } = await openDatabase();

test('publishes again when a brand comes back', async () => {
  const shop = await newShop(db, 'publish');
  const publish = async (brandAccent: string) => {
    const publication = await publishPicksForYou(db, { ...shop, brandAccent }, NOW);
    return publication.kind === 'published' ? publication.version : null;
  };
  const newest = () => inShop(db, shop.id, (tx) => latestVersion(tx, shop.id, PICKS_FOR_YOU));
  const [first, second] = [await publish('#112233'), await publish('#445566')];
  expect(second).toBeGreaterThan(first!);
  // The newest version is what a campaign is planned with.
  expect(await publish('#112233')).toBe(await newest());
  expect(await newest()).toBeGreaterThan(second!);
  expect(await publish('#112233')).toBe(await newest());
});
