// After people or orders changed: guests who turn out to be customers become one with them, and each order belongs to
// whoever answers for it now. What comes out does not depend on the order in which Shopify told of things.
import { recallSuppressions } from '~/consent/erase-store';
import { moveConsent } from '~/consent/merge-store';
import type { Db } from '~/db';
import { moveDecisions } from '~/decisions/merge-store';
import { amendOrderEvents, moveEvents } from '~/events/person-store';
import { lockStream } from '~/events/store';
import { moveEnrollments } from '~/flows/merge-store';
import { moveMessages } from '~/messages/ledger/merge-store';
import { attributeOrders, listGuestOrders } from '~/orders/attribution-store';
import { dropMerged, listStrays } from '~/profiles/removal-store';
import { ensureGuests } from '~/profiles/store';

export async function settlePeople(
  db: Db,
  shopId: number,
  changed: { addresses: string[]; customerIds: string[] },
): Promise<void> {
  const addresses = [...new Set(changed.addresses)].sort();
  if (addresses.length + changed.customerIds.length === 0) return;
  await recallSuppressions(db, shopId, addresses);
  await ensureGuests(db, shopId, await listGuestOrders(db, shopId, addresses));
  const moved = await attributeOrders(db, shopId, { ...changed, addresses });
  const strays = await listStrays(db, shopId, addresses);
  if (strays.length > 0) {
    // A visit that is being recorded for the guest right now is moved along, or finds the customer.
    await lockStream(db, shopId);
    await moveEvents(db, shopId, strays);
    await moveConsent(db, shopId, strays);
    await moveMessages(db, shopId, strays);
    await moveDecisions(db, shopId, strays);
    await moveEnrollments(db, shopId, strays);
    await dropMerged(db, shopId, strays);
  }
  await amendOrderEvents(
    db,
    shopId,
    moved.map((order) => order.orderId),
  );
}
