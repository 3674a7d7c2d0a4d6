// Orders with their lines as their webhooks carry them.

import { gid } from '../../admin-api/graphql/wire-values';
import type { SandboxContext } from '../../context';
import type { ShopData, ShopOrder, ShopOrderLine } from '../../shop/shop-data';
import { indexOf } from '../../shop/shop-index';
import { buyerPayload } from './customers';
import {
  amountOf,
  countryName,
  instantIn,
  moneySet,
  optionalId,
  optionalInstant,
  type Payload,
  wireId,
} from './wire';

export function orderPayload(context: SandboxContext, order: ShopOrder): Payload {
  const { shop } = context;
  const customer = order.customerId === null ? null : indexOf(shop).customer(order.customerId);
  const address = addressOf(order);
  return {
    ...headOf(shop, order),
    ...moneyOf(shop, order),
    ...nothingOf(),
    buyer_accepts_marketing: customer?.emailMarketing.state === 'SUBSCRIBED',
    customer_locale: customer?.locale ?? shop.primaryLocale,
    billing_address: address,
    shipping_address: address,
    customer: customer && buyerPayload(context, customer),
    discount_codes: order.discountCode
      ? [{ code: order.discountCode, amount: amountOf(shop, order.discount), type: 'fixed_amount' }]
      : [],
    line_items: order.lines.map((line) => linePayload(shop, order, line)),
    refunds: order.refunded > 0 ? [refundOf(shop, order)] : [],
    shipping_lines: [shippingLine(shop, order)],
  };
}

function headOf(shop: ShopData, order: ShopOrder): Payload {
  const number = Number(/\d+/.exec(order.name)?.[0] ?? 0);
  return {
    id: wireId(order.id),
    admin_graphql_api_id: gid('Order', order.id),
    cancel_reason: order.cancelledAt === null ? null : 'customer',
    cancelled_at: optionalInstant(shop, order.cancelledAt),
    confirmed: true,
    contact_email: order.email,
    created_at: instantIn(shop, order.createdAt),
    currency: shop.currency,
    email: order.email,
    financial_status: order.financialStatus || 'pending',
    fulfillment_status:
      order.fulfillmentStatus === 'unfulfilled' || order.fulfillmentStatus === ''
        ? null
        : order.fulfillmentStatus,
    name: order.name,
    number: Math.max(0, number - 1000),
    order_number: number,
    order_status_url: `https://${shop.domain}/1/orders/${order.id}/authenticate`,
    payment_gateway_names: ['bogus'],
    presentment_currency: shop.currency,
    processed_at: instantIn(shop, order.createdAt),
    source_name: 'web',
    tags: order.tags.join(', '),
    test: order.test,
    token: order.id,
    updated_at: instantIn(shop, order.updatedAt),
  };
}

function moneyOf(shop: ShopData, order: ShopOrder): Payload {
  const current = order.total - order.refunded;
  const items = order.lines.reduce((sum, line) => sum + line.price * line.quantity, 0);
  return {
    ...priced(shop, 'subtotal_price', order.subtotal),
    ...priced(shop, 'total_price', order.total),
    ...priced(shop, 'total_tax', order.taxes),
    ...priced(shop, 'total_discounts', order.discount),
    ...priced(shop, 'total_line_items_price', items),
    ...priced(shop, 'current_total_price', current),
    ...priced(shop, 'current_subtotal_price', Math.min(order.subtotal, current)),
    ...priced(shop, 'current_total_discounts', order.discount),
    ...priced(shop, 'current_total_tax', current === 0 ? 0 : order.taxes),
    current_shipping_price_set: moneySet(shop, order.shipping),
    total_shipping_price_set: moneySet(shop, order.shipping),
    total_cash_rounding_payment_adjustment_set: moneySet(shop, 0),
    total_cash_rounding_refund_adjustment_set: moneySet(shop, 0),
    total_outstanding: amountOf(shop, 0),
    total_tip_received: amountOf(shop, 0),
  };
}

function priced(shop: ShopData, name: string, minor: number): Payload {
  return { [name]: amountOf(shop, minor), [`${name}_set`]: moneySet(shop, minor) };
}

/** What Shopify always sends and this shop never has. */
function nothingOf(): Payload {
  const absent = [
    'app_id',
    'browser_ip',
    'cart_token',
    'checkout_token',
    'client_details',
    'closed_at',
    'confirmation_number',
    'current_total_additional_fees_set',
    'current_total_duties_set',
    'device_id',
    'landing_site',
    'landing_site_ref',
    'location_id',
    'merchant_of_record_app_id',
    'note',
    'original_total_additional_fees_set',
    'original_total_duties_set',
    'payment_terms',
    'phone',
    'po_number',
    'reference',
    'referring_site',
    'source_identifier',
    'source_url',
    'user_id',
  ];
  const empty = [
    'discount_applications',
    'fulfillments',
    'line_item_groups',
    'note_attributes',
    'returns',
    'tax_lines',
  ];
  return {
    ...Object.fromEntries(absent.map((name) => [name, null])),
    ...Object.fromEntries(empty.map((name) => [name, []])),
    duties_included: false,
    estimated_taxes: false,
    merchant_business_entity_id: 'MQ',
    tax_exempt: false,
    taxes_included: true,
    total_weight: 0,
  };
}

function linePayload(shop: ShopData, order: ShopOrder, line: ShopOrderLine): Payload {
  const product = line.productId === null ? null : indexOf(shop).product(line.productId);
  const placed = line.variantId === null ? null : indexOf(shop).variant(line.variantId);
  const isOpen = order.cancelledAt === null;
  return {
    id: wireId(line.id),
    admin_graphql_api_id: gid('LineItem', line.id),
    attributed_staffs: [],
    current_quantity: isOpen ? line.quantity : 0,
    fulfillable_quantity: isOpen && order.fulfillmentStatus !== 'fulfilled' ? line.quantity : 0,
    fulfillment_service: 'manual',
    fulfillment_status: order.fulfillmentStatus === 'fulfilled' ? 'fulfilled' : null,
    gift_card: false,
    grams: 0,
    name: line.title,
    price: amountOf(shop, line.price),
    price_set: moneySet(shop, line.price),
    product_exists: product !== null,
    product_id: optionalId(product?.id ?? null),
    properties: [],
    quantity: line.quantity,
    requires_shipping: true,
    sales_line_item_group_id: null,
    sku: line.sku,
    taxable: true,
    title: product?.title ?? line.title,
    total_discount: amountOf(shop, 0),
    total_discount_set: moneySet(shop, 0),
    variant_id: optionalId(placed?.variant.id ?? null),
    variant_inventory_management: placed?.variant.tracked ? 'shopify' : null,
    variant_title: placed && placed.product.variants.length > 1 ? placed.variant.title : null,
    vendor: product?.vendor ?? null,
    tax_lines: [],
    duties: [],
    discount_allocations: [],
  };
}

function addressOf(order: ShopOrder): Payload | null {
  if (!order.countryCode) return null;
  return {
    first_name: null,
    address1: '',
    phone: null,
    city: '',
    zip: '',
    province: null,
    country: countryName(order.countryCode),
    last_name: null,
    address2: null,
    company: null,
    latitude: null,
    longitude: null,
    name: '',
    country_code: order.countryCode,
    province_code: null,
  };
}

/** One refund of everything that was given back. */
function refundOf(shop: ShopData, order: ShopOrder): Payload {
  const at = instantIn(shop, order.cancelledAt ?? order.updatedAt);
  const id = wireId(order.id);
  return {
    id,
    admin_graphql_api_id: gid('Refund', order.id),
    created_at: at,
    note: null,
    order_id: id,
    processed_at: at,
    restock: order.cancelledAt !== null,
    user_id: null,
    duties: [],
    refund_line_items: [],
    refund_shipping_lines: [],
    order_adjustments: [],
    total_duties_set: moneySet(shop, 0),
    transactions: [
      {
        id,
        admin_graphql_api_id: gid('OrderTransaction', order.id),
        amount: amountOf(shop, order.refunded),
        created_at: at,
        currency: shop.currency,
        gateway: 'bogus',
        kind: 'refund',
        order_id: id,
        processed_at: at,
        status: 'success',
        test: order.test,
      },
    ],
  };
}

function shippingLine(shop: ShopData, order: ShopOrder): Payload {
  const price = amountOf(shop, order.shipping);
  const set = moneySet(shop, order.shipping);
  return {
    id: wireId(order.id),
    carrier_identifier: null,
    code: 'Standard',
    current_discounted_price_set: set,
    discounted_price: price,
    discounted_price_set: set,
    is_removed: false,
    phone: null,
    price,
    price_set: set,
    requested_fulfillment_service_id: null,
    source: 'shopify',
    title: 'Standard',
    tax_lines: [],
    discount_allocations: [],
  };
}
