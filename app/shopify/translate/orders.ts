// Pure: Shopify's orders and their lines, as a bulk file brings them, in our words.
import { z } from 'zod';
import type { OrderFacts, OrderLineFacts } from '~/orders/store';
import { normalizeAddress } from '~/profiles/address';
import { idOf, instant, minorOf, money, readAt, reference, text } from './values';

const orderSchema = z.object({
  id: z.string(),
  name: text,
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
  __readAt: readAt,
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
      ...(order.__readAt && { toldAt: order.__readAt, linesAt: order.updatedAt }),
    },
  };
}

const lineSchema = z.object({
  id: z.string(),
  __parentId: z.string(),
  title: text,
  quantity: z.int32(),
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
