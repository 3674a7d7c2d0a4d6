// A person says no: at once, for every later message, with proof kept (RFC 8058; ours within a second).
import type { Db } from '~/db';
import { lockConsent, recordConsent, suppressAddress } from './store';

export type Unsubscribe = {
  profileId: string;
  address: string | null;
  source: 'one_click' | 'unsubscribe_page' | 'merchant';
};

/**
 * Runs in the caller's transaction, so that what is queued can be cancelled in the same commit. Idempotent; answers
 * whether it was news. A repeated no is kept all the same: it is later than any yes that may still arrive.
 */
export async function unsubscribe(
  db: Db,
  shopId: number,
  request: Unsubscribe,
  now: Date,
): Promise<boolean> {
  const before = await lockConsent(db, shopId, request.profileId, 'email');
  // A yes that another clock dated ahead of ours must not outlast the no that came after it.
  const changedAt = before && before.changedAt > now ? before.changedAt : now;
  await recordConsent(
    db,
    shopId,
    [
      {
        profileId: request.profileId,
        channel: 'email',
        state: 'unsubscribed',
        level: null,
        source: request.source,
        wording: null,
        changedAt,
      },
    ],
    now,
  );
  if (request.address) await suppressAddress(db, shopId, request.address, 'unsubscribed', now);
  return before?.state !== 'unsubscribed';
}
