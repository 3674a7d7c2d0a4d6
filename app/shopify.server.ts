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
import type { Database } from '~/db';
import { prisma } from '~/db.server';
import { env } from '~/env.server';
import { createAdmin } from '~/shopify/admin';
import type { Admin } from '~/shopify/admin';
import { ensureInstalled } from '~/shopify/install';
import { SCOPES } from '~/shopify/scopes';
import { createSessionStorage } from '~/shopify/sessions';
import { createTokenCipher } from '~/shopify/token-cipher';
import type { Shop } from '~/shops/store';

const settings = env();

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
  sessionStorage: createSessionStorage(
    prisma(),
    createTokenCipher([settings.ATTUNE_SECRET], randomBytes),
  ),
  future: { unstable_newEmbeddedAuthStrategy: true, expiringOfflineAccessTokens: true },
});

/** What the library asks of the pages around its answers: the headers that must reach the browser. */
export { boundary };

export const { authenticate, unauthenticated, addDocumentResponseHeaders, sessionStorage } =
  shopify;

/** The Admin API of an installed shop for background work; an expiring token is refreshed by the library. */
export async function adminOf(domain: string): Promise<Admin> {
  const { session } = await unauthenticated.admin(domain);
  if (!session.accessToken) throw new Error(`shop ${domain} has no access token`);
  return createAdmin(domain, session.accessToken);
}

/** Who asks, on every page and data route of the admin: proves the session token, and installs on a first visit. */
export async function requireShop(
  request: Request,
): Promise<{ shop: Shop; database: Database; now: Date; staffId: string | null }> {
  const { session, sessionToken } = await authenticate.admin(request);
  const now = new Date();
  const admin = createAdmin(session.shop, session.accessToken ?? '');
  const shop = await ensureInstalled(prisma(), admin, now);
  return { shop, database: prisma(), now, staffId: sessionToken.sub ?? null };
}
