// The event stream on a real database: who enters a flow, who does not and why, and that nobody enters twice.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { recordConsent } from '~/consent/store';
import { inShop } from '~/db';
import type { NewEvent } from '~/events/names';
import { enrollNew } from '~/flows/enroll';
import { BROWSE_ABANDONMENT } from '~/flows/library';
import { switchOff, switchOn } from '~/flows/switch';
import { openDatabase } from '../support/database';
import { cases } from '../support/counts';
import { MONDAY, openPost, openSmallShop } from '../support/small-shop';
import {
  HOUR_MS,
  later,
  openFlowShop,
  outcomes,
  overview,
  pass,
  places,
  record,
} from './flow-shop';
import { viewOf } from './flow-shop';

const { db } = await openDatabase();
let shops = 0;
const newShop = (customers: number) =>
  openFlowShop(db, `enroll-${(shops += 1)}.myshopify.com`, customers);

const cursorOf = (shopId: number) =>
  inShop(db, shopId, async (tx) => {
    const row = await tx.flowCursor.findFirst({ where: { shopId } });
    return Number(row?.sequence ?? 0);
  });

test('imported history with views sends nobody anything', async () => {
  const small = await newShop(30);
  // Two years as a store's exports bring them: orders, and views beside them, the last of them a minute ago.
  const history = small.profiles.flatMap(({ id }, n): NewEvent[] =>
    Array.from({ length: 12 }, (_, month): NewEvent[] => {
      const at = later(-(month * 30 * 24 + n / 60) * HOUR_MS - 60_000);
      return [
        viewOf(id, at, { product: n % 12, origin: 'import' }),
        {
          id: `order:${n}:${month}`,
          name: 'placed_order',
          occurredAt: at,
          profileId: id,
          origin: 'import',
          properties: { orderId: `${n}-${month}`, totalMinor: 1_000, currency: 'GBP' },
        },
      ];
    }).flat(),
  );
  await record(db, small, history, MONDAY);
  const post = openPost();
  for (const hours of [0, 1, 2, 24]) await pass(db, small, post, later(hours * HOUR_MS));
  expect(post.sent).toEqual([]);
  expect(await outcomes(db, small)).toEqual({});
  expect(await overview(db, small)).toMatchObject({ places: [], passedOver: { imported: 360 } });
});

test('every event passed over has its reason counted', async () => {
  const small = await newShop(4);
  const [one, two, three] = small.profiles;
  await inShop(db, small.shop.id, (tx) =>
    recordConsent(
      tx,
      small.shop.id,
      [{ ...NO, profileId: three!.id, changedAt: later(-1) }],
      MONDAY,
    ),
  );
  await record(
    db,
    small,
    [
      viewOf(one!.id, later(-30 * HOUR_MS)),
      viewOf(one!.id, later(-2 * HOUR_MS)),
      viewOf(null, later(-60_000)),
      viewOf(three!.id, later(-60_000)),
      viewOf(one!.id, later(-60_000)),
      viewOf(one!.id, later(-50_000)),
      viewOf(two!.id, later(-40_000), { origin: 'import' }),
    ],
    MONDAY,
  );
  const first = await enrollNew(db, small.shop.id, MONDAY);
  const passedOver = {
    too_old: 1,
    before_switch_on: 1,
    anonymous: 1,
    unreachable: 1,
    already_in_flow: 1,
    imported: 1,
  };
  expect(first).toEqual({ enrolled: 1, passedOver });
  expect(await enrollNew(db, small.shop.id, MONDAY)).toEqual({ enrolled: 0, passedOver: {} });
  expect((await overview(db, small)).passedOver).toEqual(passedOver);
});

test('workers that read at once enrol each person once', async () => {
  const small = await newShop(40);
  const stream = small.profiles.flatMap(({ id }, n) =>
    Array.from({ length: 60 }, (_, k) =>
      viewOf(id, later(-60_000 - k * 1_000), { product: n % 12 }),
    ),
  );
  await record(db, small, stream, MONDAY);
  const read = await Promise.all(
    Array.from({ length: 4 }, () => enrollNew(db, small.shop.id, MONDAY)),
  );
  expect(read.reduce((sum, { enrolled }) => sum + enrolled, 0)).toBe(40);
  // 40 people × 60 views: all but the first of each.
  expect((await overview(db, small)).passedOver).toEqual({ already_in_flow: 40 * 59 });
  expect(await places(db, small)).toEqual({ active: 40 });
});

test('a stream from its beginning again enrols nobody', async () => {
  const small = await newShop(5);
  await record(
    db,
    small,
    small.profiles.map(({ id }) => viewOf(id, later(-60_000))),
    MONDAY,
  );
  await enrollNew(db, small.shop.id, MONDAY);
  const shopId = small.shop.id;
  await inShop(db, shopId, (tx) => tx.flowCursor.deleteMany({ where: { shopId } }));
  expect((await enrollNew(db, shopId, MONDAY)).enrolled).toBe(0);
  // Also when they have left: the occasion was theirs once.
  await inShop(db, shopId, async (tx) => {
    await tx.enrollment.updateMany({ where: { shopId }, data: { state: 'ended' } });
    await tx.flowCursor.deleteMany({ where: { shopId } });
  });
  expect((await enrollNew(db, shopId, MONDAY)).enrolled).toBe(0);
});

test('a cursor only goes forward and misses nothing', async () => {
  const small = await newShop(30);
  let next = 0;
  let stood = 0;
  let recorded = 0;
  const turn = fc.array(fc.constantFrom('one', 'three', 'other', 'read', 'readTwice'), {
    minLength: 5,
    maxLength: 12,
  });
  await fc.assert(
    fc.asyncProperty(turn, async (moves) => {
      for (const move of moves) {
        const views = { one: 1, three: 3, other: 0, read: 0, readTwice: 0 }[move];
        const events = Array.from({ length: views }, () =>
          viewOf(small.profiles[next++ % 30]!.id, later(-60_000 - next)),
        );
        recorded += views;
        if (events.length > 0) await record(db, small, events, MONDAY);
        if (move.startsWith('read')) {
          const times = move === 'readTwice' ? 2 : 1;
          await Promise.all(
            Array.from({ length: times }, () => enrollNew(db, small.shop.id, MONDAY)),
          );
          const { passedOver, places: inside } = await overview(db, small);
          const seen =
            (passedOver.already_in_flow ?? 0) + inside.reduce((sum, row) => sum + row.count, 0);
          expect(seen).toBe(recorded);
        }
        const stands = await cursorOf(small.shop.id);
        expect(stands).toBeGreaterThanOrEqual(stood);
        stood = stands;
      }
    }),
    { numRuns: cases(5, 200) },
  );
});

test('a flow that is off reads nothing', async () => {
  const small = await openSmallShop(db, `enroll-${(shops += 1)}.myshopify.com`, 2);
  const { shop } = small;
  await record(db, small, [viewOf(small.profiles[0]!.id, later(-60_000))], MONDAY);
  expect(await enrollNew(db, shop.id, MONDAY)).toEqual({ enrolled: 0, passedOver: {} });
  expect((await overview(db, small)).flow).toMatchObject({ state: 'off', holdoutShare: 0.1 });
  await switchOn(db, shop, BROWSE_ABANDONMENT, MONDAY);
  expect((await enrollNew(db, shop.id, MONDAY)).passedOver).toEqual({ before_switch_on: 1 });
});

test('switching off ends what is inside at once', async () => {
  const small = await newShop(3);
  const { shop, profiles } = small;
  const views = profiles.map(({ id }) => viewOf(id, later(-60_000)));
  await record(db, small, views, MONDAY);
  const post = openPost();
  await pass(db, small, post, MONDAY);
  await inShop(db, shop.id, (tx) => switchOff(tx, shop.id, BROWSE_ABANDONMENT, later(HOUR_MS)));
  await switchOn(db, shop, BROWSE_ABANDONMENT, later(HOUR_MS));
  await pass(db, small, post, later(2 * HOUR_MS));
  expect(post.sent).toEqual([]);
  expect(await places(db, small)).toEqual({ switched_off: 3 });
});

test('a flow is not switched on before a shop is ready', async () => {
  const { shop } = await openSmallShop(db, `enroll-${(shops += 1)}.myshopify.com`, 1);
  const bare = { ...shop, postalAddress: ' ', senderEmail: 'nobody' };
  expect(await switchOn(db, bare, BROWSE_ABANDONMENT, MONDAY)).toEqual({
    kind: 'refused',
    problems: ['noPostalAddress', 'noSender'],
  });
});

const NO = {
  channel: 'email' as const,
  state: 'unsubscribed' as const,
  level: null,
  source: 'merchant',
  wording: null,
};
