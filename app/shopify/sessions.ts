// Shopify's sessions in our database, their tokens sealed. Wraps the library's own storage, which would keep them in the clear.
import type { Session } from '@shopify/shopify-api';
import { Session as ShopifySession } from '@shopify/shopify-api';
import { PrismaSessionStorage } from '@shopify/shopify-app-session-storage-prisma';
import type { Database } from '~/db';
import type { TokenCipher } from './token-cipher';
import { markStored } from './webhooks/session-store';

export type SessionStorage = Pick<
  PrismaSessionStorage<Database>,
  'storeSession' | 'loadSession' | 'deleteSession' | 'deleteSessions' | 'findSessionsByShop'
>;

export function createSessionStorage(
  database: Database,
  cipher: TokenCipher,
  now: () => Date,
): SessionStorage {
  const plain = new PrismaSessionStorage(database);
  const open = (session: Session): Session => withTokens(session, cipher.open);
  return {
    storeSession: async (session) => {
      const isStored = await plain.storeSession(withTokens(session, cipher.seal));
      await markStored(database, session.id, now());
      return isStored;
    },
    loadSession: async (id) => {
      const session = await plain.loadSession(id);
      return session && open(session);
    },
    deleteSession: (id) => plain.deleteSession(id),
    deleteSessions: (ids) => plain.deleteSessions(ids),
    findSessionsByShop: async (shop) => (await plain.findSessionsByShop(shop)).map(open),
  };
}

function withTokens(session: Session, change: (token: string, shop: string) => string): Session {
  const changed = (token: string | undefined) => (token ? change(token, session.shop) : token);
  return new ShopifySession({
    ...session.toObject(),
    accessToken: changed(session.accessToken),
    refreshToken: changed(session.refreshToken),
  });
}
