// What a chunk of webhooks tells, into our tables, each kind in a few statements. The same comes out in whatever order
// and however often things are told.
import type { Db } from '~/db';
import { upsertLevels } from '~/catalog/levels-store';
import { deleteCollections, deleteProducts, keepOnlyVariants } from '~/catalog/removal-store';
import { upsertCollections, upsertProducts, upsertProductVariants } from '~/catalog/store';
import { recordConsent } from '~/consent/store';
import { amendOrderEvents } from '~/events/person-store';
import { recordEvents } from '~/events/record';
import type { NewEvent } from '~/events/names';
import { listRedacted } from '~/orders/attribution-store';
import { keepOnlyLines, upsertOrderLines, upsertOrders } from '~/orders/store';
import { saveMerges, type ToldMerge } from '~/profiles/merges/store';
import { deleteCustomers, ensureCustomers } from '~/profiles/removal-store';
import { ensureGuests, upsertCustomers } from '~/profiles/store';
import { recordScopes, refreshFacts } from '~/shops/installation-store';
import type { ToldProduct } from '../translate/webhook-catalog';
import type { ToldOrder } from '../translate/webhook-orders';
import { settlePeople } from '../mirror/settle-people';
import type { Meaning, Told } from './read-delivery';
import type { Subject } from './topics';

export async function applyTold(db: Db, shopId: number, told: Told[], now: Date): Promise<void> {
  await applyShop(db, shopId, told);
  await applyCatalog(db, shopId, told);
  await applyPeople(db, shopId, told, now);
}

function about<S extends Subject>(told: Told[], subject: S): Meaning[S][] {
  return told.filter((one) => one.subject === subject).map((one) => one.meaning as Meaning[S]);
}

async function applyShop(db: Db, shopId: number, told: Told[]): Promise<void> {
  const inOrder = about(told, 'shop').sort((a, b) => a.factsAt.getTime() - b.factsAt.getTime());
  for (const facts of inOrder) await refreshFacts(db, shopId, facts);
  const scopes = about(told, 'scopes').sort((a, b) => a.at.getTime() - b.at.getTime());
  for (const granted of scopes) await recordScopes(db, shopId, granted);
}

async function applyCatalog(db: Db, shopId: number, told: Told[]): Promise<void> {
  await applyProducts(
    db,
    shopId,
    newest(about(told, 'product'), (one) => one.product),
  );
  await deleteProducts(db, shopId, about(told, 'product-gone'));
  await upsertLevels(db, shopId, [...about(told, 'level'), ...about(told, 'level-gone')]);
  await upsertCollections(db, shopId, about(told, 'collection'));
  await deleteCollections(db, shopId, about(told, 'collection-gone'));
}

/** A product's payload is the whole product: its variants are taken with it, or none is. */
async function applyProducts(db: Db, shopId: number, products: ToldProduct[]): Promise<void> {
  const taken = await upsertProducts(
    db,
    shopId,
    products.map((one) => one.product),
  );
  const fresh = products.filter((one) => taken.has(one.product.id));
  await upsertProductVariants(
    db,
    shopId,
    fresh.flatMap((one) => one.variants),
  );
  const listed = fresh.flatMap(({ product, variantIds }) =>
    variantIds.map((id) => ({ productId: product.id, id })),
  );
  await keepOnlyVariants(db, shopId, [...taken], listed);
}

async function applyPeople(db: Db, shopId: number, told: Told[], now: Date): Promise<void> {
  const orders = about(told, 'order');
  const consents = about(told, 'consent');
  const gone = about(told, 'customer-gone').map(({ id, deletedAt }) => ({
    customerId: id,
    deletedAt,
  }));
  const merges = about(told, 'merge').filter((one) => one !== null);
  await applyMerges(db, shopId, merges);
  const customers = [...about(told, 'customer'), ...orders.flatMap((one) => one.customer ?? [])];
  const idOf = await upsertCustomers(db, shopId, customers);
  const mentioned = await ensureCustomers(db, shopId, [
    ...consents.map(({ customerId, change }) => ({ customerId, seenAt: change.changedAt })),
    ...orders.flatMap(({ customerId, order }) =>
      customerId ? [{ customerId, seenAt: order.orderedAt }] : [],
    ),
  ]);
  const released = await deleteCustomers(db, shopId, gone);
  const changes = consents.map(({ customerId, change }) => ({
    ...change,
    profileId: mentioned.get(customerId)!,
  }));
  await recordConsent(db, shopId, changes, now);
  await applyOrders(db, shopId, { orders: newest(orders, (one) => one.order), mentioned, now });
  await settlePeople(db, shopId, {
    addresses: [...released, ...customers.flatMap((one) => one.email ?? [])],
    customerIds: [...new Set([...idOf.keys(), ...mentioned.keys()])],
    mergedIds: merges.map((one) => one.customerId),
  });
}

/** Before anything else that the chunk tells: whatever names who was merged is about who stands for him or her. */
async function applyMerges(db: Db, shopId: number, merges: ToldMerge[]): Promise<void> {
  if (merges.length === 0) return;
  await saveMerges(db, shopId, merges);
  await ensureCustomers(
    db,
    shopId,
    merges.map(({ customerId, mergedAt }) => ({ customerId, seenAt: mergedAt })),
  );
}

type Buying = { orders: ToldOrder[]; mentioned: Map<string, string>; now: Date };

/** An order's payload is the whole order: its lines are taken with it, or none is. */
async function applyOrders(
  db: Db,
  shopId: number,
  { orders, mentioned, now }: Buying,
): Promise<void> {
  const ids = orders.map(({ order }) => order.id);
  const redacted = await listRedacted(db, shopId, ids);
  const guests = orders.flatMap(({ order }) =>
    order.email && !redacted.has(order.id) ? [{ email: order.email, seenAt: order.orderedAt }] : [],
  );
  const guestOf = await ensureGuests(db, shopId, guests);
  const rows = orders.map(({ order, customerId }) => ({
    ...order,
    profileId: mentioned.get(customerId ?? '') ?? guestOf.get(order.email ?? '') ?? null,
  }));
  const taken = await upsertOrders(db, shopId, rows);
  const lines = orders.filter(({ order }) => taken.has(order.id)).flatMap((one) => one.lines);
  await upsertOrderLines(db, shopId, lines, 'webhook');
  await keepOnlyLines(db, shopId, [...taken], lines);
  const news = rows.map((order): NewEvent => ({
    id: `order:${order.id}`,
    name: 'placed_order',
    occurredAt: order.orderedAt,
    profileId: order.profileId,
    origin: 'webhook',
    properties: { orderId: order.id, totalMinor: order.totalMinor, currency: order.currency },
  }));
  await recordEvents(db, shopId, news, now);
  await amendOrderEvents(db, shopId, [...taken]);
}

type Versioned = { id: string; sourceAt: Date; toldAt?: Date };

/** Of several payloads about one thing the newest: by its own date, then by when Shopify said so. */
function newest<T>(told: T[], factsOf: (one: T) => Versioned): T[] {
  const found = new Map<string, T>();
  for (const one of told) {
    const before = found.get(factsOf(one).id);
    if (!before || isNewer(factsOf(one), factsOf(before))) found.set(factsOf(one).id, one);
  }
  return [...found.values()];
}

function isNewer(one: Versioned, other: Versioned): boolean {
  const older = other.sourceAt.getTime() - one.sourceAt.getTime();
  return older < 0 || (older === 0 && (one.toldAt ?? 0) > (other.toldAt ?? 0));
}
