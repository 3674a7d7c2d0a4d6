// Pure: orders with their lines, refunds and cancellation as webhooks tell them, in our words.
import { z } from 'zod';
import type { OrderFacts, OrderLineFacts } from '~/orders/store';
import { normalizeAddress } from '~/profiles/address';
import type { CustomerProfile } from '~/profiles/store';
import { UNTOLD } from '~/profiles/untold';
import { minorOf, text } from './values';
import { toldCustomer } from './webhook-customers';
import { moment, ownId, plainId, setOfMoney, type Telling } from './webhook-values';

const lineSchema = z.object({
  title: text.nullish(),
  quantity: z.int32(),
  product_id: plainId.nullish(),
  variant_id: plainId.nullish(),
  price: z.string(),
  price_set: setOfMoney,
});

const refundSchema = z.object({
  transactions: z
    .array(
      z.object({
        kind: z.string(),
        status: z.string(),
        amount: z.string(),
        currency: z.string().nullish(),
      }),
    )
    .default([]),
  refund_line_items: z
    .array(z.object({ subtotal_set: setOfMoney, total_tax_set: setOfMoney }))
    .default([]),
  order_adjustments: z
    .array(z.object({ kind: z.string().nullish(), amount_set: setOfMoney }))
    .default([]),
});

const orderSchema = z.object({
  name: text,
  email: z.string().nullish(),
  contact_email: z.string().nullish(),
  created_at: moment,
  processed_at: moment,
  cancelled_at: moment,
  updated_at: moment,
  test: z.boolean().nullish(),
  currency: z.string(),
  total_price: z.string(),
  total_price_set: setOfMoney,
  total_discounts: z.string().nullish(),
  total_discounts_set: setOfMoney,
  customer: z.unknown(),
  line_items: z.array(z.unknown()).default([]),
  refunds: z.array(refundSchema).default([]),
});

type Told = z.infer<typeof orderSchema>;

export type ToldOrder = {
  /** Without its buyer, who is looked up. */
  order: Omit<OrderFacts, 'profileId'>;
  lines: OrderLineFacts[];
  customerId: string | null;
  /** The record as it stood at that moment, where the payload dates it. */
  customer: CustomerProfile | null;
};

/** Amounts are the shop's own money: `shop_money`, whatever the shopper paid in. */
export function toldOrder(payload: unknown, { toldAt }: Telling): ToldOrder {
  const id = ownId.parse(payload);
  const told = orderSchema.parse(payload);
  const sourceAt = told.updated_at ?? toldAt;
  const minor = (amount: string) => minorOf(amount, told.currency);
  const customerId = told.customer ? ownId.parse(told.customer) : null;
  return {
    customerId,
    customer: customerId ? datedCustomer(told.customer) : null,
    order: {
      id,
      name: told.name,
      orderedAt: told.processed_at ?? told.created_at ?? sourceAt,
      cancelledAt: told.cancelled_at ?? null,
      test: told.test ?? false,
      currency: told.currency,
      totalMinor: minor(told.total_price_set?.shop_money.amount ?? told.total_price),
      discountMinor: minor(
        told.total_discounts_set?.shop_money.amount ?? told.total_discounts ?? '0',
      ),
      refundedMinor: told.refunds.reduce((sum, one) => sum + refundedBy(one, told.currency), 0),
      sourceAt,
      toldAt,
      linesAt: sourceAt,
      customerId,
      email: customerId ? null : normalizeAddress(told.email ?? told.contact_email),
    },
    lines: told.line_items.map((line) => lineOf(line, id, told.currency)),
  };
}

/** A record in an order gives way to the customer's own webhook of the same second, which tells more. */
function datedCustomer(payload: unknown): CustomerProfile | null {
  const dates = z.object({ updated_at: moment }).parse(payload);
  return dates.updated_at
    ? { ...toldCustomer(payload, { toldAt: dates.updated_at }), toldAt: UNTOLD }
    : null;
}

function lineOf(payload: unknown, orderId: string, currency: string): OrderLineFacts {
  const told = lineSchema.parse(payload);
  return {
    orderId,
    id: ownId.parse(payload),
    productId: told.product_id ?? null,
    variantId: told.variant_id ?? null,
    title: told.title ?? '',
    quantity: told.quantity,
    priceMinor: minorOf(told.price_set?.shop_money.amount ?? told.price, currency),
  };
}

/** What was paid back; where that was in the shopper's money, what was given up for it in the shop's. */
function refundedBy(refund: Told['refunds'][number], currency: string): number {
  const paid = refund.transactions.filter(
    (one) => one.kind === 'refund' && one.status === 'success',
  );
  if (paid.every((one) => !one.currency || one.currency === currency))
    return paid.reduce((sum, one) => sum + minorOf(one.amount, currency), 0);
  const sets = refund.refund_line_items.flatMap((line) => [line.subtotal_set, line.total_tax_set]);
  const given = sets.reduce(
    (sum, set) => sum + (set ? minorOf(set.shop_money.amount, currency) : 0),
    0,
  );
  // Shipping that is given back stands there as a negative adjustment.
  const adjusted = refund.order_adjustments.reduce(
    (sum, one) => sum - (one.amount_set ? minorOf(one.amount_set.shop_money.amount, currency) : 0),
    0,
  );
  return Math.max(0, given + adjusted);
}
