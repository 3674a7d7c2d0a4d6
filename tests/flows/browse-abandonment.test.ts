// The browse flow from a look to a mail, on a real database with a post of our own.
import PostalMime from 'postal-mime';
import { expect, test } from 'vitest';
import { inShop } from '~/db';
import { isHeldOut } from '~/experiments/assign';
import { BROWSE_ABANDONMENT } from '~/flows/library';
import { switchOff } from '~/flows/switch';
import { unsubscribeByMessage } from '~/messages/feedback';
import { sendChunk } from '~/messages/send';
import { openDatabase } from '../support/database';
import { launch, MONDAY, openPost, roadOf, startWorker } from '../support/small-shop';
import type { SmallShop } from '../support/small-shop';
import {
  cartOf,
  HOUR_MS,
  later,
  MINUTE_MS,
  openFlowShop,
  outcomes,
  pass,
  places,
} from './flow-shop';
import { record, viewOf } from './flow-shop';

const { db } = await openDatabase();
let shops = 0;
const newShop = (customers: number, settings?: Record<string, string>) =>
  openFlowShop(db, `browse-${(shops += 1)}.myshopify.com`, customers, settings);

const contentsOf = (small: SmallShop) =>
  inShop(db, small.shop.id, (tx) =>
    tx.message.findMany({ where: { shopId: small.shop.id, flowId: BROWSE_ABANDONMENT.id } }),
  );

test('a look is answered an hour later, once', async () => {
  const small = await newShop(2);
  const { id, address } = small.profiles[0]!;
  await record(db, small, [viewOf(id, later(0), { product: 3 })], later(MINUTE_MS));
  const post = openPost();
  await pass(db, small, post, later(59 * MINUTE_MS));
  expect(post.sent).toEqual([]);
  for (const minutes of [60, 61, 3_000]) await pass(db, small, post, later(minutes * MINUTE_MS));

  expect(post.sent.map((mail) => mail.to)).toEqual([address]);
  const [message] = await contentsOf(small);
  const { products } = message!.content as { products: { id: string; reason: string }[] };
  expect(products.map((product) => product.id)).toHaveLength(4);
  expect(new Set(products.map((product) => product.id)).size).toBe(4);
  expect(products[0]).toMatchObject({ id: '1003', reason: 'Still here for you' });
  expect(products.every((product) => product.reason !== '')).toBe(true);
  // At the trigger's time: the view's hour, not the person's best one.
  expect(message!.sendAt).toEqual(later(HOUR_MS));

  const mail = await PostalMime.parse(post.sent[0]!.raw);
  expect(mail.subject).toBe('Clay lamp 3, whenever you are ready');
  expect(mail.html).toContain('Have another look');
  expect(mail.html!.match(/<img /g)).toHaveLength(4);
  expect(mail.headers.find((one) => one.key === 'feedback-id')?.value).toBe(
    `browse-abandonment:${small.shop.id}:flow:attune`,
  );
  expect(await places(db, small)).toEqual({ completed: 1 });
});

test('a cart, a checkout or an order ends it', async () => {
  const small = await newShop(4);
  const [cart, checkout, order, none] = small.profiles;
  await record(
    db,
    small,
    small.profiles.map(({ id }) => viewOf(id, later(0))),
    later(MINUTE_MS),
  );
  const post = openPost();
  await pass(db, small, post, later(MINUTE_MS));
  const at = later(30 * MINUTE_MS);
  const more = { occurredAt: at, origin: 'webhook' as const };
  const orderProperties = { orderId: '1', totalMinor: 100, currency: 'GBP' };
  await record(
    db,
    small,
    [
      cartOf(cart!.id, at),
      {
        ...more,
        id: 'checkout',
        name: 'started_checkout',
        profileId: checkout!.id,
        properties: { productIds: [] },
      },
      {
        ...more,
        id: 'order',
        name: 'placed_order',
        profileId: order!.id,
        properties: orderProperties,
      },
    ],
    at,
  );
  await pass(db, small, post, later(HOUR_MS));
  expect(post.sent.map((mail) => mail.to)).toEqual([none!.address]);
  expect(await places(db, small)).toEqual({
    added_to_cart: 1,
    started_checkout: 1,
    placed_order: 1,
    completed: 1,
  });
});

test('a cart before the look ends nothing', async () => {
  const small = await newShop(1);
  const { id } = small.profiles[0]!;
  await record(db, small, [cartOf(id, later(-MINUTE_MS)), viewOf(id, later(0))], later(0));
  const post = openPost();
  await pass(db, small, post, later(HOUR_MS));
  expect(post.sent).toHaveLength(1);
});

test('quiet hours hold it, and a cart in them ends it', async () => {
  const small = await newShop(2);
  const [one, two] = small.profiles;
  // 20:30 in London in March is 20:30 UTC; due at 21:30, quiet until 08:00.
  const evening = later(10.5 * HOUR_MS);
  await record(db, small, [viewOf(one!.id, evening), viewOf(two!.id, evening)], evening);
  const post = openPost();
  await pass(db, small, post, later(11.5 * HOUR_MS));
  expect(post.sent).toEqual([]);
  expect(await outcomes(db, small)).toEqual({ quiet_hours: 2 });
  await record(db, small, [cartOf(one!.id, later(12 * HOUR_MS))], later(12 * HOUR_MS));
  await pass(db, small, post, later(22 * HOUR_MS - 1));
  expect(post.sent).toEqual([]);
  await pass(db, small, post, later(22 * HOUR_MS));
  expect(post.sent.map((mail) => mail.to)).toEqual([two!.address]);
  expect(await outcomes(db, small)).toEqual({ moved_on: 1, accepted: 1 });
});

test('a campaign an hour before makes it wait', async () => {
  const small = await newShop(1, { quietHours: '' });
  await launch(db, small);
  const post = openPost();
  await pass(db, small, post, MONDAY);
  expect(post.sent).toHaveLength(1);
  await record(db, small, [viewOf(small.profiles[0]!.id, later(0))], later(0));
  await pass(db, small, post, later(16 * HOUR_MS - 1));
  expect(await outcomes(db, small)).toEqual({ gap: 1 });
  await pass(db, small, post, later(16 * HOUR_MS));
  expect(post.sent).toHaveLength(2);
});

test('a message that cannot leave for a day is dropped', async () => {
  const small = await newShop(1);
  const { shop, profiles } = small;
  await record(db, small, [viewOf(profiles[0]!.id, later(0))], later(0));
  const post = openPost();
  const stop = (at: Date | null) =>
    db.shop.update({ where: { id: shop.id }, data: { sendingStoppedAt: at } });
  await stop(MONDAY);
  await pass(db, small, post, later(HOUR_MS));
  expect(await outcomes(db, small)).toEqual({ sending_stopped: 1 });
  await stop(null);
  // Due at 11:00, sent by 11:00 the day after.
  await pass(db, small, post, later(25 * HOUR_MS + 1));
  expect(await outcomes(db, small)).toEqual({ too_late: 1 });
  expect(post.sent).toEqual([]);
});

test('a week passes before the next one', async () => {
  const small = await newShop(1);
  const { id } = small.profiles[0]!;
  const post = openPost();
  for (const day of [0, 2, 6, 8]) {
    const at = later(day * 24 * HOUR_MS);
    await record(db, small, [viewOf(id, at, { product: day })], at);
    await pass(db, small, post, at);
    await pass(db, small, post, new Date(at.getTime() + HOUR_MS));
  }
  expect(post.sent).toHaveLength(2);
});

test('whoever unsubscribes gets no further mail', async () => {
  const small = await newShop(2);
  const [one, two] = small.profiles;
  await record(db, small, [viewOf(one!.id, later(0)), viewOf(two!.id, later(0))], later(0));
  const post = openPost();
  await pass(db, small, post, later(HOUR_MS));
  expect(post.sent).toHaveLength(2);
  const [message] = (await contentsOf(small)).filter((row) => row.profileId === one!.id);
  await inShop(db, small.shop.id, (tx) =>
    unsubscribeByMessage(tx, small.shop.id, message!, 'one_click', later(2 * HOUR_MS)),
  );
  const nextWeek = later(8 * 24 * HOUR_MS);
  await record(db, small, [viewOf(one!.id, nextWeek), viewOf(two!.id, nextWeek)], nextWeek);
  await pass(db, small, post, new Date(nextWeek.getTime() + HOUR_MS));
  expect(post.sent.map((mail) => mail.to).slice(2)).toEqual([two!.address]);
});

test('the same people are always held back', async () => {
  const small = await newShop(40, { holdoutPercent: '50' });
  const views = small.profiles.map(({ id }) => viewOf(id, later(0)));
  await record(db, small, views, later(0));
  const post = openPost();
  await pass(db, small, post, later(HOUR_MS));
  const free = small.profiles.filter(
    ({ id }) => !isHeldOut('flow:browse-abandonment:holdout', id, 0.5),
  );
  expect(free.length).toBeGreaterThan(5);
  expect(post.sent.map((mail) => mail.to).sort()).toEqual(free.map((one) => one.address).sort());
  expect(await outcomes(db, small)).toEqual({ accepted: free.length, holdout: 40 - free.length });
});

test('switching off takes the waiting mail out', async () => {
  const small = await newShop(1);
  const { shop, profiles } = small;
  const evening = later(10.5 * HOUR_MS);
  await record(db, small, [viewOf(profiles[0]!.id, evening)], evening);
  const post = openPost();
  await pass(db, small, post, later(12 * HOUR_MS));
  await inShop(db, shop.id, (tx) =>
    switchOff(tx, shop.id, BROWSE_ABANDONMENT, later(13 * HOUR_MS)),
  );
  await pass(db, small, post, later(23 * HOUR_MS));
  expect(post.sent).toEqual([]);
  expect(await outcomes(db, small)).toEqual({ flow_off: 1 });
});

test('a product that sold out meanwhile sends no mail', async () => {
  const small = await newShop(1);
  const { shop, profiles } = small;
  await record(db, small, [viewOf(profiles[0]!.id, later(0), { product: 5 })], later(0));
  await inShop(db, shop.id, (tx) =>
    tx.productVariant.updateMany({
      where: { shopId: shop.id, productId: '1005' },
      data: { availableForSale: false },
    }),
  );
  const post = openPost();
  await pass(db, small, post, later(HOUR_MS));
  expect(await outcomes(db, small)).toEqual({ no_products: 1 });
});

test('many workers at once send each person one', async () => {
  const small = await newShop(20);
  const views = small.profiles.map(({ id }) => viewOf(id, later(0)));
  await record(db, small, views, later(0));
  const post = openPost();
  await Promise.all(Array.from({ length: 3 }, () => pass(db, small, post, later(HOUR_MS))));
  await sendChunk(roadOf(db, await startWorker(db), post.deliver), small.shop.id, later(HOUR_MS));
  expect(post.sent.map((mail) => mail.to).sort()).toEqual(small.profiles.map((one) => one.address));
});
