// The state of one sandbox shop: what a folder of exports or the simulator fills, and what the Admin API,
// the storefront and the pictures read. Shopify's own words on purpose: this side of the wall speaks them.

import type { ShopLocation } from './locations';

/** Money is integer minor units of `ShopData.currency`; instants are epoch milliseconds; ids are digit strings. */
export type ShopData = {
  domain: string;
  name: string;
  email: string;
  currency: string;
  timeZone: string;
  countryCode: string;
  primaryLocale: string;
  billingAddress: {
    address1: string;
    city: string;
    zip: string;
    countryCode: string;
    province: string;
  };
  /** The first is where stock lies that is not said to lie elsewhere. */
  locations: ShopLocation[];
  products: ShopProduct[];
  collections: ShopCollection[];
  customers: ShopCustomer[];
  orders: ShopOrder[];
};

export type ShopProduct = {
  id: string;
  handle: string;
  title: string;
  descriptionHtml: string;
  vendor: string;
  productType: string;
  tags: string[];
  status: 'ACTIVE' | 'DRAFT' | 'ARCHIVED';
  /** Null: not published to the online store. */
  publishedAt: number | null;
  createdAt: number;
  updatedAt: number;
  /** Null where the shop has no picture; the sandbox then paints one and serves it from its own image service. */
  image: { url: string; altText: string } | null;
  variants: ShopProductVariant[];
};

export type ShopProductVariant = {
  id: string;
  title: string;
  sku: string;
  price: number;
  compareAtPrice: number | null;
  /** Whether Shopify counts stock for it; when not, it never runs out. */
  tracked: boolean;
  /** At all places together. */
  inventoryQuantity: number;
  /** When its stock at the first location last moved; as old as the product where absent. */
  stockedAt?: number;
  /** What of it lies at other locations, by their ids. */
  elsewhere?: Record<string, { available: number; isConnected: boolean; updatedAt: number }>;
  inventoryPolicy: 'DENY' | 'CONTINUE';
  selectedOptions: { name: string; value: string }[];
};

export type ShopCollection = {
  id: string;
  handle: string;
  title: string;
  updatedAt: number;
  productIds: string[];
};

export type ShopCustomer = {
  id: string;
  email: string | null;
  firstName: string;
  lastName: string;
  phone: string | null;
  countryCode: string;
  city: string;
  zip: string;
  locale: string;
  tags: string[];
  note: string;
  taxExempt: boolean;
  emailMarketing: MarketingConsent;
  smsMarketing: MarketingConsent;
  createdAt: number;
  updatedAt: number;
};

export type MarketingConsent = {
  state: 'SUBSCRIBED' | 'NOT_SUBSCRIBED' | 'UNSUBSCRIBED' | 'PENDING';
  level: 'SINGLE_OPT_IN' | 'CONFIRMED_OPT_IN' | 'UNKNOWN' | null;
  updatedAt: number | null;
};

export type ShopOrder = {
  id: string;
  name: string;
  email: string | null;
  /** Null for a guest order: Shopify then has the e-mail on the order only. */
  customerId: string | null;
  createdAt: number;
  updatedAt: number;
  cancelledAt: number | null;
  financialStatus: string;
  fulfillmentStatus: string;
  subtotal: number;
  shipping: number;
  taxes: number;
  discount: number;
  discountCode: string;
  total: number;
  refunded: number;
  countryCode: string;
  tags: string[];
  test: boolean;
  lines: ShopOrderLine[];
};

export type ShopOrderLine = {
  id: string;
  /** Null where the line names nothing in the catalogue (deleted or custom). */
  productId: string | null;
  variantId: string | null;
  title: string;
  sku: string;
  quantity: number;
  price: number;
};

/** A row of a file that could not be used: where it stood and why, in a merchant's words. */
export type SetAsideRow = {
  file: string;
  line: number;
  kind: 'product' | 'customer' | 'order' | 'line';
  reason: string;
};

/** What was read of each kind; read = kept + set aside, kind by kind. */
export type KindCounts = { products: number; customers: number; orders: number; lines: number };
