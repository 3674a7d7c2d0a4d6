import { appendFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import type { ShopFact } from '../../../sandbox/shop/apply-change';
import { openChanges } from '../../../sandbox/shop/changes';
import { indexOf } from '../../../sandbox/shop/shop-index';
import { bigId, makeStockedShop } from '../admin-api/stocked-shop';

const NOW = Date.parse('2026-03-01T10:00:00Z');
const clock = { now: () => new Date(NOW), advance: () => new Date(NOW) };

function open(file: string | null = null) {
  const shop = makeStockedShop({}, NOW - 1000);
  const told: ShopFact[] = [];
  const changes = openChanges({ shop, clock, file, tell: (facts) => void told.push(...facts) });
  return { shop, changes, told, topics: () => told.map(({ topic }) => topic) };
}

function temporaryFile(): string {
  const folder = mkdtempSync(join(tmpdir(), 'changes-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return join(folder, 'shop-changes.jsonl');
}

test('an order takes its stock, a cancelled one gives it back', () => {
  const { shop, changes, topics } = open();
  const order = { ...shop.orders[0]!, id: changes.nextId('order'), customerId: null };
  const variant = indexOf(shop).variant(order.lines[0]!.variantId!)!.variant;
  const before = variant.inventoryQuantity;
  changes.apply({ kind: 'order-placed', order });
  const during = variant.inventoryQuantity;
  changes.apply({ kind: 'order-cancelled', orderId: order.id });
  expect(during).toBe(before - order.lines[0]!.quantity);
  expect(variant.inventoryQuantity).toBe(before);
  expect(indexOf(shop).order(order.id)).toMatchObject({ cancelledAt: NOW, refunded: order.total });
  expect(topics().filter((topic) => topic.startsWith('orders/'))).toEqual([
    'orders/create',
    'orders/cancelled',
    'orders/updated',
  ]);
});

test('an order is told for each level that it took from', () => {
  const { shop, changes, told } = open();
  const order = { ...shop.orders[0]!, id: changes.nextId('order'), customerId: null };
  const { variantId, quantity } = order.lines[0]!;
  const before = indexOf(shop).variant(variantId!)!.variant.inventoryQuantity;
  changes.apply({ kind: 'order-placed', order });
  const level = told.flatMap((fact) => ('level' in fact ? [fact.level] : []))[0];
  expect(level).toMatchObject({ available: before - quantity, updatedAt: NOW });
});

test('stock that is moved elsewhere is counted in all', () => {
  const { shop, changes, topics } = open();
  shop.locations.push({ ...shop.locations[0]!, id: '902', name: 'Studio' });
  const placed = indexOf(shop).variants()[0]!;
  const variantId = placed.variant.id;
  const before = placed.variant.inventoryQuantity;
  const set = (locationId: string, available: number | null) =>
    changes.apply({ kind: 'stock-set', variantId, locationId, available });
  set('902', 4);
  set('902', 6);
  expect(placed.variant.inventoryQuantity).toBe(before + 6);
  set('902', null);
  set('901', 1);
  expect(placed.variant.inventoryQuantity).toBe(1);
  expect(topics().filter((topic) => topic.startsWith('inventory_levels/'))).toEqual([
    'inventory_levels/connect',
    'inventory_levels/update',
    'inventory_levels/disconnect',
    'inventory_levels/update',
  ]);
});

test('a customer who signs up with consent is told twice', () => {
  const { shop, changes, topics } = open();
  const customer = {
    ...shop.customers[0]!,
    id: changes.nextId('customer'),
    email: 'new@example.com',
    emailMarketing: { state: 'SUBSCRIBED', level: 'SINGLE_OPT_IN', updatedAt: null } as const,
  };
  changes.apply({ kind: 'customer-saved', customer });
  expect(topics()).toEqual(['customers/create', 'customers_email_marketing_consent/update']);
  expect(indexOf(shop).customerByEmail('NEW@example.com')).toMatchObject({
    id: customer.id,
    emailMarketing: { updatedAt: NOW },
  });
});

test('a customer is found by the changed address alone', () => {
  const { shop, changes, topics } = open();
  const customer = { ...shop.customers[0]!, email: 'moved@example.com' };
  changes.apply({ kind: 'customer-saved', customer });
  expect(indexOf(shop).customerByEmail('moved@example.com')?.id).toBe(customer.id);
  expect(indexOf(shop).customerByEmail('person1@example.com')).toBeNull();
  expect(topics()).toEqual(['customers/update']);
});

test('a deleted product leaves the shop and its collections', () => {
  const { shop, changes, topics } = open();
  changes.apply({ kind: 'product-deleted', productId: bigId(1) });
  expect(indexOf(shop).product(bigId(1))).toBeNull();
  expect(indexOf(shop).variant(bigId(110))).toBeNull();
  expect(shop.collections[0]!.productIds).toEqual([bigId(3)]);
  expect(topics()).toEqual(['products/delete']);
});

test('a change to nothing is told to nobody', () => {
  const { changes, told } = open();
  changes.apply({ kind: 'product-deleted', productId: '404' });
  changes.apply({ kind: 'order-cancelled', orderId: '404' });
  expect(told).toEqual([]);
});

test('an erased person keeps no name, address or order mail', () => {
  const { shop, changes, told } = open();
  changes.apply({ kind: 'customer-erased', customerId: bigId(502) });
  const customer = indexOf(shop).customer(bigId(502))!;
  expect(customer).toMatchObject({ email: null, phone: null, firstName: '', city: '' });
  expect(
    indexOf(shop)
      .ordersOf(customer)
      .map(({ email }) => email),
  ).not.toContain('person1@example.com');
  expect(told.at(-1)).toMatchObject({
    topic: 'customers/redact',
    customer: { id: bigId(502), email: 'person2@example.com' },
  });
});

test('a restarted shop finds its changes and repeats no id', () => {
  const file = temporaryFile();
  const first = open(file);
  const product = {
    ...first.shop.products[0]!,
    id: first.changes.nextId('product'),
    title: 'Lamp',
  };
  first.changes.apply({ kind: 'product-saved', product });
  first.changes.apply({ kind: 'product-deleted', productId: product.id });
  first.changes.apply({ kind: 'product-deleted', productId: bigId(2) });
  const again = open(file);
  expect(again.shop.products).toEqual(first.shop.products);
  expect(again.told).toEqual([]);
  expect(BigInt(again.changes.nextId('product'))).toBe(BigInt(product.id) + 1n);
});

test('half a line of a killed process never happened', () => {
  const file = temporaryFile();
  open(file).changes.apply({ kind: 'product-deleted', productId: bigId(1) });
  appendFileSync(file, '{"at":1,"chan');
  open(file).changes.apply({ kind: 'product-deleted', productId: bigId(2) });
  expect(open(file).shop.products.map(({ id }) => id)).toEqual([bigId(3)]);
});

test('order names go on from the highest', () => {
  const { changes } = open();
  // The stocked shop has #1001 to #1040.
  expect([changes.nextOrderName(), changes.nextOrderName()]).toEqual(['#1041', '#1042']);
});
