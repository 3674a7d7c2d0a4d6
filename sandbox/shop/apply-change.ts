// Applies one change to the shop's lists and answers what Shopify would tell an app about it.

import { indexOf } from './shop-index';
import { moveStock, savedStock, setStock, type ShopLevel } from './stock';
import type { ShopChange } from './changes';
import type {
  MarketingConsent,
  ShopCollection,
  ShopCustomer,
  ShopData,
  ShopOrder,
  ShopProduct,
} from './shop-data';

/** One webhook's worth of news: its topic and what it is about, as it is at this moment. */
export type ShopFact =
  | { topic: 'products/create' | 'products/update'; product: ShopProduct }
  | {
      topic: 'inventory_levels/connect' | 'inventory_levels/update' | 'inventory_levels/disconnect';
      level: ShopLevel;
    }
  | { topic: 'collections/create' | 'collections/update'; collection: ShopCollection }
  | { topic: 'customers/create' | 'customers/update'; customer: ShopCustomer }
  | { topic: 'customers_email_marketing_consent/update'; customer: ShopCustomer }
  | { topic: 'orders/create' | 'orders/updated' | 'orders/cancelled'; order: ShopOrder }
  | { topic: 'products/delete' | 'collections/delete' | 'customers/delete'; id: string }
  | {
      topic: 'customers/data_request' | 'customers/redact';
      customer: Pick<ShopCustomer, 'id' | 'email' | 'phone'>;
      orderIds: string[];
    }
  | { topic: 'shop/update' };

type Applier<Kind extends ShopChange['kind']> = (
  shop: ShopData,
  change: Extract<ShopChange, { kind: Kind }>,
  at: number,
) => ShopFact[];

const appliers: { [Kind in ShopChange['kind']]: Applier<Kind> } = {
  'customer-saved': saveCustomer,
  'customer-deleted': (shop, { customerId }) => {
    if (!indexOf(shop).customer(customerId)) return [];
    shop.customers = shop.customers.filter(({ id }) => id !== customerId);
    return [{ topic: 'customers/delete', id: customerId }];
  },
  'email-consent-changed': changeConsent,
  'customer-data-requested': (shop, { customerId }) => {
    const customer = indexOf(shop).customer(customerId);
    return customer ? [aboutPrivacy(shop, 'customers/data_request', customer)] : [];
  },
  'customer-erased': eraseCustomer,
  'order-placed': placeOrder,
  'order-cancelled': cancelOrder,
  'stock-set': setStock,
  'product-saved': saveProduct,
  'product-deleted': deleteProduct,
  'collection-saved': saveCollection,
  'collection-deleted': (shop, { collectionId }) => {
    if (!indexOf(shop).collection(collectionId)) return [];
    shop.collections = shop.collections.filter(({ id }) => id !== collectionId);
    return [{ topic: 'collections/delete', id: collectionId }];
  },
  'shop-saved': (shop, { shop: changed }) => {
    Object.assign(shop, changed);
    return [{ topic: 'shop/update' }];
  },
};

export function applyChange(shop: ShopData, change: ShopChange, at: number): ShopFact[] {
  const apply = appliers[change.kind] as Applier<ShopChange['kind']>;
  return apply(shop, change, at);
}

function saveCustomer(
  shop: ShopData,
  change: Extract<ShopChange, { kind: 'customer-saved' }>,
  at: number,
): ShopFact[] {
  const saved = { ...structuredClone(change.customer), updatedAt: at };
  const known = indexOf(shop).customer(saved.id);
  const consent = known?.emailMarketing.state ?? 'NOT_SUBSCRIBED';
  const consentFacts: ShopFact[] =
    consent === saved.emailMarketing.state
      ? []
      : [
          {
            topic: 'customers_email_marketing_consent/update',
            customer: known ?? saved,
          },
        ];
  saved.emailMarketing = dated(saved.emailMarketing, at);
  if (!known) {
    shop.customers.push(saved);
    return [{ topic: 'customers/create', customer: saved }, ...consentFacts];
  }
  if (known.email !== saved.email) shop.customers = [...shop.customers];
  Object.assign(known, saved);
  return [{ topic: 'customers/update', customer: known }, ...consentFacts];
}

function changeConsent(
  shop: ShopData,
  change: Extract<ShopChange, { kind: 'email-consent-changed' }>,
  at: number,
): ShopFact[] {
  const customer = indexOf(shop).customer(change.customerId);
  if (!customer) return [];
  customer.emailMarketing = dated({ ...change.emailMarketing }, at);
  customer.updatedAt = at;
  return [{ topic: 'customers_email_marketing_consent/update', customer }];
}

function dated(consent: MarketingConsent, at: number): MarketingConsent {
  return consent.updatedAt === null && consent.state !== 'NOT_SUBSCRIBED'
    ? { ...consent, updatedAt: at }
    : consent;
}

function aboutPrivacy(
  shop: ShopData,
  topic: 'customers/data_request' | 'customers/redact',
  { id, email, phone }: ShopCustomer,
): ShopFact {
  const orders = shop.orders.filter(({ customerId }) => customerId === id);
  return { topic, customer: { id, email, phone }, orderIds: orders.map((order) => order.id) };
}

function eraseCustomer(
  shop: ShopData,
  { customerId }: { customerId: string },
  at: number,
): ShopFact[] {
  const customer = indexOf(shop).customer(customerId);
  if (!customer) return [];
  const redact = aboutPrivacy(shop, 'customers/redact', customer);
  Object.assign(customer, {
    email: null,
    phone: null,
    firstName: '',
    lastName: '',
    note: '',
    tags: [],
    city: '',
    zip: '',
    updatedAt: at,
  });
  shop.customers = [...shop.customers];
  for (const order of indexOf(shop).ordersOf(customer)) order.email = null;
  return [{ topic: 'customers/update', customer }, redact];
}

function placeOrder(shop: ShopData, change: { order: ShopOrder }, at: number): ShopFact[] {
  if (indexOf(shop).order(change.order.id)) return [];
  const order = { ...structuredClone(change.order), updatedAt: at };
  shop.orders.push(order);
  return [{ topic: 'orders/create', order }, ...moveStock(shop, order, -1, at)];
}

function cancelOrder(shop: ShopData, { orderId }: { orderId: string }, at: number): ShopFact[] {
  const order = indexOf(shop).order(orderId);
  if (!order || order.cancelledAt !== null) return [];
  const refunded = order.financialStatus === 'paid' ? order.total : order.refunded;
  const financialStatus = order.financialStatus === 'paid' ? 'refunded' : 'voided';
  Object.assign(order, { cancelledAt: at, updatedAt: at, refunded, financialStatus });
  return [
    { topic: 'orders/cancelled', order },
    { topic: 'orders/updated', order },
    ...moveStock(shop, order, 1, at),
  ];
}

function saveProduct(shop: ShopData, change: { product: ShopProduct }, at: number): ShopFact[] {
  const saved = { ...structuredClone(change.product), updatedAt: at };
  const known = indexOf(shop).product(saved.id);
  const before = known?.variants ?? [];
  if (known) Object.assign(known, saved);
  shop.products = known ? [...shop.products] : [...shop.products, saved];
  const stock = savedStock(shop, known ?? saved, before, at);
  return known
    ? [{ topic: 'products/update', product: known }, ...stock]
    : [{ topic: 'products/create', product: saved }, ...stock];
}

function deleteProduct(shop: ShopData, { productId }: { productId: string }): ShopFact[] {
  if (!indexOf(shop).product(productId)) return [];
  shop.products = shop.products.filter(({ id }) => id !== productId);
  for (const collection of shop.collections) {
    collection.productIds = collection.productIds.filter((id) => id !== productId);
  }
  shop.collections = [...shop.collections];
  return [{ topic: 'products/delete', id: productId }];
}

function saveCollection(
  shop: ShopData,
  change: { collection: ShopCollection },
  at: number,
): ShopFact[] {
  const saved = { ...structuredClone(change.collection), updatedAt: at };
  const known = indexOf(shop).collection(saved.id);
  if (known) Object.assign(known, saved);
  shop.collections = known ? [...shop.collections] : [...shop.collections, saved];
  return known
    ? [{ topic: 'collections/update', collection: known }]
    : [{ topic: 'collections/create', collection: saved }];
}
