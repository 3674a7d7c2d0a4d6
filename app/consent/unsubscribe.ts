// A person says no: at once, for every later message, with proof kept (RFC 8058; ours within a second).
import type { Db } from '~/db';
import { recordAtDoor } from './door-change';

export type Unsubscribe = {
  profileId: string;
  address: string | null;
  source: 'one_click' | 'unsubscribe_page' | 'preference_page' | 'merchant';
  /** The page or the mail where it was said. */
  place?: string | null;
};

/**
 * Runs in the caller's transaction, so that what is queued can be cancelled in the same commit. Idempotent; answers
 * whether it was news. A repeated no is kept all the same: it is later than any yes that may still arrive.
 */
export function unsubscribe(
  db: Db,
  shopId: number,
  { profileId, address, source, place = null }: Unsubscribe,
  now: Date,
): Promise<boolean> {
  const no = { profileId, state: 'unsubscribed', level: null, source, wording: null } as const;
  return recordAtDoor(db, shopId, { ...no, place, address }, now);
}
