// Pure: Shopify's records, as a bulk file brings them, in our words. The only place that knows both vocabularies.
import { z } from 'zod';
import type { CollectionFacts, ProductFacts, ProductVariantFacts } from '~/catalog/store';
import type { ConsentChange, ConsentLevel, ConsentState } from '~/consent/store';
import { currencyDecimals } from '~/email/money';
import type { OrderFacts, OrderLineFacts } from '~/orders/store';
import { normalizeAddress } from '~/profiles/address';
import type { CustomerProfile } from '~/profiles/store';

/** `gid://shopify/Product/788032119674292922` → `788032119674292922`: a string, since it exceeds 2^53. */
export function idOf(gid: string): string {
  return gid.slice(gid.lastIndexOf('/') + 1).split('?')[0]!;
}

export function kindOf(gid: string): string {
  return gid.split('/')[3] ?? '';
}

/** "12.30" in a currency of two decimals → 1230, without passing through a fraction. */
export function minorOf(amount: string, currency: string): number {
  const match = /^(-?)(\d+)(?:\.(\d+))?$/.exec(amount.trim());
  if (!match) throw new Error(`money requires a decimal amount, got ${amount}`);
  const decimals = currencyDecimals(currency);
  const fraction = (match[3] ?? '').padEnd(decimals, '0');
  const units = Number(`${match[2]}${fraction.slice(0, decimals)}`);
  const rounded = Number(fraction[decimals] ?? '0') >= 5 ? units + 1 : units;
  return match[1] ? -rounded : rounded;
}

const instant = z.coerce.date();
const money = z.object({ shopMoney: z.object({ amount: z.string() }) });
const reference = z.object({ id: z.string() }).nullable();

const productSchema = z.object({
  id: z.string(),
  handle: z.string(),
  title: z.string(),
  description: z.string(),
  vendor: z.string(),
  productType: z.string(),
  tags: z.array(z.string()),
  status: z.string(),
  publishedAt: instant.nullable(),
  onlineStoreUrl: z.string().nullable(),
  createdAt: instant,
  updatedAt: instant,
  featuredMedia: z
    .object({ image: z.object({ url: z.string(), altText: z.string().nullable() }).nullish() })
    .nullable(),
});

const STATUSES: Record<string, ProductFacts['status']> = { ACTIVE: 'active', DRAFT: 'draft' };
const LONGEST_DESCRIPTION = 2_000;

export function productOf(node: unknown): ProductFacts {
  const product = productSchema.parse(node);
  const image = product.featuredMedia?.image;
  return {
    id: idOf(product.id),
    handle: product.handle,
    title: product.title,
    description: product.description.slice(0, LONGEST_DESCRIPTION),
    vendor: product.vendor,
    productType: product.productType,
    tags: product.tags,
    status: STATUSES[product.status] ?? 'archived',
    publishedAt: product.publishedAt,
    url: product.onlineStoreUrl,
    imageUrl: image?.url ?? null,
    imageAlt: image?.altText ?? null,
    createdAt: product.createdAt,
    sourceAt: product.updatedAt,
  };
}

const variantSchema = z.object({
  id: z.string(),
  __parentId: z.string(),
  title: z.string(),
  sku: z.string().nullable(),
  position: z.number(),
  price: z.string(),
  compareAtPrice: z.string().nullable(),
  availableForSale: z.boolean(),
  sellableOnlineQuantity: z.number(),
  inventoryItem: z.object({ tracked: z.boolean() }),
  updatedAt: instant,
});

export function variantOf(node: unknown, currency: string): ProductVariantFacts {
  const variant = variantSchema.parse(node);
  return {
    productId: idOf(variant.__parentId),
    id: idOf(variant.id),
    title: variant.title,
    sku: variant.sku ?? '',
    position: variant.position,
    priceMinor: minorOf(variant.price, currency),
    compareAtMinor:
      variant.compareAtPrice === null ? null : minorOf(variant.compareAtPrice, currency),
    sellableQuantity: variant.inventoryItem.tracked ? variant.sellableOnlineQuantity : null,
    availableForSale: variant.availableForSale,
    sourceAt: variant.updatedAt,
  };
}

const collectionSchema = z.object({
  id: z.string(),
  handle: z.string(),
  title: z.string(),
  updatedAt: instant,
});

export function collectionOf(node: unknown): CollectionFacts {
  const collection = collectionSchema.parse(node);
  return {
    id: idOf(collection.id),
    handle: collection.handle,
    title: collection.title,
    sourceAt: collection.updatedAt,
  };
}

const customerSchema = z.object({
  id: z.string(),
  firstName: z.string().nullable(),
  lastName: z.string().nullable(),
  locale: z.string().nullable(),
  tags: z.array(z.string()),
  createdAt: instant,
  updatedAt: instant,
  defaultEmailAddress: z
    .object({
      emailAddress: z.string(),
      marketingState: z.string(),
      marketingOptInLevel: z.string().nullable(),
      marketingUpdatedAt: instant.nullable(),
    })
    .nullable(),
  defaultAddress: z
    .object({
      countryCodeV2: z.string().nullable(),
      city: z.string().nullable(),
      zip: z.string().nullable(),
    })
    .nullable(),
});

const CONSENT_STATES: Record<string, ConsentState> = {
  SUBSCRIBED: 'subscribed',
  UNSUBSCRIBED: 'unsubscribed',
  PENDING: 'pending',
};
const CONSENT_LEVELS: Record<string, ConsentLevel> = {
  SINGLE_OPT_IN: 'single_opt_in',
  CONFIRMED_OPT_IN: 'confirmed_opt_in',
  UNKNOWN: 'unknown',
};

export type ImportedCustomer = {
  profile: CustomerProfile;
  consent: Omit<ConsentChange, 'profileId'> | null;
};

export function customerOf(node: unknown): ImportedCustomer {
  const customer = customerSchema.parse(node);
  const address = customer.defaultEmailAddress;
  const profile: CustomerProfile = {
    customerId: idOf(customer.id),
    email: normalizeAddress(address?.emailAddress),
    firstName: customer.firstName,
    lastName: customer.lastName,
    locale: customer.locale,
    countryCode: customer.defaultAddress?.countryCodeV2 ?? null,
    city: customer.defaultAddress?.city ?? null,
    zip: customer.defaultAddress?.zip ?? null,
    tags: customer.tags,
    createdAt: customer.createdAt,
    sourceAt: customer.updatedAt,
  };
  if (!address) return { profile, consent: null };
  const consent = {
    channel: 'email',
    state: CONSENT_STATES[address.marketingState] ?? 'not_subscribed',
    level: CONSENT_LEVELS[address.marketingOptInLevel ?? ''] ?? null,
    source: 'shopify',
    wording: null,
    changedAt: address.marketingUpdatedAt ?? customer.createdAt,
  } as const;
  return { profile, consent };
}

const orderSchema = z.object({
  id: z.string(),
  name: z.string(),
  email: z.string().nullable(),
  createdAt: instant,
  processedAt: instant,
  cancelledAt: instant.nullable(),
  updatedAt: instant,
  test: z.boolean(),
  currencyCode: z.string(),
  customer: reference,
  totalPriceSet: money,
  totalRefundedSet: money,
  totalDiscountsSet: money.nullable(),
});

export type ImportedOrder = {
  order: Omit<OrderFacts, 'profileId'>;
  customerId: string | null;
  email: string | null;
};

/** Amounts are the shop's own money: `shopMoney`, whatever the shopper paid in. */
export function orderOf(node: unknown): ImportedOrder {
  const order = orderSchema.parse(node);
  const minor = (set: z.infer<typeof money> | null) =>
    set ? minorOf(set.shopMoney.amount, order.currencyCode) : 0;
  return {
    customerId: order.customer ? idOf(order.customer.id) : null,
    email: normalizeAddress(order.email),
    order: {
      id: idOf(order.id),
      name: order.name,
      orderedAt: order.processedAt,
      cancelledAt: order.cancelledAt,
      test: order.test,
      currency: order.currencyCode,
      totalMinor: minor(order.totalPriceSet),
      refundedMinor: minor(order.totalRefundedSet),
      discountMinor: minor(order.totalDiscountsSet),
      sourceAt: order.updatedAt,
    },
  };
}

const lineSchema = z.object({
  id: z.string(),
  __parentId: z.string(),
  title: z.string(),
  quantity: z.number().int(),
  product: reference,
  variant: reference,
  originalUnitPriceSet: money,
});

export function lineOf(node: unknown, currency: string): OrderLineFacts {
  const line = lineSchema.parse(node);
  return {
    orderId: idOf(line.__parentId),
    id: idOf(line.id),
    productId: line.product ? idOf(line.product.id) : null,
    variantId: line.variant ? idOf(line.variant.id) : null,
    title: line.title,
    quantity: line.quantity,
    priceMinor: minorOf(line.originalUnitPriceSet.shopMoney.amount, currency),
  };
}
