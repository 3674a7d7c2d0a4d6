// Facts of a shop with everything in place, for tests of the database to vary by what they are about.
import type { ProductFacts, ProductVariantFacts } from '~/catalog/store';
import type { ConsentChange } from '~/consent/store';
import type { Database } from '~/db';
import type { NewEvent } from '~/events/names';
import type { OrderFacts, OrderLineFacts } from '~/orders/store';
import type { CustomerProfile } from '~/profiles/store';
import { installShop, type Shop } from '~/shops/store';

/** A Monday morning; everything below happened before. */
export const NOW = new Date('2026-03-02T10:00:00Z');

const HOUR_MS = 3_600_000;

export function hoursAgo(hours: number): Date {
  return new Date(NOW.getTime() - hours * HOUR_MS);
}

let shops = 0;

/** A shop of its own for a test, so that tests of one file don't meet. */
export function newShop(database: Database, name = 'shop'): Promise<Shop> {
  shops += 1;
  return installShop(database, `${name}-${shops}.myshopify.com`, shopFacts(), NOW);
}

export function shopFacts() {
  return {
    name: 'Mill',
    email: 'owner@mill.example',
    currency: 'EUR',
    timeZone: 'Europe/Berlin',
    locale: 'en',
    countryCode: 'DE',
    homeUrl: 'https://mill.example',
    senderName: 'Mill',
    senderEmail: 'hello@mill.example',
    postalAddress: 'Mühlgasse 1, 10115 Berlin',
    brandLogoUrl: null,
  };
}

export function customer(
  customerId: string,
  change: Partial<CustomerProfile> = {},
): CustomerProfile {
  return {
    customerId,
    email: `customer${customerId}@mail.example`,
    firstName: 'Anna',
    lastName: null,
    locale: null,
    countryCode: null,
    city: null,
    zip: null,
    tags: [],
    createdAt: hoursAgo(1_000),
    sourceAt: hoursAgo(100),
    ...change,
  };
}

export function consentChange(
  profileId: string,
  change: Partial<ConsentChange> = {},
): ConsentChange {
  return {
    profileId,
    channel: 'email',
    state: 'subscribed',
    level: 'single_opt_in',
    source: 'shopify',
    wording: null,
    changedAt: hoursAgo(100),
    ...change,
  };
}

export function product(id: string, change: Partial<ProductFacts> = {}): ProductFacts {
  return {
    id,
    handle: `product-${id}`,
    title: `Product ${id}`,
    description: '',
    vendor: 'Mill',
    productType: 'Lamp',
    tags: [],
    status: 'active',
    publishedAt: hoursAgo(1_000),
    url: `https://mill.example/products/product-${id}`,
    imageUrl: null,
    imageAlt: null,
    createdAt: hoursAgo(1_000),
    sourceAt: hoursAgo(100),
    ...change,
  };
}

export function variant(
  productId: string,
  id: string,
  change: Partial<ProductVariantFacts> = {},
): ProductVariantFacts {
  return {
    productId,
    id,
    title: 'Default Title',
    sku: '',
    position: 1,
    priceMinor: 1_250,
    compareAtMinor: null,
    sellableQuantity: 5,
    availableForSale: true,
    sourceAt: hoursAgo(100),
    ...change,
  };
}

export function order(id: string, change: Partial<OrderFacts> = {}): OrderFacts {
  return {
    id,
    name: `#${id}`,
    profileId: null,
    orderedAt: hoursAgo(200),
    cancelledAt: null,
    test: false,
    currency: 'EUR',
    totalMinor: 2_500,
    refundedMinor: 0,
    discountMinor: 0,
    sourceAt: hoursAgo(100),
    ...change,
  };
}

export function orderLine(
  orderId: string,
  id: string,
  change: Partial<OrderLineFacts> = {},
): OrderLineFacts {
  return {
    orderId,
    id,
    productId: '1',
    variantId: '11',
    title: 'Product 1',
    quantity: 1,
    priceMinor: 1_250,
    ...change,
  };
}

export function placedOrder(
  id: string,
  change: Partial<NewEvent<'placed_order'>> = {},
): NewEvent<'placed_order'> {
  return {
    id,
    name: 'placed_order',
    occurredAt: hoursAgo(200),
    profileId: null,
    origin: 'import',
    properties: { orderId: id, totalMinor: 2_500, currency: 'EUR' },
    ...change,
  };
}
