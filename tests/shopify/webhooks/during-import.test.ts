// Webhooks that come while the first import reads the same records: right in the end, whichever is heard first.
import { expect, test } from 'vitest';
import { inShop } from '~/db';
import { applyNodes, type Node } from '~/shopify/apply';
import { RESOURCES, type Resource } from '~/shopify/import-store';
import { applyInbox } from '~/shopify/webhooks/apply-inbox';
import { storeDeliveries, type Delivery } from '~/shopify/webhooks/inbox-store';
import type { Topic } from '~/shopify/webhooks/topics';
import type { Shop } from '~/shops/store';
import { cases } from '../../support/counts';
import { openDatabase } from '../../support/database';
import { newShop, NOW } from '../../support/factories';
import {
  customerLine,
  emailOf,
  itemLine,
  levelLine,
  locationLine,
  memberLine,
  orderLine,
  productLine,
  variantLine,
} from '../bulk-lines';
import { randomOf, shuffled } from './small-world';
import { toldRows } from './told-rows';

const { db } = await openDatabase();

/** The import's snapshot is of ten o'clock; what follows happened an hour later. */
const SNAPSHOT: Record<Resource, Node[]> = {
  products: [
    productLine('1'),
    variantLine('1', '11'),
    variantLine('1', '12'),
    productLine('2'),
    variantLine('2', '21', {
      inventoryItem: { id: 'gid://shopify/InventoryItem/210', tracked: false },
    }),
    productLine('3'),
    variantLine('3', '31'),
  ],
  collections: [memberLine('9', '1')],
  // Of 31 two are left; a webhook an hour later says none.
  stock: [locationLine('70'), levelLine('70', '11', 5), levelLine('70', '31', 2)],
  customers: [
    customerLine('5', { tags: ['vip'] }),
    customerLine('6', { defaultEmailAddress: emailOf('six@mail.example') }),
  ],
  orders: [
    orderLine('101', { customer: { id: 'gid://shopify/Customer/5' } }),
    itemLine('101', '1011'),
    itemLine('101', '1012'),
    orderLine('102', { email: 'guest@mail.example' }),
    itemLine('102', '1021'),
  ],
};

const LATER = '2026-02-01T11:00:00Z';

let told = 0;

function deliveryOf(topic: Topic, payload: object, second: number): Delivery {
  told += 1;
  const triggeredAt = new Date(Date.parse(LATER) + second * 1_000);
  return { id: `d${told}`, topic, payload: JSON.stringify(payload), triggeredAt };
}

const DELIVERIES: Delivery[] = [
  deliveryOf(
    'inventory_levels/update',
    { inventory_item_id: 310, location_id: 70, available: 0, updated_at: LATER },
    1,
  ),
  // Variant 12 is gone, 11 sold out.
  deliveryOf(
    'products/update',
    {
      ...{ id: 1, title: 'New name', handle: 'product-1', updated_at: LATER, status: 'active' },
      ...{ created_at: '2026-02-01T10:00:00Z', published_at: '2026-02-01T10:00:00Z' },
      variants: [
        { id: 11, title: 'S', price: '9.00', inventory_quantity: 0, inventory_policy: 'deny' },
      ],
      variant_gids: [{ admin_graphql_api_id: 'gid://shopify/ProductVariant/11' }],
    },
    1,
  ),
  // Stock of variant 21 is not counted, which only the import tells.
  deliveryOf(
    'products/update',
    {
      ...{ id: 2, title: 'Endless', handle: 'product-2', updated_at: LATER, status: 'active' },
      ...{ created_at: '2026-02-01T10:00:00Z', published_at: '2026-02-01T10:00:00Z' },
      variants: [
        { id: 21, title: 'S', price: '9.00', inventory_quantity: -3, inventory_policy: 'deny' },
      ],
    },
    2,
  ),
  deliveryOf('products/delete', { id: 3 }, 3),
  deliveryOf(
    'customers/update',
    {
      ...{ id: 5, email: 'moved@mail.example', first_name: 'Anna', last_name: 'Moved' },
      ...{ created_at: '2026-02-01T10:00:00Z', updated_at: LATER },
    },
    4,
  ),
  deliveryOf(
    'customers_email_marketing_consent/update',
    {
      customer_id: 5,
      email_marketing_consent: { state: 'unsubscribed', consent_updated_at: LATER },
    },
    5,
  ),
  deliveryOf('customers/delete', { id: 6 }, 6),
  deliveryOf(
    'orders/updated',
    {
      ...{ id: 101, name: '#101', email: 'moved@mail.example', currency: 'EUR' },
      ...{
        created_at: '2026-02-01T10:00:00Z',
        processed_at: '2026-02-01T10:00:00Z',
        updated_at: LATER,
      },
      ...{ total_price: '12.50', customer: { id: 5 } },
      line_items: [{ id: 1011, title: 'Oak lamp', quantity: 1, price: '12.50', product_id: 1 }],
    },
    7,
  ),
  // The guest of order 102 opens an account.
  deliveryOf(
    'customers/create',
    {
      id: 7,
      email: 'guest@mail.example',
      first_name: 'Guest',
      created_at: LATER,
      updated_at: LATER,
    },
    8,
  ),
];

test('in whatever order they meet, the shop is the same', async () => {
  const reference = await newShop(db);
  for (const resource of RESOURCES) await importNodes(reference, resource, SNAPSHOT[resource]);
  for (const delivery of DELIVERIES) await tell(reference, delivery);
  const expected = comparable(await toldRows(db, reference.id));
  for (let seed = 1; seed <= cases(25, 500); seed += 1) {
    const shop = await newShop(db);
    const random = randomOf(seed);
    const steps = shuffled(
      ['webhook', ...RESOURCES, ...Array(DELIVERIES.length - 1).fill('webhook')] as Step[],
      random,
    );
    const order = RESOURCES[Symbol.iterator]();
    const waiting = shuffled(DELIVERIES, random);
    for (const step of steps) {
      if (step === 'webhook') await tell(shop, waiting.pop()!);
      // The four files are read in their order, whatever comes between them.
      else await importFile(shop, order.next().value!, random);
    }
    expect(comparable(await toldRows(db, shop.id)), `seed ${seed}`).toEqual(expected);
  }
});

test('and it is what the shop says it is', async () => {
  const shop = await newShop(db);
  for (const delivery of DELIVERIES) await tell(shop, delivery);
  for (const resource of RESOURCES) await importNodes(shop, resource, SNAPSHOT[resource]);
  await inShop(db, shop.id, async (tx) => {
    const where = { shopId: shop.id };
    const variants = await tx.productVariant.findMany({ where, orderBy: { id: 'asc' } });
    expect(variants.map((row) => [row.id, row.sellableQuantity, row.availableForSale])).toEqual([
      ['11', 0, false],
      ['21', null, true],
      ['31', 0, false],
    ]);
    const gone = await tx.product.findMany({ where: { ...where, deletedAt: { not: null } } });
    expect(gone.map((row) => row.id)).toEqual(['3']);
    const [anna] = await tx.profile.findMany({ where: { ...where, customerId: '5' } });
    expect(anna).toMatchObject({ email: 'moved@mail.example', tags: ['vip'], locale: 'de-AT' });
    const lines = await tx.orderLine.findMany({ where, orderBy: { id: 'asc' } });
    expect(lines.map((row) => row.id)).toEqual(['1011', '1021']);
    const [guest] = await tx.profile.findMany({ where: { ...where, customerId: '7' } });
    const [order] = await tx.order.findMany({ where: { ...where, id: '102' } });
    expect(order!.profileId).toBe(guest!.id);
    const consent = await tx.consent.findMany({ where: { ...where, profileId: anna!.id } });
    expect(consent).toMatchObject([{ state: 'unsubscribed' }]);
  });
});

type Step = 'webhook' | Resource;

/** Where an event came from is whoever told of it first: history, or news. */
function comparable(rows: Record<string, string[]>): Record<string, string[]> {
  const event = rows.event!.map((row) => row.replace(/"origin": "\w+"/, '"origin": "any"'));
  // An address on the order is kept where the customer was unknown when the order was read.
  const order = rows.order!.map((row) => row.replace(/"email": [^,]+/, '"email": "any"'));
  return { ...rows, event: event.sort(), order: order.sort() };
}

async function tell(shop: Shop, delivery: Delivery): Promise<void> {
  await inShop(db, shop.id, (tx) => storeDeliveries(tx, shop.id, [delivery], NOW));
  await applyInbox(db, shop.id, NOW);
}

/** In batches of any size, as a file is read. */
async function importFile(shop: Shop, resource: Resource, random: () => number): Promise<void> {
  const nodes = SNAPSHOT[resource];
  const cut = Math.floor(random() * (nodes.length + 1));
  await importNodes(shop, resource, nodes.slice(0, cut));
  await importNodes(shop, resource, nodes.slice(cut));
}

async function importNodes(shop: Shop, resource: Resource, nodes: Node[]): Promise<void> {
  await inShop(db, shop.id, (tx) => applyNodes(tx, shop, resource, nodes, NOW));
}
