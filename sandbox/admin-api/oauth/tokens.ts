// The access and refresh tokens that this shop has given the app, with Shopify's rules of expiry and rotation.
// Kept in a file of the data folder, so that an app which kept its session finds it honoured after a restart.

import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { SandboxContext } from '../../context';

export const ACCESS_SECONDS = 3600;
export const REFRESH_SECONDS = 90 * 24 * 3600;
/** An online token lives as long as a day at the desk. */
export const ONLINE_SECONDS = 86_399;

export type Grant = {
  accessToken: string;
  accessExpiresAt: number;
  scopes: string[];
  /** The installation it belongs to: worth nothing once that has ended. */
  installation: number;
  /** Null for an online token: those are not refreshed. */
  refreshToken: string | null;
  refreshExpiresAt: number;
  /** The refresh token that this grant replaced; it stays usable until this grant is first used. */
  replaces: string | null;
};

export type Tokens = {
  exchangeOffline(): Grant;
  exchangeOnline(): Grant;
  refresh(refreshToken: string): Grant | null;
  findAccess(accessToken: string): Grant | null;
};

export function openTokens(context: SandboxContext): Tokens {
  const file = join(context.dataDir, 'admin-tokens.json');
  let grants = readGrants(file);
  const now = () => context.clock.now().getTime();

  const isGranted = (grant: Grant) => {
    const { isInstalled, number } = context.installation.current();
    return isInstalled && grant.installation === number;
  };
  const keep = (next: Grant[]) => {
    grants = next.filter((grant) => grant.accessExpiresAt > now() || isRefreshable(grant, now()));
    mkdirSync(context.dataDir, { recursive: true });
    writeFileSync(`${file}.new`, JSON.stringify(grants), { mode: 0o600 });
    renameSync(`${file}.new`, file);
  };

  return {
    exchangeOffline: () => {
      const grant = makeGrant(context, null);
      // One refreshable token per app and shop: a new exchange ends the others, their access tokens run out.
      keep([...grants.map(withoutRefresh), grant]);
      return grant;
    },
    exchangeOnline: () => {
      const accessExpiresAt = now() + ONLINE_SECONDS * 1000;
      const grant = { ...withoutRefresh(makeGrant(context, null)), accessExpiresAt };
      keep([...grants, grant]);
      return grant;
    },
    refresh: (refreshToken) => {
      const used = grants.find((grant) => grant.refreshToken === refreshToken);
      if (!used || !isRefreshable(used, now()) || !isGranted(used)) return null;
      const grant = makeGrant(context, refreshToken);
      const rivals = grants.filter((other) => other !== used && other.replaces === used.replaces);
      const ended = used.replaces === null ? [] : [used.replaces, ...refreshTokensOf(rivals)];
      keep([...endRefresh(grants, ended), grant]);
      return grant;
    },
    findAccess: (accessToken) => {
      const grant = grants.find((one) => one.accessToken === accessToken);
      if (!grant || grant.accessExpiresAt <= now() || !isGranted(grant)) return null;
      const replaced = grant.replaces;
      if (replaced !== null && grants.some((one) => one.refreshToken === replaced)) {
        keep(endRefresh(grants, [replaced]));
      }
      // What a token may do follows the installation: scopes granted later count at once.
      return { ...grant, scopes: context.installation.current().scopes };
    },
  };
}

function makeGrant(context: SandboxContext, replaces: string | null): Grant {
  const now = context.clock.now().getTime();
  return {
    accessToken: `shpat_${randomBytes(16).toString('hex')}`,
    accessExpiresAt: now + ACCESS_SECONDS * 1000,
    scopes: [...context.installation.current().scopes],
    installation: context.installation.current().number,
    refreshToken: `shprt_${randomBytes(16).toString('hex')}`,
    refreshExpiresAt: now + REFRESH_SECONDS * 1000,
    replaces,
  };
}

function isRefreshable(grant: Grant, now: number): boolean {
  return grant.refreshToken !== null && grant.refreshExpiresAt > now;
}

function withoutRefresh(grant: Grant): Grant {
  return { ...grant, refreshToken: null };
}

function refreshTokensOf(grants: Grant[]): string[] {
  return grants.flatMap((grant) => grant.refreshToken ?? []);
}

function endRefresh(grants: Grant[], ended: string[]): Grant[] {
  return grants.map((grant) =>
    grant.refreshToken !== null && ended.includes(grant.refreshToken)
      ? withoutRefresh(grant)
      : grant,
  );
}

function readGrants(file: string): Grant[] {
  return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Grant[]) : [];
}
