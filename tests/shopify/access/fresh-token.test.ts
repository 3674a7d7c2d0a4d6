// The token for background work: the stored one while it is good, one refresher at a time, and a refusal as an answer.
import { randomBytes } from 'node:crypto';
import { Session } from '@shopify/shopify-api';
import { expect, test } from 'vitest';
import { createDb } from '~/db';
import { freshToken, type TokenDesk } from '~/shopify/access/fresh-token';
import { withTokenLock } from '~/shopify/access/lock-store';
import type { Refreshing } from '~/shopify/access/refresh';
import { createSessionStorage } from '~/shopify/sessions';
import { createTokenCipher } from '~/shopify/token-cipher';
import { openDatabase } from '../../support/database';
import { NOW } from '../../support/factories';

const { db, applicationUrl } = await openDatabase();
const sessions = createSessionStorage(
  db,
  createTokenCipher(['a secret of at least thirty-two signs'], randomBytes),
  () => NOW,
);

const after = (minutes: number) => new Date(NOW.getTime() + minutes * 60_000);

async function storeToken(domain: string, change: object = {}): Promise<void> {
  const facts = { shop: domain, state: '', isOnline: false, accessToken: 'old', refreshToken: 'r' };
  await sessions.storeSession(
    new Session({ id: `offline_${domain}`, ...facts, expires: after(60), ...change }),
  );
}

/** As one process has it: a connection of its own for the lock. Counts how often Shopify is asked. */
function openDesk(answer?: (old: Session) => Refreshing) {
  const lock = createDb(applicationUrl, 1);
  let asked = 0;
  const desk: TokenDesk = {
    sessions,
    oneAtATime: (domain, work) => withTokenLock(lock, domain, work),
    refresh: async (old) => {
      asked += 1;
      await new Promise((resolve) => setImmediate(resolve));
      if (answer) return answer(old);
      const fresh = { accessToken: `new ${asked}`, expires: after(60), refreshToken: 'r2' };
      return { kind: 'refreshed', session: new Session({ ...old.toObject(), ...fresh }) };
    },
    now: () => NOW,
  };
  return { desk, asked: () => asked, close: () => lock.$disconnect() };
}

test('a token that is good for a while is not refreshed', async () => {
  await storeToken('good.myshopify.com');
  const { desk, asked, close } = openDesk();
  expect(await freshToken(desk, 'good.myshopify.com')).toEqual({ kind: 'granted', token: 'old' });
  expect(asked()).toBe(0);
  await close();
});

test('of many who ask in two processes one refreshes', async () => {
  await storeToken('busy.myshopify.com', { expires: after(4) });
  const [one, two] = [openDesk(), openDesk()];
  const answers = await Promise.all(
    Array.from({ length: 20 }, (_, n) =>
      freshToken((n % 2 === 0 ? one : two).desk, 'busy.myshopify.com'),
    ),
  );
  expect(new Set(answers.map((each) => JSON.stringify(each)))).toEqual(
    new Set(['{"kind":"granted","token":"new 1"}']),
  );
  expect(one.asked() + two.asked()).toBe(1);
  await one.close();
  await two.close();
});

test('a refusal is an answer to all who wait', async () => {
  await storeToken('gone.myshopify.com', { expires: after(-1) });
  const { desk, close } = openDesk(() => ({ kind: 'refused' }));
  const answers = await Promise.all([1, 2].map(() => freshToken(desk, 'gone.myshopify.com')));
  expect(answers).toEqual([{ kind: 'refused' }, { kind: 'refused' }]);
  await close();
});

test('a shop without a session is refused without asking', async () => {
  const { desk, asked, close } = openDesk();
  expect(await freshToken(desk, 'nobody.myshopify.com')).toEqual({ kind: 'refused' });
  expect(asked()).toBe(0);
  await close();
});

test('a token without an end and without renewal is told apart', async () => {
  await storeToken('endless.myshopify.com', { expires: undefined, refreshToken: undefined });
  await storeToken('ended.myshopify.com', { expires: after(-1), refreshToken: undefined });
  const { desk, close } = openDesk();
  expect(await freshToken(desk, 'endless.myshopify.com')).toMatchObject({ kind: 'granted' });
  expect(await freshToken(desk, 'ended.myshopify.com')).toEqual({ kind: 'refused' });
  await close();
});
