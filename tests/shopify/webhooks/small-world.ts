// A small shop whose days are made up from a seed: products, customers, consents and orders come, change and go, and each
// change is told as Shopify's webhooks tell it (whole seconds in updated_at, milliseconds in the header).
import type { Delivery } from '~/shopify/webhooks/inbox-store';
import type { Topic } from '~/shopify/webhooks/topics';

export type Random = () => number;

type Place = { at: number; available: number | null };
type Variant = {
  places: Place[];
  id: number;
  title: string;
  price: number;
  quantity: number;
  policy: string;
};
type Product = {
  id: number;
  title: string;
  published: boolean;
  status: string;
  variants: Variant[];
};
type Customer = {
  id: number;
  email: string | null;
  name: string;
  city: string;
  since: number;
  at: number;
};
type Line = { id: number; productId: number | null; quantity: number; price: number };
type Order = {
  id: number;
  customerId: number | null;
  email: string | null;
  placed: number;
  cancelled: number | null;
  refunded: number;
  lines: Line[];
};

export type World = {
  random: Random;
  /** Milliseconds. */
  clock: number;
  nextId: number;
  products: Product[];
  collections: { id: number; title: string }[];
  customers: Customer[];
  orders: Order[];
  /** Every address that anyone ever had, for guests and for people who take one over. */
  addresses: string[];
  deliveries: Delivery[];
};

export const DAY_ONE = Date.parse('2026-02-01T08:00:00.000Z');

export function randomOf(seed: number): Random {
  let state = seed >>> 0;
  return () => {
    // Mulberry32 (Ettinger 2017).
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

export function makeHistory(seed: number, length: number): World {
  const world: World = {
    ...{ random: randomOf(seed), clock: DAY_ONE, nextId: 1, deliveries: [] },
    ...{ products: [], collections: [], customers: [], orders: [], addresses: [] },
  };
  while (world.deliveries.length < length) {
    world.clock += Math.floor(world.random() * 3_000);
    pick(world, CHANGES)(world);
  }
  world.deliveries.length = length;
  return world;
}

type Change = (world: World) => void;

const CHANGES: Change[] = [
  ...Array<Change>(5).fill(saveProduct),
  ...Array<Change>(4).fill(moveStock),
  ...Array<Change>(5).fill(saveCustomer),
  ...Array<Change>(4).fill(changeConsent),
  ...Array<Change>(5).fill(placeOrder),
  ...Array<Change>(5).fill(changeOrder),
  ...[saveCollection, saveCollection, deleteProduct, deleteCustomer, deleteCollection, tellShop],
  ...[mergeCustomers, deleteCustomer],
];

const MOST = { products: 8, customers: 10, collections: 3, orders: 60 };

function saveProduct(world: World): void {
  const { products } = world;
  const isNew = products.length < MOST.products && world.random() < 0.5;
  if (!isNew && products.length === 0) return;
  const product: Product = isNew
    ? { id: newId(world), title: '', published: true, status: 'active', variants: [] }
    : pick(world, products);
  if (isNew) products.push(product);
  product.title = `Thing ${world.nextId++}`;
  product.published = world.random() < 0.8;
  product.status = pick(world, ['active', 'active', 'draft', 'archived']);
  if (product.variants.length > 1 && world.random() < 0.3) product.variants.shift();
  if (product.variants.length === 0 || world.random() < 0.3)
    product.variants.push({
      places: [],
      id: newId(world),
      title: 'One',
      price: 0,
      quantity: 0,
      policy: 'deny',
    });
  for (const variant of product.variants) {
    variant.price = 100 + Math.floor(world.random() * 9_000);
    variant.quantity = Math.floor(world.random() * 4);
    variant.policy = world.random() < 0.2 ? 'continue' : 'deny';
  }
  tell(world, isNew ? 'products/create' : 'products/update', productPayload(world, product));
}

/** At one of two places there are more, fewer, or none any longer. */
function moveStock(world: World): void {
  const variants = world.products.flatMap((product) => product.variants);
  if (variants.length === 0) return;
  const variant = pick(world, variants);
  const at = pick(world, [9_001, 9_002]);
  const before = variant.places.find((place) => place.at === at);
  const available = before && world.random() < 0.2 ? null : Math.floor(world.random() * 4);
  variant.places = [...variant.places.filter((place) => place !== before), { at, available }];
  const head = { inventory_item_id: wire(variant.id), location_id: wire(at) };
  if (available === null) return tell(world, 'inventory_levels/disconnect', head);
  const isNew = before === undefined || before.available === null;
  tell(world, isNew ? 'inventory_levels/connect' : 'inventory_levels/update', {
    ...head,
    ...{ available, updated_at: secondsOf(world.clock) },
    admin_graphql_api_id: `gid://shopify/InventoryLevel/${wireText(at)}?inventory_item_id=${wireText(variant.id)}`,
  });
}

function deleteProduct(world: World): void {
  const product = take(world, world.products);
  if (product) tell(world, 'products/delete', { id: wire(product.id) });
}

function saveCollection(world: World): void {
  const isNew = world.collections.length < MOST.collections;
  const collection = isNew ? { id: newId(world), title: '' } : pick(world, world.collections);
  if (isNew) world.collections.push(collection);
  collection.title = `Shelf ${world.nextId++}`;
  tell(world, isNew ? 'collections/create' : 'collections/update', {
    ...idsOf('Collection', collection.id),
    handle: `shelf-${collection.id}`,
    title: collection.title,
    updated_at: secondsOf(world.clock),
  });
}

function deleteCollection(world: World): void {
  const collection = world.random() < 0.3 ? take(world, world.collections) : undefined;
  if (collection) tell(world, 'collections/delete', idsOf('Collection', collection.id));
}

/** An address is one customer's at a time; who gives one up may find it taken by another. */
function saveCustomer(world: World): void {
  const isNew = world.customers.length < MOST.customers && world.random() < 0.5;
  if (!isNew && world.customers.length === 0) return;
  const customer: Customer = isNew
    ? { id: newId(world), email: null, name: '', city: '', since: world.clock, at: world.clock }
    : pick(world, world.customers);
  if (isNew) world.customers.push(customer);
  if (isNew || world.random() < 0.3) {
    const free = world.addresses.filter((one) => world.customers.every((c) => c.email !== one));
    customer.email =
      free.length > 0 && world.random() < 0.5 ? pick(world, free) : newAddress(world);
  }
  customer.name = `Name${world.nextId++}`;
  customer.city = pick(world, ['Graz', 'Bern', 'York']);
  customer.at = world.clock;
  tell(world, isNew ? 'customers/create' : 'customers/update', customerPayload(customer));
}

function deleteCustomer(world: World): void {
  const customer = world.random() < 0.5 ? undefined : take(world, world.customers);
  if (customer) tell(world, 'customers/delete', idsOf('Customer', customer.id));
}

/** The one who goes leaves the orders to the other; of both addresses one stays, as the merchant chooses. */
function mergeCustomers(world: World): void {
  if (world.customers.length < 2 || world.random() < 0.4) return;
  const gone = take(world, world.customers)!;
  const kept = pick(world, world.customers);
  for (const order of world.orders) if (order.customerId === gone.id) order.customerId = kept.id;
  if (world.random() < 0.3) kept.email = gone.email;
  kept.at = world.clock;
  tell(world, 'customers/merge', {
    admin_graphql_api_customer_kept_id: `gid://shopify/Customer/${wireText(kept.id)}`,
    admin_graphql_api_customer_deleted_id: `gid://shopify/Customer/${wireText(gone.id)}`,
    ...{ admin_graphql_api_job_id: null, status: 'completed', errors: [] },
  });
  tell(world, 'customers/update', customerPayload(kept));
}

function changeConsent(world: World): void {
  if (world.customers.length === 0) return;
  const customer = pick(world, world.customers);
  tell(world, 'customers_email_marketing_consent/update', {
    customer_id: wire(customer.id),
    email_address: customer.email,
    email_marketing_consent: {
      state: pick(world, ['subscribed', 'subscribed', 'unsubscribed', 'pending']),
      opt_in_level: pick(world, ['single_opt_in', 'confirmed_opt_in', null]),
      consent_updated_at: secondsOf(world.clock),
    },
  });
}

function placeOrder(world: World): void {
  if (world.orders.length >= MOST.orders) return;
  const buyer =
    world.random() < 0.6 && world.customers.length > 0 ? pick(world, world.customers) : null;
  const known = world.addresses.length > 0 && world.random() < 0.7;
  const email = buyer ? buyer.email : known ? pick(world, world.addresses) : newAddress(world);
  const order: Order = {
    ...{ id: newId(world), customerId: buyer?.id ?? null, email: email ?? null },
    ...{ placed: world.clock, cancelled: null, refunded: 0, lines: [] },
  };
  world.orders.push(order);
  order.lines.push(newLine(world), newLine(world));
  tell(world, 'orders/create', orderPayload(world, order));
}

function changeOrder(world: World): void {
  if (world.orders.length === 0) return;
  const order = pick(world, world.orders);
  const chance = world.random();
  if (chance < 0.3) order.refunded += 100;
  else if (chance < 0.5) order.lines.push(newLine(world));
  else if (chance < 0.6 && order.lines.length > 1) order.lines.shift();
  else if (chance < 0.7) order.cancelled = world.clock;
  const topic = chance >= 0.6 && chance < 0.7 ? 'orders/cancelled' : 'orders/updated';
  tell(world, topic, orderPayload(world, order));
}

function tellShop(world: World): void {
  if (world.random() < 0.3) {
    tell(world, 'app/scopes_update', {
      id: 1,
      current: pick(world, [['read_products'], ['read_products', 'read_orders']]),
      updated_at: secondsOf(world.clock),
    });
    return;
  }
  tell(world, 'shop/update', {
    ...{ id: 1, name: `Mill ${world.nextId++}`, email: 'owner@mill.example', currency: 'EUR' },
    ...{ iana_timezone: pick(world, ['Europe/Berlin', 'Europe/Vienna']), country_code: 'DE' },
    ...{ domain: 'mill.example', updated_at: secondsOf(world.clock) },
  });
}

function productPayload(world: World, product: Product): object {
  const { id, title, published, status, variants } = product;
  return {
    ...idsOf('Product', id),
    ...{ title, handle: `thing-${id}`, status, vendor: 'Mill', product_type: 'Lamp' },
    ...{
      body_html: `<p>${title} &amp; more</p>`,
      tags: 'oak, lamp',
      created_at: secondsOf(DAY_ONE),
    },
    published_at: published ? secondsOf(DAY_ONE) : null,
    updated_at: secondsOf(world.clock),
    image: { src: `https://cdn.example/${id}.png`, alt: null },
    variants: variants.map((variant, at) => ({
      ...idsOf('ProductVariant', variant.id),
      ...{ title: variant.title, sku: null, position: at + 1, price: money(variant.price) },
      ...{ compare_at_price: null, inventory_policy: variant.policy },
      inventory_quantity: variant.quantity,
      inventory_item_id: wire(variant.id),
    })),
    variant_gids: variants.map((variant) => ({
      admin_graphql_api_id: `gid://shopify/ProductVariant/${wireText(variant.id)}`,
    })),
  };
}

function customerPayload(customer: Customer): object {
  return {
    ...idsOf('Customer', customer.id),
    ...{ email: customer.email, first_name: customer.name, last_name: 'Berg' },
    ...{ created_at: secondsOf(customer.since), updated_at: secondsOf(customer.at) },
    default_address: { country_code: 'AT', city: customer.city, zip: '8010' },
  };
}

function orderPayload(world: World, order: Order): object {
  const customer = world.customers.find((one) => one.id === order.customerId);
  const buyer = customer
    ? customerPayload(customer)
    : order.customerId
      ? { ...idsOf('Customer', order.customerId), created_at: null, updated_at: null }
      : null;
  const total = order.lines.reduce((sum, line) => sum + line.price * line.quantity, 0);
  return {
    ...idsOf('Order', order.id),
    ...{ name: `#${order.id}`, email: order.email, test: false, currency: 'EUR' },
    ...{ created_at: secondsOf(order.placed), processed_at: secondsOf(order.placed) },
    cancelled_at: order.cancelled === null ? null : secondsOf(order.cancelled),
    updated_at: secondsOf(world.clock),
    ...{ total_price: money(total), total_discounts: '0.00', customer: buyer },
    line_items: order.lines.map((line) => ({
      ...idsOf('LineItem', line.id),
      ...{ title: 'Thing', quantity: line.quantity, price: money(line.price), variant_id: null },
      product_id: line.productId === null ? null : wire(line.productId),
    })),
    refunds:
      order.refunded === 0
        ? []
        : [
            {
              transactions: [{ kind: 'refund', status: 'success', amount: money(order.refunded) }],
            },
          ],
  };
}

function newLine(world: World): Line {
  const product = world.products.length > 0 ? pick(world, world.products) : null;
  const price = 100 + Math.floor(world.random() * 900);
  return { id: newId(world), productId: product?.id ?? null, quantity: 1, price };
}

/** The header is milliseconds after the change, sometimes in the next second. */
function tell(world: World, topic: Topic, payload: object): void {
  world.clock += 1;
  world.deliveries.push({
    id: `delivery-${world.deliveries.length}`,
    topic,
    payload: JSON.stringify(payload).replaceAll(/"wire:(\d+)"/g, '$1'),
    triggeredAt: new Date(world.clock),
  });
}

/** Past 2^53, as Shopify's sample ids are: written as a number that no double holds. */
export function wireText(id: number): string {
  return `78803211967429${String(id).padStart(4, '0')}`;
}

function wire(id: number): string {
  return `wire:${wireText(id)}`;
}

function idsOf(kind: string, id: number): object {
  return { id: wire(id), admin_graphql_api_id: `gid://shopify/${kind}/${wireText(id)}` };
}

function newId(world: World): number {
  return world.nextId++;
}

function newAddress(world: World): string {
  const address = `person${world.nextId++}@mail.example`;
  world.addresses.push(address);
  return address;
}

function take<T>(world: World, list: T[]): T | undefined {
  return list.splice(Math.floor(world.random() * list.length), 1)[0];
}

function pick<T>(world: World, list: T[]): T {
  return list[Math.floor(world.random() * list.length)]!;
}

function secondsOf(at: number): string {
  return new Date(Math.floor(at / 1_000) * 1_000).toISOString().replace('.000', '');
}

function money(minor: number): string {
  return (minor / 100).toFixed(2);
}

/** Fisher and Yates. */
export function shuffled<T>(list: T[], random: Random): T[] {
  const result = [...list];
  for (let at = result.length - 1; at > 0; at -= 1) {
    const other = Math.floor(random() * (at + 1));
    [result[at], result[other]] = [result[other]!, result[at]!];
  }
  return result;
}
