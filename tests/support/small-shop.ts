// A shop small enough to read, made through the app's own public functions: for tests of the road out and its doors.
import { saveDraft } from '~/campaigns/create';
import { launchCampaign, planLaunched } from '~/campaigns/launch';
import { upsertProducts, upsertProductVariants } from '~/catalog/store';
import { recordConsent } from '~/consent/store';
import { inShop, type Database } from '~/db';
import type { DeliveryResult, OutgoingMail, Transport } from '~/email/transport';
import { beat } from '~/jobs/worker-store';
import type { Road } from '~/messages/road';
import { upsertOrderLines, upsertOrders } from '~/orders/store';
import { upsertCustomers } from '~/profiles/store';
import { installShop, type Shop } from '~/shops/store';
import { publishPicksForYou } from '~/templates/template';
import { trainShop } from '~/training/train';

/** A Monday morning in London, outside the quiet hours. */
export const MONDAY = new Date('2026-03-02T10:00:00Z');
export const SECRET = 'a master secret of thirty-two bytes';
export const APP_URL = 'https://app.example.com';

const PRODUCTS = 12;
const DAY_MS = 86_400_000;

export type SmallShop = { shop: Shop; profiles: { id: string; address: string }[] };

/** Twelve products, and so many customers who said yes and bought two or three of them twice. */
export async function openSmallShop(
  database: Database,
  domain: string,
  customers: number,
): Promise<SmallShop> {
  const shop = await installShop(database, domain, FACTS, MONDAY);
  await publishPicksForYou(database, shop, MONDAY);
  const profiles = await inShop(database, shop.id, async (db) => {
    await upsertProducts(
      db,
      shop.id,
      Array.from({ length: PRODUCTS }, (_, n) => productOf(n)),
    );
    await upsertProductVariants(
      db,
      shop.id,
      Array.from({ length: PRODUCTS }, (_, n) => variantOf(n)),
    );
    const people = Array.from({ length: customers }, (_, n) => customerOf(n));
    const ids = await upsertCustomers(db, shop.id, people);
    const known = people.map(({ customerId, email }) => ({
      id: ids.get(customerId)!,
      address: email,
    }));
    await recordConsent(
      db,
      shop.id,
      known.map(({ id }) => yesOf(id)),
      MONDAY,
    );
    const orders = known.flatMap(({ id }, n) => [orderOf(id, n, 0), orderOf(id, n, 1)]);
    await upsertOrders(db, shop.id, orders);
    await upsertOrderLines(
      db,
      shop.id,
      orders.flatMap((order, n) => [
        lineOf(order.id, n % PRODUCTS),
        lineOf(order.id, (n * 5 + 1) % PRODUCTS),
      ]),
    );
    return known;
  });
  const trainer = await startWorker(database);
  await trainShop(database, shop.id, trainer, MONDAY);
  return { shop, profiles };
}

/** The id of a worker whose heart has beaten: alive for the next six seconds of real time. */
export async function startWorker(database: Database): Promise<string> {
  const workerId = crypto.randomUUID();
  await beat(database, workerId);
  return workerId;
}

export type Launch = { quietHours?: boolean; gapHours?: number; now?: Date; topicId?: string };

/** A campaign to everybody, planned and ready to be sent; answers its id. */
export async function launch(
  database: Database,
  { shop }: SmallShop,
  { quietHours = false, gapHours = 0, now = MONDAY, topicId = '' }: Launch = {},
): Promise<number> {
  const fields = {
    name: 'Picks for you',
    holdoutPercent: '0',
    gapHours: String(gapHours),
    topicId,
    ...(quietHours ? { quietHours: 'on' } : {}),
  };
  const saving = await saveDraft(database, shop, fields, { id: null, now });
  if (saving.kind !== 'saved') throw new Error(`no draft: ${JSON.stringify(saving)}`);
  await inShop(database, shop.id, (db) => launchCampaign(db, shop.id, saving.campaignId, now));
  await planLaunched(database, shop.id);
  return saving.campaignId;
}

/** The road of one worker; what it hands over goes to `deliver`. */
export function roadOf(
  database: Database,
  workerId: string,
  deliver: Transport['deliver'],
  signal = new AbortController().signal,
): Road {
  const transport = { deliver, close: async () => {} };
  return { database, transport, secret: SECRET, appUrl: APP_URL, workerId, signal };
}

export type Post = { sent: OutgoingMail[]; deliver: Transport['deliver'] };

/** Takes every mail, or answers as told. */
export function openPost(answer: (mail: OutgoingMail) => DeliveryResult = () => ACCEPTED): Post {
  const sent: OutgoingMail[] = [];
  return {
    sent,
    deliver: async (mail) => {
      sent.push(mail);
      return answer(mail);
    },
  };
}

export const ACCEPTED: DeliveryResult = { kind: 'accepted', response: '250 OK' };

export type Row = {
  address: string;
  state: string;
  reason: string | null;
  sendAt: Date;
  attempts: number;
  createdAt: Date;
  id: string;
  profileId: string;
};

/** What the ledger says of a campaign's messages, by address. */
export async function readLedger(
  database: Database,
  shopId: number,
  campaignId: number,
): Promise<Row[]> {
  return inShop(
    database,
    shopId,
    (db) => db.$queryRaw<Row[]>`
      select p.email as address, m.state, m.reason, m.send_at as "sendAt", m.attempts, m.created_at as "createdAt",
             m.id::text, m.profile_id::text as "profileId"
      from "message" m join "profile" p on p.shop_id = m.shop_id and p.id = m.profile_id
      where m.shop_id = ${shopId} and m.campaign_id = ${campaignId} order by p.email`,
  );
}

const FACTS = {
  name: 'Small Shop',
  email: 'owner@small.example',
  currency: 'GBP',
  timeZone: 'Europe/London',
  locale: 'en',
  countryCode: 'GB',
  homeUrl: 'https://small.example/',
  senderName: 'Small Shop',
  senderEmail: 'hello@small.example',
  postalAddress: '1 Mill Lane, York, United Kingdom',
  brandLogoUrl: null,
};

function productOf(n: number) {
  const handle = `product-${n}`;
  return {
    id: String(1000 + n),
    handle,
    title: `${['Oak', 'Tin', 'Wool', 'Clay'][n % 4]} ${['lamp', 'bowl', 'throw'][n % 3]} ${n}`,
    description: '',
    vendor: 'Mill',
    productType: ['Lighting', 'Kitchen', 'Bedroom'][n % 3]!,
    tags: [],
    status: 'active' as const,
    publishedAt: daysBefore(400),
    url: `https://small.example/products/${handle}`,
    imageUrl: `https://small.example/${handle}.png`,
    imageAlt: null,
    createdAt: daysBefore(400),
    sourceAt: daysBefore(10),
  };
}

function variantOf(n: number) {
  return {
    productId: String(1000 + n),
    id: String(2000 + n),
    title: 'Default',
    sku: `S${n}`,
    position: 1,
    priceMinor: 1_250 + 100 * n,
    compareAtMinor: null,
    sellableQuantity: 5,
    availableForSale: true,
    sourceAt: daysBefore(10),
  };
}

function customerOf(n: number) {
  return {
    customerId: String(5000 + n),
    email: `person${String(n).padStart(4, '0')}@mail.example`,
    firstName: `Person${n}`,
    lastName: null,
    locale: null,
    countryCode: 'GB',
    city: null,
    zip: null,
    tags: [],
    createdAt: daysBefore(300),
    sourceAt: daysBefore(10),
  };
}

function yesOf(profileId: string) {
  return {
    profileId,
    channel: 'email' as const,
    state: 'subscribed' as const,
    level: 'unknown' as const,
    source: 'shopify',
    wording: null,
    changedAt: daysBefore(300),
  };
}

function orderOf(profileId: string, n: number, which: number) {
  const id = `${7000 + 2 * n + which}`;
  return {
    id,
    name: `#${id}`,
    profileId,
    orderedAt: daysBefore(200 - 90 * which - (n % 30)),
    cancelledAt: null,
    test: false,
    currency: 'GBP',
    totalMinor: 3_000,
    refundedMinor: 0,
    discountMinor: 0,
    sourceAt: daysBefore(10),
  };
}

function lineOf(orderId: string, product: number) {
  return {
    orderId,
    id: `${orderId}-${product}`,
    productId: String(1000 + product),
    variantId: String(2000 + product),
    title: `Product ${product}`,
    quantity: 1,
    priceMinor: 1_500,
  };
}

function daysBefore(days: number): Date {
  return new Date(MONDAY.getTime() - days * DAY_MS);
}
