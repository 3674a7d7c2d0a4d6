// The one place through which a person's own word about mail passes, said at a door of ours: ledger, state, suppression.
import type { Db } from '~/db';
import { lockConsent, recordConsent, suppressAddress } from './store';
import { liftSuppression } from './suppression-store';
import type { ConsentChange, ConsentState } from './store';

export type DoorChange = Omit<ConsentChange, 'channel' | 'changedAt'>;

/**
 * A word at the door is the latest there is: what another clock dated ahead of ours must not outlast it. A no suppresses
 * the address; a yes lifts only the suppression that the person's own no had made. Answers whether it was news.
 */
export async function recordAtDoor(
  db: Db,
  shopId: number,
  { address, ...change }: DoorChange & { address: string | null },
  now: Date,
): Promise<boolean> {
  const before = await lockConsent(db, shopId, change.profileId, 'email');
  const changedAt = before && before.changedAt > now ? before.changedAt : now;
  const opens = change.state === 'subscribed' && before?.state !== 'subscribed';
  // Of two words of one instant the no stands: a yes that answers it is a moment later.
  const at = opens && before && before.changedAt >= changedAt ? later(before.changedAt) : changedAt;
  await recordConsent(db, shopId, [{ ...change, channel: 'email', changedAt: at }], now);
  if (address && change.state === 'unsubscribed')
    await suppressAddress(db, shopId, address, 'unsubscribed', now);
  if (address && change.state === 'subscribed') await liftSuppression(db, shopId, address);
  return before?.state !== (change.state satisfies ConsentState);
}

function later(instant: Date): Date {
  return new Date(instant.getTime() + 1);
}
