import { expect, test } from 'vitest';
import { readSnapshot } from '~/campaigns/snapshot';
import { inShop } from '~/db';
import { parseMessagePath } from '~/messages/message-path';
import { sendChunk } from '~/messages/send';
import { openDatabase } from '../support/database';
import {
  ACCEPTED,
  launch,
  MONDAY,
  openPost,
  openSmallShop,
  roadOf,
  startWorker,
} from '../support/small-shop';

const { db } = await openDatabase();

test('lists the messages that nobody can vouch for', async () => {
  const small = await openSmallShop(db, 'snapshot-1.myshopify.com', 3);
  const { shop, profiles } = small;
  const lost = profiles[1]!.address;
  const campaignId = await launch(db, small);
  const post = openPost(({ to }) =>
    to === lost ? { kind: 'unknown', reason: 'connection-lost' } : ACCEPTED,
  );
  await sendChunk(roadOf(db, await startWorker(db), post.deliver), shop.id, MONDAY);

  const read = await inShop(db, shop.id, (tx) => readSnapshot(tx, shop.id, campaignId));
  expect(read?.snapshot.messages).toEqual([
    { state: 'accepted', reason: null, count: 2 },
    { state: 'unknown', reason: 'connection_lost', count: 1 },
  ]);
  expect(read?.snapshot.unknown.map(({ address }) => address)).toEqual([lost]);
  expect(parseMessagePath(read?.snapshot.unknown[0]?.path ?? '')).not.toBeNull();
});

test('knows nothing of a campaign that is not there', async () => {
  const { shop } = await openSmallShop(db, 'snapshot-2.myshopify.com', 1);
  expect(await inShop(db, shop.id, (tx) => readSnapshot(tx, shop.id, 7))).toBeNull();
});
