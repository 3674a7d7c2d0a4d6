// Puts products, customers and orders together as one shop: its currency, place and time, whose each order is,
// and the dates that no export carries.

import { basename, resolve } from 'node:path';
import { Temporal } from 'temporal-polyfill';
import type {
  ShopCollection,
  ShopCustomer,
  ShopData,
  ShopOrder,
  ShopProduct,
} from '../shop/shop-data';
import { localeOf } from './countries';
import type { CustomerDraft } from './customers';
import { createIds } from './ids';
import type { OrderDraft } from './orders';
import type { ProductDraft, VariantDraft } from './product-row';
import type { SetAside } from './set-aside';
import { slugOf } from './slug';
import { deriveTimeZone } from './time-zone';
import { quote } from './values/faults';
import { digitsOf, parseMoney } from './values/money';

export type Drafts = {
  dir: string;
  products: ProductDraft[];
  customers: CustomerDraft[];
  orders: OrderDraft[];
  ordersSetAside: SetAside;
  /** When the export was made, as far as the file system knows: the shop's time where it has no orders. */
  exportedAt: number;
};

export type FinishedShop = { shop: ShopData; guestOrders: number; clockStart: Date };

export function finishShop(drafts: Drafts): FinishedShop {
  const currency = commonest(drafts.orders.map((draft) => draft.currency)) ?? 'USD';
  const orders = keepCurrency(drafts, currency);
  const guestOrders = giveToCustomers(orders, drafts.customers);
  const countryCode =
    commonest(orders.map((order) => order.countryCode).filter(Boolean)) ??
    commonest(drafts.customers.map((customer) => customer.countryCode).filter(Boolean)) ??
    'US';
  const seen = drafts.orders.map(({ order, offset }) => ({ at: order.createdAt, offset }));
  const timeZone = deriveTimeZone(seen, countryCode);
  const span = spanOf(orders, drafts.exportedAt);
  const products = finishProducts(drafts.products, orders, {
    currency,
    timeZone,
    first: span.first,
  });
  const name = nameOf(drafts);
  const slug = slugOf(name) || slugOf(basename(resolve(drafts.dir))) || 'sandbox-shop';

  const shop: ShopData = {
    domain: `${slug}.myshopify.com`,
    name,
    email: `hello@${slug}.example`,
    currency,
    timeZone,
    countryCode,
    primaryLocale: localeOf(countryCode),
    billingAddress: {
      address1: '1 Sample Street',
      city: 'Sampletown',
      zip: '00000',
      countryCode,
      province: '',
    },
    // No export says where stock lies.
    locations: [
      {
        id: '1',
        name: 'Shop location',
        isActive: true,
        fulfillsOnlineOrders: true,
        updatedAt: span.first,
      },
    ],
    products,
    collections: collectByType(products, span.first),
    customers: finishCustomers(drafts.customers, orders, span.first),
    orders,
  };
  return { shop, guestOrders, clockStart: morningAfter(span.last, timeZone) };
}

function commonest(values: string[]): string | undefined {
  const counts = new Map<string, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1])[0]?.[0];
}

/** Amounts of two currencies do not add up: orders in another than the shop's are set aside with their lines. */
function keepCurrency({ orders, ordersSetAside }: Drafts, currency: string): ShopOrder[] {
  const reason = (draft: OrderDraft) =>
    `the order's currency is ${draft.currency}, the shop's is ${currency}`;
  for (const draft of orders) {
    if (draft.currency === currency) continue;
    ordersSetAside.add('order', draft.line, reason(draft));
    const because = `its order ${quote(draft.order.name)} is set aside (line ${draft.line})`;
    for (const line of draft.linesOfLines) ordersSetAside.add('line', line, because);
  }
  return orders.flatMap((draft) => (draft.currency === currency ? [draft.order] : []));
}

/** Says how many orders are nobody's on the list of customers: guests', or sold without an address. */
function giveToCustomers(orders: ShopOrder[], customers: CustomerDraft[]): number {
  const byEmail = new Map(customers.map((customer) => [customer.email, customer]));
  let guests = 0;
  for (const order of orders) {
    const customer = order.email === null ? undefined : byEmail.get(order.email);
    if (!customer) {
      guests++;
      continue;
    }
    order.customerId = customer.id;
    order.email = customer.email;
  }
  return guests;
}

function spanOf(orders: ShopOrder[], exportedAt: number): { first: number; last: number } {
  if (orders.length === 0) return { first: exportedAt, last: exportedAt };
  let [first, last] = [Infinity, -Infinity];
  for (const { createdAt } of orders) {
    first = Math.min(first, createdAt);
    last = Math.max(last, createdAt);
  }
  return { first, last };
}

type ProductFacts = { currency: string; timeZone: string; first: number };

/** A product is as old as its first sale, to the day; one that never sold, as the shop's first order. */
function finishProducts(
  drafts: ProductDraft[],
  orders: ShopOrder[],
  { currency, timeZone, first }: ProductFacts,
): ShopProduct[] {
  const digits = digitsOf(currency) ?? 2;
  const firstSale = new Map<string, number>();
  for (const { createdAt, lines } of orders) {
    for (const { productId } of lines) {
      if (productId && createdAt < (firstSale.get(productId) ?? Infinity)) {
        firstSale.set(productId, createdAt);
      }
    }
  }
  const epoch = startOfDay(first, timeZone);
  return drafts.map(({ published, variants, ...draft }) => {
    const sold = firstSale.get(draft.id);
    const createdAt = sold === undefined ? epoch : startOfDay(sold, timeZone);
    return {
      ...draft,
      publishedAt: published && draft.status === 'ACTIVE' ? createdAt : null,
      createdAt,
      updatedAt: createdAt,
      variants: variants.map((variant) => priceVariant(variant, digits)),
    };
  });
}

function priceVariant(draft: VariantDraft, digits: number): ShopProduct['variants'][number] {
  const compareAt = parseMoney(draft.compareAtPrice, digits);
  return {
    ...draft,
    price: parseMoney(draft.price, digits) ?? 0,
    compareAtPrice: compareAt === 0 ? null : compareAt,
  };
}

function finishCustomers(
  drafts: CustomerDraft[],
  orders: ShopOrder[],
  first: number,
): ShopCustomer[] {
  const spans = new Map<string, { first: number; last: number }>();
  for (const { customerId, createdAt } of orders) {
    if (customerId === null) continue;
    const span = spans.get(customerId) ?? { first: createdAt, last: createdAt };
    span.first = Math.min(span.first, createdAt);
    span.last = Math.max(span.last, createdAt);
    spans.set(customerId, span);
  }
  return drafts.map((draft) => {
    const span = spans.get(draft.id) ?? { first, last: first };
    return { ...draft, createdAt: span.first, updatedAt: span.last };
  });
}

/** Exports carry no collections; a product's type is the nearest that they have. */
function collectByType(products: ShopProduct[], updatedAt: number): ShopCollection[] {
  const ids = createIds();
  const byHandle = new Map<string, ShopCollection>();
  for (const { id, productType } of products) {
    if (productType === '') continue;
    const handle = slugOf(productType) || `type-${ids.derive(productType)}`;
    const known = byHandle.get(handle);
    if (known) {
      known.productIds.push(id);
      continue;
    }
    const collection = { id: ids.derive(`collection ${handle}`), handle, title: productType };
    byHandle.set(handle, { ...collection, updatedAt, productIds: [id] });
  }
  return [...byHandle.values()];
}

/** The vendor where all products share one, else the folder's name with its words capitalised. */
function nameOf({ dir, products }: Drafts): string {
  const vendors = new Set(products.map((product) => product.vendor));
  const [vendor] = vendors;
  if (vendors.size === 1 && vendor) return vendor;
  const words = basename(resolve(dir))
    .split(/[^\p{L}\p{N}]+/u)
    .filter(Boolean);
  return (
    words.map((word) => word.slice(0, 1).toUpperCase() + word.slice(1)).join(' ') || 'Sandbox Shop'
  );
}

function startOfDay(at: number, timeZone: string): number {
  return zoned(at, timeZone).startOfDay().epochMilliseconds;
}

/** 10:00 shop time on the day after the last order. */
function morningAfter(last: number, timeZone: string): Date {
  const morning = zoned(last, timeZone).add({ days: 1 }).withPlainTime({ hour: 10 });
  return new Date(morning.epochMilliseconds);
}

function zoned(at: number, timeZone: string): Temporal.ZonedDateTime {
  return Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(timeZone);
}
