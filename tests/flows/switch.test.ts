// The switch and the settings of a flow as a merchant's tabs move them.
import { expect, test } from 'vitest';
import { inShop } from '~/db';
import { BROWSE_ABANDONMENT, FLOWS } from '~/flows/library';
import { listFlows, readFlowSnapshot, windowStart } from '~/flows/overview';
import { findFlow } from '~/flows/store';
import { saveFlow, switchOff, switchOn } from '~/flows/switch';
import { findShop, stopSending } from '~/shops/store';
import { openDatabase } from '../support/database';
import { MONDAY, openPost, openSmallShop, type SmallShop } from '../support/small-shop';
import {
  HOUR_MS,
  later,
  MINUTE_MS,
  openFlowShop,
  overview,
  pass,
  record,
  viewOf,
} from './flow-shop';

const { db } = await openDatabase();
let shops = 0;
const nextDomain = () => `switch-${(shops += 1)}.myshopify.com`;
const newShop = (customers: number, settings?: Record<string, string>) =>
  openFlowShop(db, nextDomain(), customers, settings);

const DAY_MS = 24 * HOUR_MS;

function turnOff({ shop }: SmallShop, now: Date): Promise<boolean> {
  return inShop(db, shop.id, (tx) => switchOff(tx, shop.id, BROWSE_ABANDONMENT, now));
}

function save({ shop }: SmallShop, fields: Record<string, string>) {
  return inShop(db, shop.id, (tx) =>
    saveFlow(tx, shop.id, BROWSE_ABANDONMENT, { fields, now: MONDAY }),
  );
}

async function flowOf({ shop }: SmallShop) {
  return inShop(db, shop.id, (tx) => findFlow(tx, shop.id, BROWSE_ABANDONMENT));
}

test('of two tabs that turn a flow on one moves it', async () => {
  const small = await openSmallShop(db, nextDomain(), 1);
  const on = (now: Date) => switchOn(db, small.shop, BROWSE_ABANDONMENT, now);
  const answers = await Promise.all([on(MONDAY), on(MONDAY)]);
  expect(answers.map((answer) => answer.kind)).toEqual(['on', 'on']);
  expect(answers.filter((answer) => answer.kind === 'on' && answer.moved)).toHaveLength(1);
  expect(await on(later(HOUR_MS))).toEqual({ kind: 'on', moved: false });
  // What happened since the first switch-on still counts.
  expect((await flowOf(small)).switchedAt).toEqual(MONDAY);
});

test('turning off twice ends people once', async () => {
  const small = await newShop(2);
  const views = small.profiles.map(({ id }) => viewOf(id, later(0)));
  await record(db, small, views, later(MINUTE_MS));
  await pass(db, small, openPost(), later(MINUTE_MS));
  expect([await turnOff(small, later(HOUR_MS)), await turnOff(small, later(2 * HOUR_MS))]).toEqual([
    true,
    false,
  ]);
  expect((await overview(db, small)).places).toEqual([
    { state: 'ended', reason: 'switched_off', count: 2 },
  ]);
  expect((await flowOf(small)).switchedAt).toEqual(later(HOUR_MS));
});

test('a flow is not turned on while sending is stopped', async () => {
  const { shop } = await openSmallShop(db, nextDomain(), 1);
  await stopSending(db, shop.id, MONDAY);
  const stopped = (await findShop(db, shop.id))!;
  expect(await switchOn(db, stopped, BROWSE_ABANDONMENT, MONDAY)).toEqual({
    kind: 'refused',
    problems: ['sendingStopped'],
  });
});

test('two tabs that change different settings both have their way', async () => {
  const small = await newShop(1);
  expect(await save(small, { delayMinutes: '90' })).toEqual({ kind: 'saved' });
  expect(await save(small, { quietHours: 'off' })).toEqual({ kind: 'saved' });
  expect(await save(small, { holdoutPercent: '12.5', cooldownDays: '14' })).toEqual({
    kind: 'saved',
  });
  expect(await flowOf(small)).toMatchObject({
    delayMinutes: 90,
    quietHours: false,
    holdoutShare: 0.125,
    cooldownDays: 14,
    gapHours: 16,
    state: 'on',
  });
});

test('refuses each setting with the reason of its field', async () => {
  const small = await newShop(1);
  const wrong = { delayMinutes: '9', cooldownDays: '', gapHours: '1.5', holdoutPercent: '51' };
  expect(await save(small, wrong)).toEqual({
    kind: 'refused',
    problems: ['holdoutRange', 'gapRange', 'delayRange', 'cooldownRange'],
  });
  expect(await flowOf(small)).toMatchObject({ delayMinutes: 60, cooldownDays: 7 });
});

test('people in the wait keep the wait they began with', async () => {
  const small = await newShop(1);
  await record(db, small, [viewOf(small.profiles[0]!.id, later(0))], later(MINUTE_MS));
  const post = openPost();
  await pass(db, small, post, later(MINUTE_MS));
  await save(small, { delayMinutes: '600' });
  await pass(db, small, post, later(HOUR_MS));
  expect(post.sent).toHaveLength(1);
});

test('a screen counts the last four weeks and who waits now', async () => {
  const small = await newShop(3, { gapHours: '0' });
  const [anna, ben, cleo] = small.profiles.map(({ id }) => id);
  const post = openPost();
  const old = later(10 * MINUTE_MS);
  await record(db, small, [viewOf(anna!, later(0)), viewOf(null, later(0))], old);
  await pass(db, small, post, old);
  await pass(db, small, post, later(HOUR_MS));
  const month = 29 * DAY_MS;
  await record(db, small, [viewOf(ben!, later(month))], later(month + MINUTE_MS));
  await pass(db, small, post, later(month + HOUR_MS));
  await record(db, small, [viewOf(cleo!, later(month + HOUR_MS))], later(month + HOUR_MS));
  await pass(db, small, post, later(month + HOUR_MS + MINUTE_MS));

  const now = later(month + 2 * HOUR_MS - MINUTE_MS);
  const seen = await inShop(db, small.shop.id, (tx) =>
    readFlowSnapshot(tx, small.shop.id, BROWSE_ABANDONMENT, windowStart(now)),
  );
  // Anna's mail and the visitor without a name are older than the window.
  expect(seen.waiting).toEqual([{ step: 1, count: 1 }]);
  expect(seen.places.map(({ reason, count }) => [reason, count])).toEqual([
    [null, 1],
    ['completed', 1],
  ]);
  expect(seen.messages).toEqual([{ state: 'accepted', reason: null, count: 1, clicked: 0 }]);
  expect(seen.passedOver).toEqual({});
  // The last emails are the last ones, however old.
  expect(seen.latest.map(({ address }) => address)).toEqual([
    small.profiles[1]!.address,
    small.profiles[0]!.address,
  ]);
  expect((await overview(db, small)).passedOver).toEqual({ anonymous: 1 });
});

test('a new shop has every flow of the library, all off', async () => {
  const { shop } = await openSmallShop(db, nextDomain(), 1);
  const flows = await inShop(db, shop.id, (tx) => listFlows(tx, shop.id, windowStart(MONDAY)));
  expect(flows.map(({ flow }) => [flow.id, flow.state])).toEqual(
    FLOWS.map(({ id }) => [id, 'off']),
  );
});
