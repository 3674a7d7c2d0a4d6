// A shop with a row in every table, the same keys in each such shop: what leaks from one into another shows.
import { createCampaign } from '~/campaigns/draft-store';
import { launchCampaign } from '~/campaigns/launch';
import { hideProducts } from '~/catalog/hidden-store';
import { upsertLevels, upsertLocations } from '~/catalog/levels-store';
import {
  addCollectionProducts,
  upsertCollections,
  upsertProducts,
  upsertProductVariants,
} from '~/catalog/store';
import { recordConsent, suppressAddress } from '~/consent/store';
import { inShop, type Database, type Db } from '~/db';
import { saveDecisions } from '~/decisions/store';
import { recordEvents } from '~/events/record';
import { countPassedOver, lockCursor, moveCursor } from '~/flows/cursor-store';
import { insertEnrollments } from '~/flows/enrollment-store';
import { BROWSE_ABANDONMENT } from '~/flows/library';
import { moveSwitch } from '~/flows/store';
import { claimVisits } from '~/messages/visits/store';
import { messageIdFor, planMessages, type Plan } from '~/messages/ledger/plan-store';
import { upsertOrderLines, upsertOrders } from '~/orders/store';
import { saveMerges } from '~/profiles/merges/store';
import { upsertCustomers } from '~/profiles/store';
import { saveVisitors } from '~/profiles/visitor-store';
import { askWriteBack } from '~/profiles/write-back/store';
import { takeRuns } from '~/shopify/import-claim-store';
import { requestImport } from '~/shopify/import-store';
import { saveIssues } from '~/shopify/issue-store';
import { savePixel } from '~/shopify/pixel/store';
import { storeDeliveries } from '~/shopify/webhooks/inbox-store';
import { saveRequest } from '~/shopify/webhooks/privacy-store';
import { insertVersion } from '~/templates/store';
import { beginRun, saveArtifact } from '~/training/store';
import { fillPrivacy } from './full-privacy';
import { fillStreet } from './full-street';
import {
  consentChange,
  customer,
  hoursAgo,
  NOW,
  order,
  orderLine,
  placedOrder,
  product,
  variant,
} from './factories';

export const TEMPLATE = 'picks-for-you';
export const SHARED_ADDRESS = 'anna@mail.example';
export const VISITOR = 'visitor-1';

export type FullShop = {
  shopId: number;
  profileId: string;
  campaignId: number;
  messageId: string;
  runId: number;
};

/** `mark` stands in the words of its rows. Told again, the facts are the same; what is numbered goes on. */
export function fillShop(
  database: Database,
  shopId: number,
  workerId: string,
  mark: string,
): Promise<FullShop> {
  return inShop(database, shopId, async (db) => {
    const profileId = await fillKnown(db, shopId, mark);
    const campaignId = await fillSent(db, shopId, profileId, mark);
    await fillFlow(db, shopId, profileId);
    await requestImport(db, shopId, NOW);
    await takeRuns(db, shopId, workerId);
    await saveIssues(db, shopId, 'orders', [{ sourceId: 'gid://1', reason: mark }]);
    await fillInbox(db, shopId, mark);
    await fillEventKey(db, shopId, mark);
    await fillPrivacy(db, shopId, profileId, mark);
    await fillStreet(db, shopId, profileId, mark);
    const runId = await beginRun(db, shopId, workerId, NOW);
    const plan = planOf(campaignId);
    const messageId = messageIdFor(shopId, plan, profileId);
    return { shopId, profileId, campaignId, messageId, runId: runId ?? 1 };
  });
}

/** As its store would make it, but for the chance in it. */
async function fillEventKey(db: Db, shopId: number, mark: string): Promise<void> {
  const key = { shopId, id: 'k1', hash: mark, hint: 'abcd', createdAt: NOW };
  await db.eventKey.upsert({
    where: { shopId_id: { shopId, id: 'k1' } },
    create: key,
    update: key,
  });
}

async function fillInbox(db: Db, shopId: number, mark: string): Promise<void> {
  const delivery = { id: 'd1', topic: 'products/update', payload: mark, triggeredAt: NOW } as const;
  await storeDeliveries(db, shopId, [delivery], NOW);
  await saveRequest(db, shopId, {
    ...{ id: '1', customerId: '1', requestedAt: NOW, dueAt: NOW, gatheredAt: NOW },
    data: { profile: [mark] },
  });
}

async function fillKnown(db: Db, shopId: number, mark: string): Promise<string> {
  const ids = await upsertCustomers(db, shopId, [
    customer('1', { email: SHARED_ADDRESS, firstName: mark }),
  ]);
  const profileId = ids.get('1')!;
  await recordConsent(db, shopId, [consentChange(profileId)], NOW);
  await suppressAddress(db, shopId, 'gone@mail.example', 'bounced', NOW);
  await upsertProducts(db, shopId, [product('1', { title: mark })]);
  await upsertProductVariants(db, shopId, [
    variant('1', '11', { title: mark, inventoryItemId: '111' }),
  ]);
  await upsertLocations(db, shopId, [
    { id: '7', name: mark, isActive: true, fulfilsOnline: true, sourceAt: NOW },
  ]);
  await upsertLevels(db, shopId, [
    {
      ...{ inventoryItemId: '111', locationId: '7', available: 5, isConnected: true },
      sourceAt: hoursAgo(9_999),
    },
  ]);
  await upsertCollections(db, shopId, [
    { id: '9', handle: 'nine', title: mark, sourceAt: hoursAgo(1) },
  ]);
  await addCollectionProducts(db, shopId, [{ collectionId: '9', productId: '1' }]);
  await hideProducts(db, shopId, ['1'], { by: mark, now: NOW });
  await upsertOrders(db, shopId, [order('5', { profileId, name: mark })]);
  await upsertOrderLines(db, shopId, [orderLine('5', '51', { title: mark })]);
  await recordEvents(db, shopId, [placedOrder('order:5', { profileId })], NOW);
  await fillPeople(db, shopId, profileId, mark);
  await fillOrderParts(db, shopId, mark);
  await fillVisitors(db, shopId, profileId);
  return profileId;
}

/** Customer 2 became one with customer 1, who has a tag that Shopify is to hear of. */
async function fillPeople(db: Db, shopId: number, profileId: string, mark: string): Promise<void> {
  await upsertCustomers(db, shopId, [
    customer('2', { email: 'twin@mail.example', firstName: mark }),
  ]);
  await saveMerges(db, shopId, [{ customerId: '2', keptId: '1', mergedAt: NOW }]);
  await askWriteBack(db, shopId, [{ profileId, kind: 'tag', value: mark }], NOW);
  const word = { shopId, customerId: '1', tag: mark, isThere: true, saidAt: NOW, toldAt: NOW };
  await db.profileTagWord.createMany({ data: word, skipDuplicates: true });
}

/** What the order 5 has besides its line, and the checkout that it came from. */
async function fillOrderParts(db: Db, shopId: number, mark: string): Promise<void> {
  const part = { shopId, orderId: '5' };
  const once = { skipDuplicates: true };
  const version = { createdAt: NOW, sourceAt: NOW, toldAt: NOW };
  const whole = { shopId, token: 'token-1', lines: [], ...version };
  await db.orderDiscount.createMany({
    data: { ...part, position: 0, kind: 'code', code: mark },
    ...once,
  });
  await db.refund.createMany({
    data: { ...part, id: '6', refundedAt: NOW, amountMinor: 1 },
    ...once,
  });
  const line = { ...part, refundId: '6', id: '61', lineId: '51', quantity: 1, amountMinor: 1 };
  await db.refundLine.createMany({ data: line, ...once });
  const sent = { ...part, id: '7', status: 'success', tracking: [], ...version };
  await db.fulfillment.createMany({ data: sent, ...once });
  await db.cart.createMany({ data: whole, ...once });
  await db.checkout.createMany({ data: { ...whole, currency: 'EUR', totalMinor: 1 }, ...once });
  const start = { shopId, token: 'token-1', occurredAt: NOW, eventId: mark };
  await db.checkoutStart.createMany({ data: start, ...once });
}

/** One visitor who is known, another who is nobody yet, a click and a pixel. */
async function fillVisitors(db: Db, shopId: number, profileId: string): Promise<void> {
  const look = (visitorId: string) => ({
    ...{ id: `look:${visitorId}`, visitorId, profileId: null, occurredAt: NOW },
    ...{
      name: 'viewed_product' as const,
      origin: 'pixel' as const,
      properties: { productId: '1' },
    },
  });
  const known = { profileId, strength: 1, linkedAt: NOW, since: null };
  await saveVisitors(db, shopId, new Map([[VISITOR, known]]));
  await recordEvents(db, shopId, [look(VISITOR), look('nobody')], NOW);
  await claimVisits(db, shopId, [{ token: 't1', visitorId: VISITOR }], NOW);
  await savePixel(db, shopId, { pixelId: 'gid://1', endpoint: 'https://app.example.com' }, NOW);
}

async function fillSent(db: Db, shopId: number, profileId: string, mark: string): Promise<number> {
  await insertVersion(db, shopId, {
    templateId: TEMPLATE,
    version: 1,
    locale: 'en',
    contentHash: mark,
    content: {},
    compiled: {},
    publishedAt: NOW,
  });
  const { id } = await createCampaign(
    db,
    shopId,
    {
      name: mark,
      templateId: TEMPLATE,
      holdoutShare: 0,
      quietHours: false,
      gapHours: 0,
      recipientLimit: null,
    },
    NOW,
  );
  await launchCampaign(db, shopId, id, NOW);
  await planMessages(db, shopId, planOf(id), [{ profileId, skip: null }]);
  await saveDecisions(
    db,
    shopId,
    [
      {
        id: crypto.randomUUID(),
        profileId,
        messageId: messageIdFor(shopId, planOf(id), profileId),
        kind: 'products',
        receipt: {
          inputs: {
            occasion: mark,
            artifactVersion: 1,
            strategy: 'picks-for-you',
            history: [],
            asOf: NOW.toISOString(),
            sellable: 1,
            filtered: {},
          },
          candidates: [],
          chosen: [],
          runnerUp: null,
          propensity: 1,
        },
      },
    ],
    NOW,
  );
  await saveArtifact(db, shopId, {
    kind: 'recommender',
    data: new TextEncoder().encode(mark),
    backtest: { mark },
    windowFrom: null,
    windowTo: NOW,
    trainedAt: NOW,
    promoted: true,
  });
  return id;
}

async function fillFlow(db: Db, shopId: number, profileId: string): Promise<void> {
  const { id } = BROWSE_ABANDONMENT;
  await moveSwitch(db, shopId, BROWSE_ABANDONMENT, { state: 'on', now: NOW });
  const sequence = await lockCursor(db, shopId, id);
  await moveCursor(db, shopId, id, sequence + 1);
  await countPassedOver(db, shopId, id, { imported: 1 }, NOW);
  const enrollment = {
    profileId,
    occasion: 'visit',
    triggeredAt: hoursAgo(3),
    productIds: ['1'],
  };
  await insertEnrollments(db, shopId, id, [enrollment], NOW);
}

function planOf(campaignId: number): Plan {
  return {
    source: `campaign:${campaignId}`,
    occasion: 'launch',
    kind: 'campaign',
    campaignId,
    templateId: TEMPLATE,
    templateVersion: 1,
    createdAt: NOW,
    sendAt: NOW,
  };
}
