// Who came by a mail: the token that a click took along to the shop's page, shown again by the storefront's pixel.
import type { Db } from '~/db';
import { openVisit } from './visit-token';
import { findMessage } from '../ledger/report-store';
import { claimVisits } from './store';
import type { Showing } from './store';

/** Who a visitor is by a token that he or she shows; null when it says nothing. */
export type ClickWord = (showing: Showing) => string | null;

/**
 * A token says something only when we signed it, it is fresh, and no other visitor showed it before: whoever is given
 * such an address later is not the person to whom the mail was sent.
 */
export async function recognizeClicks(
  db: Db,
  shopId: number,
  shown: Showing[],
  { key, now }: { key: Buffer[]; now: Date },
): Promise<ClickWord> {
  const signed = shown.flatMap((showing) => {
    const payload = openVisit(key, showing.token, now);
    return payload ? [{ ...showing, payload }] : [];
  });
  const holders = await claimVisits(db, shopId, signed, now);
  const found = new Map<string, string>();
  for (const { token, visitorId, payload } of signed) {
    if (found.has(token) || holders.get(token) !== visitorId) continue;
    const { messageCreatedAt: createdAt, messageId: id } = payload;
    const message = await findMessage(db, shopId, { createdAt, id });
    if (message) found.set(token, message.profileId);
  }
  return ({ token, visitorId }) =>
    holders.get(token) === visitorId ? (found.get(token) ?? null) : null;
}
