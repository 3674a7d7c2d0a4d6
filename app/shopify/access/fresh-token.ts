// The access token of a shop for background work: the stored one while it is good, else a fresh one, got by one asker
// for all who wait.
import type { Session } from '@shopify/shopify-api';
import type { SessionStorage } from '../sessions';
import type { Refreshing } from './refresh';

export type TokenDesk = {
  sessions: Pick<SessionStorage, 'loadSession' | 'storeSession'>;
  /** One at a time for a shop, over all processes. */
  oneAtATime: <T>(domain: string, work: () => Promise<T>) => Promise<T>;
  refresh: (old: Session) => Promise<Refreshing>;
  now: () => Date;
};

export type Access = { kind: 'granted'; token: string } | { kind: 'refused' };

/** As the library does: what ends within five minutes may end under way. */
const SOON_MS = 5 * 60_000;

export async function freshToken(desk: TokenDesk, domain: string): Promise<Access> {
  const stored = await desk.sessions.loadSession(`offline_${domain}`);
  return standing(stored, desk.now()) ?? desk.oneAtATime(domain, () => renew(desk, domain));
}

/** Whoever waited for its turn finds what the one before has stored. */
async function renew(desk: TokenDesk, domain: string): Promise<Access> {
  const stored = await desk.sessions.loadSession(`offline_${domain}`);
  const answer = standing(stored, desk.now());
  if (answer || !stored) return answer ?? { kind: 'refused' };
  const refreshing = await desk.refresh(stored);
  if (refreshing.kind === 'refused') return refreshing;
  await desk.sessions.storeSession(refreshing.session);
  return { kind: 'granted', token: refreshing.session.accessToken! };
}

/** Null: it has to be refreshed first. */
function standing(session: Session | undefined, now: Date): Access | null {
  if (!session?.accessToken) return { kind: 'refused' };
  const endsAt = session.expires?.getTime() ?? Infinity;
  if (endsAt - now.getTime() > SOON_MS) return { kind: 'granted', token: session.accessToken };
  return session.refreshToken ? null : { kind: 'refused' };
}
