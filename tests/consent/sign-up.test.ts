import { expect, test } from 'vitest';
import { confirmSignUp, expireSignUps, signUp } from '~/consent/sign-up';
import { listDueRequests, markPlanned } from '~/consent/request-store';
import { readPreferenceSettings, savePreferenceSettings } from '~/consent/settings-store';
import { findSuppression, suppressAddress } from '~/consent/store';
import { unsubscribe } from '~/consent/unsubscribe';
import { inShop, type Db } from '~/db';
import { openDatabase } from '../support/database';
import { NOW, newShop } from '../support/factories';

const { db } = await openDatabase();
const shop = await newShop(db);
const inOurs = <T>(work: (tx: Db) => Promise<T>) => inShop(db, shop.id, work);
const later = (days: number) => new Date(NOW.getTime() + days * 86_400_000);
const WORDING = 'Yes, write to me about new lamps.';

const ask = (email: string, country: string | null, now = NOW) =>
  inOurs((tx) =>
    signUp(
      tx,
      shop,
      { email, source: 'signup_form', wording: WORDING, place: '/pages/hello', country },
      now,
    ),
  );
const standingOf = (profileId: string) =>
  inOurs((tx) => tx.consent.findFirstOrThrow({ where: { shopId: shop.id, profileId } }));
const ledgerOf = (profileId: string) =>
  inOurs((tx) =>
    tx.consentRecord.findMany({
      where: { shopId: shop.id, profileId },
      orderBy: [{ changedAt: 'asc' }, { state: 'asc' }],
    }),
  );

/** As the sweep does: what is due becomes a message. */
async function planFor(profileId: string): Promise<string> {
  return inOurs(async (tx) => {
    const due = await listDueRequests(tx, shop.id, 100);
    const request = due.find((row) => row.profileId === profileId)!;
    const id = crypto.randomUUID();
    await markPlanned(tx, shop.id, request.id, { createdAt: NOW, id });
    return id;
  });
}

async function pendingPerson(email: string): Promise<{ profileId: string; messageId: string }> {
  const outcome = await ask(email, 'DE');
  if (outcome.kind !== 'pending') throw new Error(outcome.kind);
  return { profileId: outcome.profileId, messageId: await planFor(outcome.profileId) };
}

test('where one yes is enough a sign-up subscribes at once', async () => {
  const outcome = await ask('  Paul@Mail.example ', 'FR');
  expect(outcome.kind).toBe('subscribed');
  const { profileId } = outcome as { profileId: string };
  expect(await standingOf(profileId)).toMatchObject({
    state: 'subscribed',
    level: 'single_opt_in',
  });
  expect(await ledgerOf(profileId)).toMatchObject([
    { source: 'signup_form', place: '/pages/hello', wording: WORDING, purpose: 'mail' },
  ]);
});

test('a sign-up in Germany waits for the confirming mail', async () => {
  const { profileId, messageId } = await pendingPerson('greta@mail.example');
  expect((await standingOf(profileId)).state).toBe('pending');
  expect(await inOurs((tx) => confirmSignUp(tx, shop.id, messageId, later(1)))).toBe('confirmed');
  expect(await standingOf(profileId)).toMatchObject({
    state: 'subscribed',
    level: 'confirmed_opt_in',
  });
  const proofs = (await ledgerOf(profileId)).map((line) => line.proof);
  expect(proofs).toEqual([null, { confirmedByMessage: messageId, askedAt: NOW.toISOString() }]);
});

test('confirming twice is one yes', async () => {
  const { profileId, messageId } = await pendingPerson('hanna@mail.example');
  await inOurs((tx) => confirmSignUp(tx, shop.id, messageId, later(1)));
  expect(await inOurs((tx) => confirmSignUp(tx, shop.id, messageId, later(2)))).toBe('already');
  expect(await ledgerOf(profileId)).toHaveLength(2);
});

test('a no after the sign-up is stronger than an old confirming mail', async () => {
  const { profileId, messageId } = await pendingPerson('ida@mail.example');
  const no = { profileId, address: 'ida@mail.example', source: 'merchant' as const };
  await inOurs((tx) => unsubscribe(tx, shop.id, no, later(1)));
  expect(await inOurs((tx) => confirmSignUp(tx, shop.id, messageId, later(2)))).toBe('expired');
  expect((await standingOf(profileId)).state).toBe('unsubscribed');
});

test('an unconfirmed sign-up is forgotten after thirty days', async () => {
  const { profileId, messageId } = await pendingPerson('jana@mail.example');
  await inOurs((tx) => expireSignUps(tx, shop.id, later(29)));
  expect((await standingOf(profileId)).state).toBe('pending');
  await inOurs((tx) => expireSignUps(tx, shop.id, later(31)));
  expect((await standingOf(profileId)).state).toBe('not_subscribed');
  expect(await inOurs((tx) => confirmSignUp(tx, shop.id, messageId, later(32)))).toBe('expired');
});

test('one address is asked to confirm once an hour at most', async () => {
  const email = 'karl@mail.example';
  const { profileId } = (await ask(email, 'AT')) as { profileId: string };
  await ask(email, 'AT', new Date(NOW.getTime() + 59 * 60_000));
  const count = () =>
    inOurs((tx) => tx.mailRequest.count({ where: { shopId: shop.id, profileId } }));
  expect(await count()).toBe(1);
  await ask(email, 'AT', new Date(NOW.getTime() + 61 * 60_000));
  expect(await count()).toBe(2);
});

test('a suppressed address is not written to by a form', async () => {
  await inOurs((tx) => suppressAddress(tx, shop.id, 'lea@mail.example', 'complained', NOW));
  expect(await ask('lea@mail.example', 'FR')).toEqual({ kind: 'refused', reason: 'suppressed' });
  expect(await inOurs((tx) => findSuppression(tx, shop.id, 'lea@mail.example'))).toBe('complained');
});

test('what is no address is refused with its reason', async () => {
  expect(await ask('mia(at)mail', 'FR')).toEqual({ kind: 'refused', reason: 'address' });
});

test('a shop sets the countries that confirm', async () => {
  const other = await newShop(db);
  await inShop(db, other.id, async (tx) => {
    const settings = await readPreferenceSettings(tx, other.id);
    expect(settings.doubleOptIn).toEqual(['DE', 'AT', 'CH']);
    await savePreferenceSettings(tx, other.id, { ...settings, doubleOptIn: ['FR'] }, NOW);
    const words = { source: 'signup_form', wording: WORDING, place: '/' };
    const french = { ...words, email: 'a@mail.example', country: 'fr' };
    expect((await signUp(tx, other, french, NOW)).kind).toBe('pending');
    const german = { ...words, email: 'b@mail.example', country: 'DE' };
    expect((await signUp(tx, other, german, NOW)).kind).toBe('subscribed');
  });
});
