import { expect, test } from 'vitest';
import { listAllRefusing } from '~/consent/purpose-store';
import {
  listRefusing,
  mayMeasureOpens,
  readPurposes,
  recordPurposes,
  type PurposeChange,
} from '~/consent/purposes';
import { inShop, type Db } from '~/db';
import { upsertCustomers } from '~/profiles/store';
import { openDatabase } from '../support/database';
import { customer, hoursAgo, newShop, NOW } from '../support/factories';

const { db } = await openDatabase();
const shop = await newShop(db);
const inOurs = <T>(work: (tx: Db) => Promise<T>) => inShop(db, shop.id, work);
const idOf = await inOurs((tx) =>
  upsertCustomers(tx, shop.id, [
    customer('1', { countryCode: 'DE' }),
    customer('2', { countryCode: 'US' }),
    customer('3', { countryCode: null }),
  ]),
);
const [german, american, unknown] = ['1', '2', '3'].map((id) => idOf.get(id)!) as [
  string,
  string,
  string,
];

const say = (profileId: string, change: Partial<PurposeChange>, now = NOW) =>
  inOurs((tx) =>
    recordPurposes(
      tx,
      shop.id,
      [
        {
          ...{ profileId, purpose: 'profile', state: 'refused', source: 'preference_page' },
          ...{ place: '/mail/preferences', wording: 'Learn from what I buy', changedAt: now },
          ...change,
        } as PurposeChange,
      ],
      now,
    ),
  );

test('opens are measured in Europe only after a yes', async () => {
  expect(await inOurs((tx) => mayMeasureOpens(tx, shop.id, american))).toBe(true);
  expect(await inOurs((tx) => mayMeasureOpens(tx, shop.id, german))).toBe(false);
  await say(german, { purpose: 'measure_opens', state: 'allowed' });
  expect(await inOurs((tx) => mayMeasureOpens(tx, shop.id, german))).toBe(true);
});

test('without a country the rule of the shop holds', async () => {
  const standing = (await inOurs((tx) => readPurposes(tx, shop.id, [unknown]))).get(unknown)!;
  expect(standing).toMatchObject({
    mail: { state: 'refused' },
    measure_opens: { state: 'refused', basis: 'consent', since: null },
    profile: { state: 'allowed', basis: 'legitimate_interest' },
  });
});

test('a no to profiling is found among all people of a shop', async () => {
  await say(american, {});
  expect(await inOurs((tx) => listAllRefusing(tx, shop.id, 'profile'))).toEqual(
    new Set([american]),
  );
  expect(await inOurs((tx) => listAllRefusing(tx, shop.id, 'measure_opens'))).toEqual(
    new Set([unknown]),
  );
});

test('an earlier word about a purpose is proof and changes nothing', async () => {
  await say(unknown, { purpose: 'personalise' });
  await say(unknown, { purpose: 'personalise', state: 'allowed', changedAt: hoursAgo(1) });
  const refusing = await inOurs((tx) => listRefusing(tx, shop.id, 'personalise', [unknown]));
  expect(refusing.has(unknown)).toBe(true);
  const lines = await inOurs((tx) =>
    tx.consentRecord.findMany({ where: { shopId: shop.id, profileId: unknown } }),
  );
  expect(lines.map((line) => line.place)).toEqual(['/mail/preferences', '/mail/preferences']);
});
