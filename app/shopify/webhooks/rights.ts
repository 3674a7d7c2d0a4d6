// What people's rights ask of us by way of Shopify: give out what is known of a person, forget a person, forget a shop.
import { createHash } from 'node:crypto';
import type { Db } from '~/db';
import { findPersonIds } from '~/profiles/erase-store';
import { scrubShop } from '~/shops/installation-store';
import type { Shop } from '~/shops/store';
import { forgetPerson } from '../privacy/forget-person';
import type { ToldPerson } from '../translate/webhook-shop';
import { eraseTenantRows } from './erase-store';
import { gatherPerson, saveRequest } from './privacy-store';
import type { Told } from './read-delivery';
import { deleteSessionsOf } from './session-store';

const DAY_MS = 86_400_000;
/** Within which a merchant answers (GDPR art. 12 (3): a month; Shopify asks for 30 days). */
const DUE_DAYS = 30;

export async function applyRights(db: Db, shop: Shop, told: Told[], now: Date): Promise<void> {
  for (const { subject, meaning } of told) {
    if (subject === 'data-request') await answerRequest(db, shop.id, meaning, now);
    if (subject === 'forget-person')
      await forgetPerson(db, shop.id, { ...meaning, askedBy: 'shopify', askedAt: meaning.at }, now);
  }
  if (told.some((one) => one.subject === 'forget-shop')) await forgetShop(db, shop);
}

type Asked = ToldPerson & { at: Date };

async function answerRequest(db: Db, shopId: number, asked: Asked, now: Date): Promise<void> {
  const profileIds = await findPersonIds(db, shopId, asked);
  await saveRequest(db, shopId, {
    id: asked.requestId ?? nameless(shopId, asked),
    customerId: asked.customerId,
    requestedAt: asked.at,
    dueAt: new Date(asked.at.getTime() + DUE_DAYS * DAY_MS),
    data: await gatherPerson(db, shopId, profileIds),
    gatheredAt: now,
  });
}

/** Shopify numbers its requests; where it does not, the same one told twice is still one, and its id names nobody. */
function nameless(shopId: number, { customerId, email, at }: Asked): string {
  const facts = [shopId, customerId, email, at.getTime()].join('|');
  return `request-${createHash('sha256').update(facts).digest('hex').slice(0, 24)}`;
}

/** Two days after it left. A shop that came back meanwhile is not forgotten. */
async function forgetShop(db: Db, shop: Shop): Promise<void> {
  if (!shop.uninstalledAt) return;
  await deleteSessionsOf(db, shop.domain);
  await eraseTenantRows(db, shop.id);
  await scrubShop(db, shop.id);
}
