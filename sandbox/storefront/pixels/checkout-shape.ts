// Writes a checkout, or the order that came of it, as Shopify hands it to web pixels.
import type { Checkout, MailingAddress } from '@shopify/web-pixels-extension';
import type { SandboxContext } from '../../context';
import type { ShopOrder } from '../../shop/shop-data';
import { indexOf } from '../../shop/shop-index';
import type { Cart } from '../cart/cart';
import { priceOrder } from '../checkout/price-order';
import { moneyOf, variantOf } from './shapes';

/** What the checkout page knows before the shopper wrote anything. */
export function checkoutOf(context: SandboxContext, cart: Cart, email: string | null): Checkout {
  const { subtotal, shipping, taxes, total } = priceOrder(cart.subtotal);
  return {
    ...emptyCheckout(context),
    email,
    lineItems: cart.lines.map(({ product, variant, quantity }) => ({
      discountAllocations: [],
      finalLinePrice: moneyOf(context, variant.price * quantity),
      id: variant.id,
      properties: [],
      quantity,
      sellingPlanAllocation: null,
      title: product.title,
      variant: variantOf(context, product, variant),
    })),
    shippingLine: { price: moneyOf(context, shipping) },
    subtotalPrice: moneyOf(context, subtotal),
    token: cart.token,
    totalPrice: moneyOf(context, total),
    totalTax: moneyOf(context, taxes),
  };
}

type Completed = { order: ShopOrder; token: string; acceptsMarketing: boolean };

export function completedCheckoutOf(context: SandboxContext, completed: Completed): Checkout {
  const { order, token, acceptsMarketing } = completed;
  const index = indexOf(context.shop);
  const customer = order.customerId === null ? null : index.customer(order.customerId);
  const total = moneyOf(context, order.total);
  return {
    ...emptyCheckout(context),
    buyerAcceptsEmailMarketing: acceptsMarketing,
    email: order.email,
    lineItems: order.lines.map((line) => {
      const placed = line.variantId === null ? null : index.variant(line.variantId);
      return {
        discountAllocations: [],
        finalLinePrice: moneyOf(context, line.price * line.quantity),
        id: line.id,
        properties: [],
        quantity: line.quantity,
        sellingPlanAllocation: null,
        title: line.title,
        variant: placed && variantOf(context, placed.product, placed.variant),
      };
    }),
    order: {
      id: order.id,
      customer: customer && {
        id: customer.id,
        isFirstOrder: index.ordersOf(customer).length === 1,
      },
    },
    shippingAddress: addressOf(order, customer ?? { city: '', zip: '' }),
    shippingLine: { price: moneyOf(context, order.shipping) },
    subtotalPrice: moneyOf(context, order.subtotal),
    token,
    totalPrice: total,
    totalTax: moneyOf(context, order.taxes),
    transactions: [
      {
        amount: total,
        gateway: 'bogus',
        paymentMethod: { name: 'Sandbox', type: 'manualPayment' },
      },
    ],
  };
}

type Whereabouts = { firstName?: string; lastName?: string; city: string; zip: string };

function addressOf(order: ShopOrder, { firstName, lastName, city, zip }: Whereabouts) {
  return {
    address1: null,
    address2: null,
    city: city || null,
    country: null,
    countryCode: order.countryCode || null,
    firstName: firstName || null,
    lastName: lastName || null,
    phone: null,
    province: null,
    provinceCode: null,
    zip: zip || null,
  } satisfies MailingAddress;
}

function emptyCheckout(context: SandboxContext): Checkout {
  const { shop } = context;
  return {
    attributes: [],
    billingAddress: null,
    buyerAcceptsEmailMarketing: false,
    buyerAcceptsSmsMarketing: false,
    currencyCode: shop.currency,
    delivery: null,
    discountApplications: [],
    discountsAmount: moneyOf(context, 0),
    email: null,
    lineItems: [],
    localization: {
      country: { isoCode: shop.countryCode },
      language: { isoCode: shop.primaryLocale },
      market: { handle: null, id: null },
    },
    order: null,
    phone: null,
    shippingAddress: null,
    shippingLine: null,
    smsMarketingPhone: null,
    subtotalPrice: null,
    token: null,
    totalPrice: null,
    totalTax: moneyOf(context, 0),
    transactions: [],
  };
}
