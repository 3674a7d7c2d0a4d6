import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  findSuppression,
  recordConsent,
  suppressAddress,
  type ConsentChange,
} from '~/consent/store';
import { unsubscribe } from '~/consent/unsubscribe';
import { inShop } from '~/db';
import { cases } from '../support/counts';
import { openDatabase } from '../support/database';
import { consentChange, hoursAgo, newShop, NOW } from '../support/factories';

const { db } = await openDatabase();
const shop = await newShop(db);
const ANNA = 'anna@mail.example';

const tell = (...changes: ConsentChange[]) =>
  inShop(db, shop.id, (tx) => recordConsent(tx, shop.id, changes, NOW));
const stateOf = (profileId: string) =>
  inShop(db, shop.id, async (tx) => {
    const row = await tx.consent.findFirst({ where: { shopId: shop.id, profileId } });
    return row?.state ?? null;
  });
const ledgerOf = (profileId: string) =>
  inShop(db, shop.id, (tx) => tx.consentRecord.findMany({ where: { shopId: shop.id, profileId } }));

test('an older change is kept as proof and changes nothing', async () => {
  const anna = crypto.randomUUID();
  await tell(consentChange(anna, { state: 'unsubscribed', changedAt: hoursAgo(1) }));
  await tell(consentChange(anna, { state: 'subscribed', changedAt: hoursAgo(2) }));
  expect(await stateOf(anna)).toBe('unsubscribed');
  expect(await ledgerOf(anna)).toHaveLength(2);
});

test('a newer yes opens again what a no had closed', async () => {
  const anna = crypto.randomUUID();
  await tell(consentChange(anna, { state: 'unsubscribed', changedAt: hoursAgo(2) }));
  await tell(consentChange(anna, { changedAt: hoursAgo(1) }));
  expect(await stateOf(anna)).toBe('subscribed');
});

test('the same change told twice is one line', async () => {
  const anna = crypto.randomUUID();
  await tell(consentChange(anna), consentChange(anna));
  await tell(consentChange(anna));
  expect(await ledgerOf(anna)).toHaveLength(1);
});

test('channels of a person are kept apart', async () => {
  const anna = crypto.randomUUID();
  await tell(consentChange(anna), consentChange(anna, { channel: 'sms', state: 'unsubscribed' }));
  expect((await ledgerOf(anna)).map((row) => row.channel).sort()).toEqual(['email', 'sms']);
});

test('in any order the latest change stands, at one instant the no', async () => {
  const change = fc.record({
    hours: fc.integer({ min: 1, max: 3 }),
    state: fc.constantFrom('subscribed' as const, 'unsubscribed' as const),
  });
  await fc.assert(
    fc.asyncProperty(
      fc.array(change, { minLength: 1, maxLength: 6 }),
      fc.integer({ min: 1, max: 6 }),
      async (told, inOneCall) => {
        const person = crypto.randomUUID();
        const changes = told.map(({ hours, state }) =>
          consentChange(person, { state, changedAt: hoursAgo(hours) }),
        );
        for (let from = 0; from < changes.length; from += inOneCall)
          await tell(...changes.slice(from, from + inOneCall));
        const latest = Math.min(...told.map((one) => one.hours));
        const last = told.filter((one) => one.hours === latest).map((one) => one.state);
        const wanted = last.includes('unsubscribed') ? 'unsubscribed' : 'subscribed';
        expect(await stateOf(person)).toBe(wanted);
      },
    ),
    { numRuns: cases(40, 2_000) },
  );
});

test('a no by the link suppresses the address as well', async () => {
  const anna = crypto.randomUUID();
  await tell(consentChange(anna, { changedAt: hoursAgo(1) }));
  const request = { profileId: anna, address: ANNA, source: 'one_click' as const };
  for (let said = 0; said < 2; said += 1)
    await inShop(db, shop.id, (tx) => unsubscribe(tx, shop.id, request, NOW));
  expect(await stateOf(anna)).toBe('unsubscribed');
  expect(await ledgerOf(anna)).toHaveLength(2);
  expect(await inShop(db, shop.id, (tx) => findSuppression(tx, shop.id, ANNA))).toBe(
    'unsubscribed',
  );
});

test('the first reason of a suppression stays', async () => {
  await inShop(db, shop.id, async (tx) => {
    await suppressAddress(tx, shop.id, 'ben@mail.example', 'complained', hoursAgo(2));
    await suppressAddress(tx, shop.id, 'ben@mail.example', 'bounced', NOW);
    expect(await findSuppression(tx, shop.id, 'ben@mail.example')).toBe('complained');
  });
});
