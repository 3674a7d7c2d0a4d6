// What people's rights ask of us by way of Shopify: give out what is known of a person, forget a person, forget a shop.
import { eraseConsent } from '~/consent/erase-store';
import type { Db } from '~/db';
import { eraseDecisions } from '~/decisions/merge-store';
import { eraseEvents } from '~/events/person-store';
import { lockStream } from '~/events/store';
import { eraseEnrollments } from '~/flows/merge-store';
import { eraseMessages } from '~/messages/ledger/merge-store';
import { redactOrders } from '~/orders/attribution-store';
import { eraseGuests, findPersonIds, forgetNames } from '~/profiles/erase-store';
import { deleteCustomers } from '~/profiles/removal-store';
import { scrubShop } from '~/shops/installation-store';
import type { Shop } from '~/shops/store';
import type { ToldPerson } from '../translate/webhook-shop';
import { emptyMentions, eraseTenantRows } from './erase-store';
import { emptyRequests, gatherPerson, saveRequest } from './privacy-store';
import type { Told } from './read-delivery';
import { deleteSessionsOf } from './session-store';

const DAY_MS = 86_400_000;
/** Within which a merchant answers (GDPR art. 12 (3): a month; Shopify asks for 30 days). */
const DUE_DAYS = 30;

export async function applyRights(db: Db, shop: Shop, told: Told[], now: Date): Promise<void> {
  for (const { subject, meaning } of told) {
    if (subject === 'data-request') await answerRequest(db, shop.id, meaning, now);
    if (subject === 'forget-person') await forgetPerson(db, shop.id, meaning);
  }
  if (told.some((one) => one.subject === 'forget-shop')) await forgetShop(db, shop);
}

type Asked = ToldPerson & { at: Date };

async function answerRequest(db: Db, shopId: number, asked: Asked, now: Date): Promise<void> {
  const profileIds = await findPersonIds(db, shopId, asked);
  await saveRequest(db, shopId, {
    id: asked.requestId ?? `${asked.customerId ?? 'guest'}:${asked.at.getTime()}`,
    customerId: asked.customerId,
    requestedAt: asked.at,
    dueAt: new Date(asked.at.getTime() + DUE_DAYS * DAY_MS),
    data: await gatherPerson(db, shopId, profileIds),
    gatheredAt: now,
  });
}

/** What is bought stays as numbers; nothing names who bought it. A no stays as a hash (docs/decisions/0021). */
async function forgetPerson(db: Db, shopId: number, asked: Asked): Promise<void> {
  const { customerId, email, orderIds, at } = asked;
  // No visit is given to the person between the erasing of events and of names.
  await lockStream(db, shopId);
  const profileIds = await findPersonIds(db, shopId, asked);
  await eraseConsent(db, shopId, { profileIds, email, at });
  await redactOrders(db, shopId, { profileIds, orderIds, at });
  await eraseMessages(db, shopId, profileIds, at);
  await eraseDecisions(db, shopId, profileIds);
  await eraseEnrollments(db, shopId, profileIds);
  await eraseEvents(db, shopId, profileIds);
  await emptyMentions(db, shopId, { customerId, email });
  await emptyRequests(db, shopId, { customerId, profileIds });
  await forgetNames(db, shopId, profileIds);
  await eraseGuests(db, shopId, profileIds, at);
  if (customerId) await deleteCustomers(db, shopId, [{ customerId, deletedAt: at }]);
}

/** Two days after it left. A shop that came back meanwhile is not forgotten. */
async function forgetShop(db: Db, shop: Shop): Promise<void> {
  if (!shop.uninstalledAt) return;
  await deleteSessionsOf(db, shop.domain);
  await eraseTenantRows(db, shop.id);
  await scrubShop(db, shop.id);
}
