// A batch of a bulk file, or records that were read by themselves, into our tables: translated, written, counted; a row
// that cannot be used is set aside with its reason.
import { z } from 'zod';
import { upsertLevels, upsertLocations } from '~/catalog/levels-store';
import { keepOnlyMembers } from '~/catalog/member-store';
import { keepOnlyVariants } from '~/catalog/removal-store';
import {
  addCollectionProducts,
  upsertCollections,
  upsertProducts,
  upsertProductVariants,
} from '~/catalog/store';
import { recordConsent } from '~/consent/store';
import type { ConsentChange } from '~/consent/store';
import type { Db } from '~/db';
import { amendOrderEvents } from '~/events/person-store';
import { recordEvents } from '~/events/record';
import type { NewEvent } from '~/events/names';
import { listRedacted } from '~/orders/attribution-store';
import { keepOnlyLines, upsertOrderLines, upsertOrders } from '~/orders/store';
import { ensureCustomers } from '~/profiles/removal-store';
import { ensureGuests, findByIdentities, upsertCustomers } from '~/profiles/store';
import type { Resource } from './import-store';
import { settlePeople } from './mirror/settle-people';
import type { Issue } from './issue-store';
import { collectionOf, levelOf, locationOf, productOf, variantOf } from './translate/catalog';
import { customerOf } from './translate/customers';
import { lineOf, orderOf } from './translate/orders';
import { idOf, kindOf } from './translate/values';

/** `__readAt`: read by itself at that moment, whole, with all that lies inside it (translate/values.ts). */
export type Node = { id: string; __parentId?: string; __readAt?: string };

export type Applied = { imported: number; children: number; issues: Issue[] };

type Shop = { id: number; currency: string };

export function applyNodes(
  db: Db,
  shop: Shop,
  resource: Resource,
  read: Node[],
  now: Date,
): Promise<Applied> {
  const nodes = lastOfEach(read);
  switch (resource) {
    case 'products':
      return applyProducts(db, shop, nodes);
    case 'collections':
      return applyCollections(db, shop, nodes);
    case 'stock':
      return applyStock(db, shop, nodes);
    case 'customers':
      return applyCustomers(db, shop, nodes, now);
    case 'orders':
      return applyOrders(db, shop, nodes, now);
  }
}

/** Shopify's pages move while it reads: a record that changed may stand twice, and one statement can write it once. */
function lastOfEach(nodes: Node[]): Node[] {
  return [...new Map(nodes.map((node) => [`${node.__parentId ?? ''} ${node.id}`, node])).values()];
}

async function applyProducts(db: Db, shop: Shop, nodes: Node[]): Promise<Applied> {
  const products = translate(of(nodes, 'Product'), productOf);
  const variants = translate(of(nodes, 'ProductVariant'), (node) => variantOf(node, shop.currency));
  const taken = await upsertProducts(db, shop.id, products.usable);
  const whole = new Map(products.usable.flatMap((one) => (one.variantsAt ? [[one.id, one]] : [])));
  const told = variants.usable.flatMap((one) => {
    const product = whole.get(one.productId);
    if (!product) return [one];
    // As new as its product: a variant's own date does not move with its stock.
    const { sourceAt, toldAt } = product;
    return taken.has(product.id) ? [{ ...one, sourceAt, toldAt }] : [];
  });
  await upsertProductVariants(db, shop.id, told);
  const complete = [...whole.keys()].filter((id) => taken.has(id));
  await keepOnlyVariants(db, shop.id, complete, told);
  return applied(products, variants);
}

async function applyCollections(db: Db, shop: Shop, nodes: Node[]): Promise<Applied> {
  const collections = translate(of(nodes, 'Collection'), collectionOf);
  const members = of(nodes, 'Product').map((node) => ({
    collectionId: idOf(node.__parentId ?? ''),
    productId: idOf(node.id),
  }));
  await upsertCollections(db, shop.id, collections.usable);
  await addCollectionProducts(db, shop.id, members);
  const whole = collections.usable.flatMap((one) => (one.toldAt ? [one.id] : []));
  await keepOnlyMembers(db, shop.id, whole, members);
  return applied(collections, { usable: members, issues: [] });
}

async function applyStock(db: Db, shop: Shop, nodes: Node[]): Promise<Applied> {
  const locations = translate(of(nodes, 'Location'), locationOf);
  const levels = translate(of(nodes, 'InventoryLevel'), levelOf);
  await upsertLocations(db, shop.id, locations.usable);
  await upsertLevels(db, shop.id, levels.usable);
  return applied(locations, levels);
}

async function applyCustomers(db: Db, shop: Shop, nodes: Node[], now: Date): Promise<Applied> {
  const customers = translate(nodes, customerOf);
  const idByCustomer = await upsertCustomers(
    db,
    shop.id,
    customers.usable.map((customer) => customer.profile),
  );
  const changes = customers.usable.flatMap(({ profile, consent }): ConsentChange[] =>
    consent ? [{ ...consent, profileId: idByCustomer.get(profile.customerId)! }] : [],
  );
  await recordConsent(db, shop.id, changes, now);
  await settlePeople(db, shop.id, {
    addresses: customers.usable.flatMap(({ profile }) => profile.email ?? []),
    customerIds: [...idByCustomer.keys()],
  });
  return applied(customers, { usable: [], issues: [] });
}

async function applyOrders(db: Db, shop: Shop, nodes: Node[], now: Date): Promise<Applied> {
  const orders = translate(of(nodes, 'Order'), orderOf);
  const lines = translate(of(nodes, 'LineItem'), (node) => lineOf(node, shop.currency));
  await expectBuyers(db, shop.id, orders.usable);
  const profileOf = await buyersOf(db, shop.id, orders.usable);
  const rows = orders.usable.map((imported) => ({ ...imported.order, ...profileOf(imported) }));
  const taken = await upsertOrders(db, shop.id, rows);
  const whole = new Set(rows.flatMap((order) => (order.linesAt ? [order.id] : [])));
  const complete = [...whole].filter((id) => taken.has(id));
  const told = lines.usable.filter(({ orderId }) => taken.has(orderId) && whole.has(orderId));
  await upsertOrderLines(
    db,
    shop.id,
    lines.usable.filter(({ orderId }) => !whole.has(orderId)),
  );
  await upsertOrderLines(db, shop.id, told, 'webhook');
  await keepOnlyLines(db, shop.id, complete, told);
  const history = rows.map((order): NewEvent => ({
    id: `order:${order.id}`,
    name: 'placed_order',
    occurredAt: order.orderedAt,
    profileId: order.profileId,
    origin: whole.has(order.id) ? 'webhook' : 'import',
    properties: { orderId: order.id, totalMinor: order.totalMinor, currency: order.currency },
  }));
  await recordEvents(db, shop.id, history, now);
  await amendOrderEvents(db, shop.id, complete);
  return applied(orders, lines);
}

/** An order that is read by itself may name a customer of whom nothing was heard yet; an import brings them first. */
async function expectBuyers(
  db: Db,
  shopId: number,
  orders: ReturnType<typeof orderOf>[],
): Promise<void> {
  const buyers = orders.flatMap(({ customerId, order }) =>
    customerId && order.linesAt ? [{ customerId, seenAt: order.orderedAt }] : [],
  );
  await ensureCustomers(db, shopId, buyers);
}

/** The address stands on the order where the customer is unknown: who answers for it may change. */
type Buyer = { profileId: string | null; customerId: string | null; email: string | null };

/** The buyer by customer, else by address: a guest order makes a profile without consent. */
async function buyersOf(
  db: Db,
  shopId: number,
  orders: ReturnType<typeof orderOf>[],
): Promise<(order: ReturnType<typeof orderOf>) => Buyer> {
  const customers = orders.flatMap((order) => (order.customerId ? [order.customerId] : []));
  const byCustomer = await findByIdentities(db, shopId, 'customer', [...new Set(customers)]);
  const ids = orders.map(({ order }) => order.id);
  const redacted = await listRedacted(db, shopId, ids);
  const guests = orders.flatMap((order) =>
    order.email && !byCustomer.has(order.customerId ?? '') && !redacted.has(order.order.id)
      ? [{ email: order.email, seenAt: order.order.orderedAt }]
      : [],
  );
  const byEmail = await ensureGuests(db, shopId, guests);
  return ({ customerId, email }) => {
    const known = byCustomer.get(customerId ?? '');
    if (known) return { profileId: known, customerId, email: null };
    return { profileId: byEmail.get(email ?? '') ?? null, customerId, email };
  };
}

type Translated<T> = { usable: T[]; issues: Issue[] };

function translate<T>(nodes: Node[], into: (node: unknown) => T): Translated<T> {
  const usable: T[] = [];
  const issues: Issue[] = [];
  for (const node of nodes) {
    try {
      usable.push(into(node));
    } catch (fault) {
      issues.push({ sourceId: node.id, reason: reasonOf(fault) });
    }
  }
  return { usable, issues };
}

/** Names the field and what is wrong with it, never its value. */
function reasonOf(fault: unknown): string {
  if (!(fault instanceof z.ZodError)) return 'An amount of money could not be read.';
  const fields = fault.issues.map((issue) => issue.path.join('.'));
  return `Shopify sent something unexpected in ${[...new Set(fields)].join(', ')}.`;
}

function of(nodes: Node[], kind: string): Node[] {
  return nodes.filter((node) => kindOf(node.id) === kind);
}

function applied(parents: Translated<unknown>, children: Translated<unknown>): Applied {
  return {
    imported: parents.usable.length,
    children: children.usable.length,
    issues: [...parents.issues, ...children.issues],
  };
}
