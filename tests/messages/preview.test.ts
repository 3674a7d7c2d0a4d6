import PostalMime from 'postal-mime';
import { expect, test } from 'vitest';
import { inShop } from '~/db';
import { previewPicks } from '~/messages/preview';
import { sendChunk } from '~/messages/send';
import { installShop } from '~/shops/store';
import { openDatabase } from '../support/database';
import {
  launch,
  MONDAY,
  openPost,
  openSmallShop,
  roadOf,
  startWorker,
} from '../support/small-shop';

const { db } = await openDatabase();

test('previews the very products that would be sent', async () => {
  const small = await openSmallShop(db, 'preview-1.myshopify.com', 1);
  const { shop, profiles } = small;
  const preview = await inShop(db, shop.id, (tx) =>
    previewPicks(tx, shop, profiles[0]!.id, MONDAY),
  );
  if (preview.kind !== 'mail') throw new Error(`no mail: ${preview.reason}`);

  await launch(db, small);
  const post = openPost();
  await sendChunk(roadOf(db, await startWorker(db), post.deliver), shop.id, MONDAY);
  const sent = (await PostalMime.parse(post.sent[0]?.raw ?? '')).text;
  const titles = [...new Set(preview.text.match(/(Oak|Tin|Wool|Clay) (lamp|bowl|throw) \d+/g))];
  expect(titles.length).toBeGreaterThan(1);
  for (const title of titles) expect(sent).toContain(title);
});

test('previews without one signed link of a message', async () => {
  const { shop, profiles } = await openSmallShop(db, 'preview-2.myshopify.com', 1);
  const preview = await inShop(db, shop.id, (tx) =>
    previewPicks(tx, shop, profiles[0]!.id, MONDAY),
  );
  expect(preview.kind === 'mail' && preview.html.includes('/mail/')).toBe(false);
});

test('says why there is nothing to preview', async () => {
  const { shop } = await openSmallShop(db, 'preview-3.myshopify.com', 1);
  const { name, email, currency, timeZone, locale, countryCode, homeUrl } = shop;
  const { senderName, senderEmail, postalAddress, brandLogoUrl } = shop;
  const facts = { name, email, currency, timeZone, locale, countryCode, homeUrl };
  const brand = { senderName, senderEmail, postalAddress, brandLogoUrl };
  const untrained = await installShop(
    db,
    'preview-4.myshopify.com',
    { ...facts, ...brand },
    MONDAY,
  );
  const previewIn = (of: typeof shop) =>
    inShop(db, of.id, (tx) => previewPicks(tx, of, crypto.randomUUID(), MONDAY));
  expect(await previewIn(shop)).toEqual({ kind: 'none', reason: 'nobody' });
  expect(await previewIn(untrained)).toEqual({ kind: 'none', reason: 'notTrained' });
});
