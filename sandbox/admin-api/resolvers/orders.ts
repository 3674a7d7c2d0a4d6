// Orders with their lines as the Admin API shows them. Without read_all_orders an app sees the last sixty days,
// as at Shopify.

import { positionListing, sortedListing } from '../graphql/listing';
import { search, type SearchFields } from '../graphql/search-query';
import { dateTime, gid, optionalDateTime } from '../graphql/wire-values';
import type { ShopOrder, ShopOrderLine } from '../../shop/shop-data';
import { chooseSort } from './catalog';
import {
  type Args,
  connection,
  describeType,
  type ResolverMap,
  textArg,
  type World,
} from './field';
import type { Address } from './money';

const RECENT_MS = 60 * 24 * 3600 * 1000;

const orderSearch: SearchFields<ShopOrder> = {
  id: (order) => order.id,
  name: (order) => order.name,
  email: (order) => order.email,
  customer_id: (order) => order.customerId,
  financial_status: (order) => order.financialStatus,
  fulfillment_status: (order) => order.fulfillmentStatus,
  discount_code: (order) => order.discountCode,
  tag: (order) => order.tags,
  test: (order) => order.test,
  created_at: (order) => order.createdAt,
  processed_at: (order) => order.createdAt,
  updated_at: (order) => order.updatedAt,
};

const orderSorts: Record<string, (order: ShopOrder) => number | string> = {
  ID: () => 0,
  CREATED_AT: (order) => order.createdAt,
  PROCESSED_AT: (order) => order.createdAt,
  UPDATED_AT: (order) => order.updatedAt,
  ORDER_NUMBER: (order) => orderNumber(order),
  TOTAL_PRICE: (order) => order.total,
  CURRENT_TOTAL_PRICE: (order) => order.total - order.refunded,
};

export function visibleOrders(orders: readonly ShopOrder[], world: World): readonly ShopOrder[] {
  if (world.scopes.includes('read_all_orders')) return orders;
  const since = world.now.getTime() - RECENT_MS;
  return orders.filter((order) => order.createdAt >= since);
}

export function findOrders(args: Args, world: World): readonly ShopOrder[] {
  return search(
    visibleOrders(world.context.shop.orders, world),
    textArg(args, 'query'),
    orderSearch,
  );
}

export function listOrders(items: readonly ShopOrder[], args: Args) {
  const sort = chooseSort(orderSorts, args);
  return sortedListing(items, (order) => ({ value: sort(order), id: order.id }), args);
}

function orderNumber(order: ShopOrder): number {
  return Number(/\d+/.exec(order.name)?.[0] ?? 0);
}

function itemCount(order: ShopOrder): number {
  return order.lines.reduce((sum, line) => sum + line.quantity, 0);
}

/** Exports say "paid" and "partial"; the API says PAID and PARTIALLY_FULFILLED. */
function fulfillment(order: ShopOrder): string {
  const status = order.fulfillmentStatus.toUpperCase();
  if (status === 'PARTIAL') return 'PARTIALLY_FULFILLED';
  return status || 'UNFULFILLED';
}

function destination(order: ShopOrder): Address | null {
  if (!order.countryCode) return null;
  const id = gid('MailingAddress', order.id);
  const { countryCode } = order;
  const none = {
    firstName: '',
    lastName: '',
    address1: '',
    city: '',
    zip: '',
    province: '',
    phone: null,
  };
  return { ...none, id, countryCode };
}

const total = (order: ShopOrder) => order.total;
const paid = (order: ShopOrder) => order.total - order.refunded;
const unitPrice = (line: ShopOrderLine) => line.price;
const linePrice = (line: ShopOrderLine) => line.price * line.quantity;

export const orderTypes: ResolverMap = {
  Order: describeType<ShopOrder>({
    id: (order) => gid('Order', order.id),
    legacyResourceId: (order) => order.id,
    name: (order) => order.name,
    number: orderNumber,
    email: (order) => order.email,
    phone: () => null,
    note: () => null,
    tags: (order) => order.tags,
    test: (order) => order.test,
    customer: (order, _args, world) =>
      order.customerId ? world.index.customer(order.customerId) : null,
    createdAt: (order) => dateTime(order.createdAt),
    processedAt: (order) => dateTime(order.createdAt),
    updatedAt: (order) => dateTime(order.updatedAt),
    cancelledAt: (order) => optionalDateTime(order.cancelledAt),
    displayFinancialStatus: (order) => order.financialStatus.toUpperCase() || null,
    displayFulfillmentStatus: fulfillment,
    currencyCode: (_order, _args, world) => world.context.shop.currency,
    presentmentCurrencyCode: (_order, _args, world) => world.context.shop.currency,
    totalPriceSet: total,
    originalTotalPriceSet: total,
    currentTotalPriceSet: paid,
    netPaymentSet: paid,
    totalReceivedSet: total,
    subtotalPriceSet: (order) => order.subtotal,
    totalShippingPriceSet: (order) => order.shipping,
    totalTaxSet: (order) => order.taxes,
    totalDiscountsSet: (order) => order.discount,
    totalRefundedSet: (order) => order.refunded,
    discountCode: (order) => order.discountCode || null,
    discountCodes: (order) => (order.discountCode ? [order.discountCode] : []),
    shippingAddress: destination,
    subtotalLineItemsQuantity: itemCount,
    lineItems: connection((order, args) => positionListing(order.lines, args)),
  }),
  LineItem: describeType<ShopOrderLine>({
    id: (line) => gid('LineItem', line.id),
    title: (line) => line.title,
    name: (line) => line.title,
    sku: (line) => line.sku || null,
    quantity: (line) => line.quantity,
    product: (line, _args, world) => (line.productId ? world.index.product(line.productId) : null),
    variant: (line, _args, world) => (line.variantId ? world.index.variant(line.variantId) : null),
    originalUnitPriceSet: unitPrice,
    discountedUnitPriceSet: unitPrice,
    originalTotalSet: linePrice,
    discountedTotalSet: linePrice,
    requiresShipping: () => true,
    isGiftCard: () => false,
  }),
};
