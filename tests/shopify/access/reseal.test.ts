// Replacing the secret: tokens go from the old to the new one, and nothing younger is overwritten.
import { randomBytes } from 'node:crypto';
import { expect, test } from 'vitest';
import { Session } from '@shopify/shopify-api';
import { sealedOtherwise, replaceSealed } from '~/shopify/access/sealed-store';
import { reseal } from '~/shopify/access/reseal';
import { createSessionStorage } from '~/shopify/sessions';
import { createTokenCipher } from '~/shopify/token-cipher';
import { openDatabase } from '../../support/database';

const { db } = await openDatabase();

const OLD = 'the secret of last year, long enough';
const NEW = 'the secret of this year, long enough';
const ABSENT = 'a secret that nobody names any more';

const storageOf = (...secrets: [string, ...string[]]) =>
  createSessionStorage(db, createTokenCipher(secrets, randomBytes), () => new Date());

function sessionOf(n: number): Session {
  const shop = `rotate-${n}.myshopify.com`;
  return new Session({
    id: `offline_${shop}`,
    ...{ shop, state: '', isOnline: false, accessToken: `shpat_${n}`, refreshToken: `shprt_${n}` },
  });
}

test('every token is sealed anew and then opens without the old secret', async () => {
  await db.session.deleteMany();
  // More than one batch of two hundred.
  for (let n = 0; n < 205; n += 1) await storageOf(OLD).storeSession(sessionOf(n));
  const both = createTokenCipher([NEW, OLD], randomBytes);
  expect(await reseal(db, both)).toEqual({ sealed: 205, unknown: 0 });
  for (const n of [0, 199, 200, 204]) {
    const opened = await storageOf(NEW).loadSession(sessionOf(n).id);
    expect(opened).toMatchObject({ accessToken: `shpat_${n}`, refreshToken: `shprt_${n}` });
  }
  expect(await reseal(db, both)).toEqual({ sealed: 0, unknown: 0 });
});

test('a token whose secret is not named is counted and left alone', async () => {
  await db.session.deleteMany();
  await storageOf(ABSENT).storeSession(sessionOf(1));
  await storageOf(OLD).storeSession(sessionOf(2));
  const before = await db.session.findUnique({ where: { id: sessionOf(1).id } });
  const both = createTokenCipher([NEW, OLD], randomBytes);
  expect(await reseal(db, both)).toEqual({ sealed: 1, unknown: 1 });
  expect(await db.session.findUnique({ where: { id: sessionOf(1).id } })).toEqual(before);
});

test('a token that was refreshed meanwhile is not put back', async () => {
  await db.session.deleteMany();
  await storageOf(OLD).storeSession(sessionOf(3));
  const { sealedBy } = createTokenCipher([NEW], randomBytes);
  const [stale] = await sealedOtherwise(db, { sealedBy, after: '', limit: 1 });
  await storageOf(NEW, OLD).storeSession(sessionOf(3));
  expect(await replaceSealed(db, stale!, { accessToken: 'x', refreshToken: 'x' })).toBe(false);
  expect(await storageOf(NEW).loadSession(sessionOf(3).id)).toMatchObject({
    accessToken: 'shpat_3',
  });
});
