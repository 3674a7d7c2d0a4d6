// A person says no: at once, for every later message, with proof kept (RFC 8058; ours within a second).
import type { Db } from '~/db';
import { recordConsent, suppressAddress } from './store';

export type Unsubscribe = {
  profileId: string;
  address: string | null;
  source: 'one_click' | 'unsubscribe_page' | 'merchant';
};

/** Runs in the caller's transaction, so that what is queued can be cancelled in the same commit. Idempotent. */
export async function unsubscribe(
  db: Db,
  shopId: number,
  request: Unsubscribe,
  now: Date,
): Promise<void> {
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
        changedAt: now,
      },
    ],
    now,
  );
  if (request.address) await suppressAddress(db, shopId, request.address, 'unsubscribed', now);
}
