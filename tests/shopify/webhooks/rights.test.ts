// People's rights by way of Shopify: what is known is given out, and who is to be forgotten is, in every table.
import { expect, test } from 'vitest';
import { recordConsent, suppressAddress } from '~/consent/store';
import { inShop } from '~/db';
import { applyInbox } from '~/shopify/webhooks/apply-inbox';
import { storeDeliveries } from '~/shopify/webhooks/inbox-store';
import { findRequest, listRequests } from '~/shopify/webhooks/privacy-store';
import type { Topic } from '~/shopify/webhooks/topics';
import { markUninstalled } from '~/shops/installation-store';
import { findShop } from '~/shops/store';
import { command, openDatabase } from '../../support/database';
import { consentChange, newShop, NOW } from '../../support/factories';
import { fillShop, SHARED_ADDRESS, type FullShop } from '../../support/full-shop';
import { startWorker } from '../../support/small-shop';

const { db, superuserUrl } = await openDatabase();
const worker = await startWorker(db);

const DAY_MS = 86_400_000;
const LATER = new Date(NOW.getTime() + DAY_MS);

let told = 0;

async function tell(shopId: number, topic: Topic, payload: object): Promise<void> {
  told += 1;
  const delivery = {
    id: `told-${told}`,
    topic,
    payload: JSON.stringify(payload),
    triggeredAt: NOW,
  };
  await inShop(db, shopId, (tx) => storeDeliveries(tx, shopId, [delivery], NOW));
  await applyInbox(db, shopId, NOW);
}

async function fullShop(): Promise<FullShop> {
  const shop = await fillShop(db, (await newShop(db)).id, worker, 'Annabel');
  await inShop(db, shop.shopId, (tx) =>
    tx.webhook.deleteMany({ where: { shopId: shop.shopId, id: 'd1' } }),
  );
  return shop;
}

const PERSON = { customer: { id: 1, email: SHARED_ADDRESS }, orders_to_redact: [5] };

/** Every row of every table of a shop, as one text. */
async function everything(shopId: number): Promise<string> {
  const tables = await command<{ name: string }>(
    superuserUrl,
    `select c.relname as name from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attname = 'shop_id'
     where c.relkind in ('r', 'p') and not c.relispartition and c.relnamespace = 'public'::regnamespace`,
  );
  const found: string[] = [];
  for (const { name } of tables) {
    const sql = `select '${name} ' || to_jsonb(t)::text as row from "${name}" t where shop_id = $1`;
    found.push(
      ...(await command<{ row: string }>(superuserUrl, sql, [shopId])).map(({ row }) => row),
    );
  }
  return found.join('\n');
}

test('what is known of a person is gathered, due in thirty days', async () => {
  const { shopId, profileId } = await fullShop();
  await tell(shopId, 'customers/data_request', { ...PERSON, data_request: { id: 9999 } });
  await tell(shopId, 'customers/data_request', { ...PERSON, data_request: { id: 9999 } });
  const requests = await inShop(db, shopId, (tx) => listRequests(tx, shopId));
  const ours = requests.filter((one) => one.id === '9999');
  expect(ours).toMatchObject([
    { customerId: '1', requestedAt: NOW, dueAt: new Date(NOW.getTime() + 30 * DAY_MS) },
  ]);
  const found = await inShop(db, shopId, (tx) => findRequest(tx, shopId, '9999'));
  const data = found!.data as Record<string, object[]>;
  expect(data.profile).toMatchObject([{ id: profileId, email: SHARED_ADDRESS }]);
  expect(data.order).toMatchObject([{ id: '5' }]);
  expect(data.order_line).toMatchObject([{ id: '51' }]);
  for (const table of ['consent', 'consent_record', 'event', 'message', 'decision', 'enrollment'])
    expect(data[table], table).not.toHaveLength(0);
});

test('a request about a stranger is answered with nothing', async () => {
  const { shopId } = await fullShop();
  const customer = { id: 77, email: 'nobody@mail.example' };
  await tell(shopId, 'customers/data_request', { customer, data_request: { id: 2 } });
  const found = await inShop(db, shopId, (tx) => findRequest(tx, shopId, '2'));
  const data = found!.data as Record<string, object[]>;
  expect(Object.values(data).flat()).toEqual([]);
});

test('a forgotten person is in no table any longer', async () => {
  const { shopId, profileId } = await fullShop();
  await tell(shopId, 'customers/data_request', { ...PERSON, data_request: { id: 9999 } });
  expect(await everything(shopId)).toContain(SHARED_ADDRESS);
  await tell(shopId, 'customers/redact', PERSON);
  const rest = await everything(shopId);
  expect(rest).not.toContain(SHARED_ADDRESS);
  expect(rest).not.toMatch(/^(decision|enrollment|consent|consent_record) /m);
  const profile = await inShop(db, shopId, (tx) =>
    tx.profile.findFirstOrThrow({ where: { shopId, id: profileId } }),
  );
  expect(profile).toMatchObject({ customerId: null, email: null, firstName: null, deletedAt: NOW });
  // What was bought stays, as numbers.
  expect(rest).toMatch(/order \{.*"redacted_at": "2026/);
});

test('what comes late does not bring a forgotten person back', async () => {
  const { shopId } = await fullShop();
  await tell(shopId, 'customers/redact', PERSON);
  const since = LATER.toISOString();
  await tell(shopId, 'customers/update', {
    id: 1,
    email: SHARED_ADDRESS,
    first_name: 'Anna',
    updated_at: since,
  });
  await tell(shopId, 'orders/updated', {
    ...{ id: 5, name: '#5', email: SHARED_ADDRESS, currency: 'EUR', total_price: '25.00' },
    ...{ updated_at: since, processed_at: '2026-02-01T10:00:00Z', customer: null, line_items: [] },
  });
  expect(await everything(shopId)).not.toContain(SHARED_ADDRESS);
});

test('a no outlasts the person who said it', async () => {
  const { shopId, profileId } = await fullShop();
  await inShop(db, shopId, async (tx) => {
    await recordConsent(
      tx,
      shopId,
      [consentChange(profileId, { state: 'unsubscribed', changedAt: NOW })],
      NOW,
    );
    await suppressAddress(tx, shopId, SHARED_ADDRESS, 'unsubscribed', NOW);
    await tx.privacyRequest.deleteMany({ where: { shopId } });
  });
  await tell(shopId, 'customers/redact', PERSON);
  expect(await everything(shopId)).not.toContain(SHARED_ADDRESS);
  // Years later somebody imports an old list.
  await tell(shopId, 'customers/create', {
    id: 42,
    email: SHARED_ADDRESS,
    updated_at: LATER.toISOString(),
  });
  const kept = await inShop(db, shopId, (tx) =>
    tx.suppression.findMany({ where: { shopId, address: SHARED_ADDRESS } }),
  );
  expect(kept).toMatchObject([{ reason: 'unsubscribed' }]);
});

test('who is forgotten gets no mail by a list and may say yes again', async () => {
  const { shopId } = await fullShop();
  await tell(shopId, 'customers/redact', PERSON);
  const suppressions = () =>
    inShop(db, shopId, (tx) =>
      tx.suppression.findMany({
        where: { shopId, address: SHARED_ADDRESS },
        select: { reason: true },
      }),
    );
  const since = LATER.toISOString();
  await tell(shopId, 'customers/create', { id: 42, email: SHARED_ADDRESS, updated_at: since });
  expect(await suppressions()).toEqual([{ reason: 'forgotten' }]);
  const profileId = await inShop(db, shopId, async (tx) => {
    const found = await tx.profile.findFirstOrThrow({ where: { shopId, email: SHARED_ADDRESS } });
    const word = { state: 'subscribed', changedAt: LATER } as const;
    const byList = consentChange(found.id, { ...word, source: 'import:csv' });
    await recordConsent(tx, shopId, [byList], LATER);
    return found.id;
  });
  expect(await suppressions()).toEqual([{ reason: 'forgotten' }]);
  const own = consentChange(profileId, { state: 'subscribed', changedAt: LATER });
  await inShop(db, shopId, (tx) => recordConsent(tx, shopId, [own], LATER));
  expect(await suppressions()).toEqual([]);
});

test('a shop that left is forgotten in every table', async () => {
  const [ours, other] = [await fullShop(), await fullShop()];
  await markUninstalled(db, ours.shopId, NOW);
  const others = await everything(other.shopId);
  await tell(ours.shopId, 'shop/redact', { shop_id: 1 });
  expect(await everything(ours.shopId)).toBe('');
  expect(await everything(other.shopId)).toBe(others);
  const shop = await findShop(db, ours.shopId);
  expect(shop).toMatchObject({ name: '', email: '', senderName: '', postalAddress: '' });
});

test('a shop that came back meanwhile is not forgotten', async () => {
  const { shopId } = await fullShop();
  await tell(shopId, 'shop/redact', { shop_id: 1 });
  expect(await everything(shopId)).toContain(SHARED_ADDRESS);
});
