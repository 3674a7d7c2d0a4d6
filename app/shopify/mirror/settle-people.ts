// After people or orders changed: guests who turn out to be customers become one with them, and each order belongs to
// whoever answers for it now. What comes out does not depend on the order in which Shopify told of things.
import { moveStockRequests } from '~/catalog/request-store';
import { moveConsent } from '~/consent/merge-store';
import type { Db } from '~/db';
import { moveDecisions } from '~/decisions/merge-store';
import { amendOrderEvents, moveEvents } from '~/events/person-store';
import { lockStream } from '~/events/store';
import { moveEnrollments } from '~/flows/merge-store';
import { moveMessages } from '~/messages/ledger/merge-store';
import { attributeOrders, listGuestOrders, moveOrders } from '~/orders/attribution-store';
import { dropDeadClaims, listClaimed, settleAddresses } from '~/profiles/addresses/claim-store';
import { listMerged } from '~/profiles/merges/store';
import { movePreferences } from '~/profiles/preferences-store';
import { dropMerged, listStrays } from '~/profiles/removal-store';
import { ensureGuests } from '~/profiles/store';
import { moveWriteBacks } from '~/profiles/write-back/store';

export async function settlePeople(
  db: Db,
  shopId: number,
  changed: { addresses: string[]; customerIds: string[]; mergedIds?: string[] },
): Promise<void> {
  const mergedIds = changed.mergedIds ?? [];
  const claimed = await listClaimed(db, shopId, mergedIds);
  const addresses = [...new Set([...changed.addresses, ...claimed])].sort();
  if (addresses.length + changed.customerIds.length + mergedIds.length === 0) return;
  await dropDeadClaims(db, shopId, mergedIds);
  await becomeOne(db, shopId, await listMerged(db, shopId, mergedIds));
  await settleAddresses(db, shopId, claimed);
  await ensureGuests(db, shopId, await listGuestOrders(db, shopId, addresses));
  const moved = await attributeOrders(db, shopId, { ...changed, addresses });
  await becomeOne(db, shopId, await listStrays(db, shopId, addresses));
  await amendOrderEvents(
    db,
    shopId,
    moved.map((order) => order.orderId),
  );
}

/** All that is known of the one is the other's: nothing is lost, and what is asked of both stands once. */
async function becomeOne(
  db: Db,
  shopId: number,
  pairs: { from: string; into: string }[],
): Promise<void> {
  if (pairs.length === 0) return;
  // A visit that is being recorded for the one right now is moved along, or finds the other.
  await lockStream(db, shopId);
  await moveEvents(db, shopId, pairs);
  await moveOrders(db, shopId, pairs);
  await moveConsent(db, shopId, pairs);
  await moveMessages(db, shopId, pairs);
  await moveDecisions(db, shopId, pairs);
  await moveEnrollments(db, shopId, pairs);
  await movePreferences(db, shopId, pairs);
  await moveStockRequests(db, shopId, pairs);
  await moveWriteBacks(db, shopId, pairs);
  await dropMerged(db, shopId, pairs);
}
