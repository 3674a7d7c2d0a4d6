// The Shopify library, configured once, and its parts by name.
import { randomBytes } from 'node:crypto';
import '@shopify/shopify-app-remix/adapters/node';
import {
  ApiVersion,
  AppDistribution,
  boundary,
  LogSeverity,
  shopifyApp,
} from '@shopify/shopify-app-remix/server';
import { createDb, type Database } from '~/db';
import { prisma } from '~/db.server';
import { env, ownSecrets } from '~/env.server';
import { AccessRefused } from '~/shopify/access/access-refused';
import { freshToken, type TokenDesk } from '~/shopify/access/fresh-token';
import { withTokenLock } from '~/shopify/access/lock-store';
import { refreshSession } from '~/shopify/access/refresh';
import { reseal, type Resealed } from '~/shopify/access/reseal';
import { createTurns } from '~/shopify/access/turns';
import { createAdmin } from '~/shopify/admin';
import type { Admin } from '~/shopify/admin';
import { ensureInstalled } from '~/shopify/install';
import { SCOPES } from '~/shopify/scopes';
import { createSessionStorage } from '~/shopify/sessions';
import { createTokenCipher } from '~/shopify/token-cipher';
import type { Shop } from '~/shops/store';

const settings = env();

const CREDENTIALS = {
  clientId: settings.SHOPIFY_API_KEY,
  clientSecret: settings.SHOPIFY_API_SECRET,
};

const cipher = createTokenCipher(ownSecrets(settings), randomBytes);

const sessions = createSessionStorage(prisma(), cipher, () => new Date());

const shopify = shopifyApp({
  apiKey: settings.SHOPIFY_API_KEY,
  apiSecretKey: settings.SHOPIFY_API_SECRET,
  apiVersion: ApiVersion.October26,
  appUrl: settings.SHOPIFY_APP_URL,
  scopes: SCOPES,
  authPathPrefix: '/auth',
  distribution: AppDistribution.AppStore,
  // One line a request would drown the facts that our own log keeps.
  logger: { level: LogSeverity.Warning },
  sessionStorage: sessions,
  future: { unstable_newEmbeddedAuthStrategy: true, expiringOfflineAccessTokens: true },
});

/** What the library asks of the pages around its answers: the headers that must reach the browser. */
export { boundary };

export const { authenticate, unauthenticated, addDocumentResponseHeaders, sessionStorage } =
  shopify;

let lockDatabase: Database | undefined;

const desk: TokenDesk = {
  sessions,
  oneAtATime: (domain, work) => {
    lockDatabase ??= createDb(settings.DATABASE_URL, 1);
    return withTokenLock(lockDatabase, domain, work);
  },
  refresh: (old) => refreshSession(old, CREDENTIALS, new Date()),
  now: () => new Date(),
};

/** The Admin API of an installed shop for background work. Throws AccessRefused where Shopify gives no token. */
export async function adminOf(domain: string): Promise<Admin> {
  const access = await freshToken(desk, domain);
  if (access.kind === 'refused') throw new AccessRefused(domain);
  return createAdmin(domain, access.token);
}

/** Tokens that a replaced secret sealed are sealed by the present one. */
export function resealTokens(): Promise<Resealed> {
  return reseal(prisma(), cipher);
}

const takeTurn = createTurns();

/** Who asks, on every page and data route of the admin: proves the session token, and installs on a first visit. */
export async function requireShop(
  request: Request,
): Promise<{ shop: Shop; database: Database; now: Date; staffId: string | null }> {
  const prove = () => authenticate.admin(request);
  const claimed = claimedShop(request);
  const { session, sessionToken } = await (claimed ? takeTurn(claimed, prove) : prove());
  const now = new Date();
  const admin = createAdmin(session.shop, session.accessToken ?? '');
  const shop = await ensureInstalled(prisma(), admin, now).catch(async (fault: unknown) => {
    if (!(fault instanceof AccessRefused)) throw fault;
    // A token of an installation that has ended: the page asks again, and gets a new one.
    await sessions.deleteSession(session.id);
    throw new Response(undefined, { status: 401, headers: RETRY });
  });
  return { shop, database: prisma(), now, staffId: sessionToken.sub ?? null };
}

/** App Bridge then sends the request once more, with a fresh session token. */
const RETRY = { 'X-Shopify-Retry-Invalid-Session-Request': '1' };

/** Not proved yet: good for waiting in the right line, for nothing else. */
function claimedShop(request: Request): string | null {
  const bearer = request.headers.get('authorization')?.replace(/^Bearer /i, '');
  const token = bearer ?? new URL(request.url).searchParams.get('id_token') ?? '';
  try {
    const claims = Buffer.from(token.split('.')[1] ?? '', 'base64url').toString();
    const { dest } = JSON.parse(claims) as { dest?: unknown };
    return typeof dest === 'string' ? dest : null;
  } catch {
    return null;
  }
}
