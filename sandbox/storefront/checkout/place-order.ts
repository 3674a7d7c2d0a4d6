// Makes the shop's order out of a cart and what the shopper wrote, once per cart.
import type { SandboxContext } from '../../context';
import type { ShopCustomer, ShopOrder } from '../../shop/shop-data';
import { findOrCreate, subscribe } from '../account/customers';
import { findShortLines, type Cart } from '../cart/cart';
import type { CheckoutForm } from './form';
import { priceOrder } from './price-order';

export type Placed = { kind: 'placed'; orderId: string } | { kind: 'short' } | { kind: 'empty' };

/** The orders of carts of late, so that a second press of the button does not order twice. */
const ofCarts = new WeakMap<SandboxContext, Map<string, string>>();
const REMEMBERED = 1000;

type Purchase = { cart: Cart; form: CheckoutForm; customer: ShopCustomer | null };

export function placeOrder(context: SandboxContext, { cart, form, customer }: Purchase): Placed {
  if (cart.token === null || cart.lines.length === 0) return { kind: 'empty' };
  const known = remembered(context).get(cart.token);
  if (known) return { kind: 'placed', orderId: known };
  if (findShortLines(cart).length > 0) return { kind: 'short' };
  const buyer = customer ?? findOrCreate(context, form.email, form);
  if (customer && form.acceptsMarketing) subscribe(context, customer);
  const order = writeOrder(context, { cart, form, customer: buyer });
  context.changes.apply({ kind: 'order-placed', order });
  remember(context, cart.token, order.id);
  return { kind: 'placed', orderId: order.id };
}

function writeOrder(
  { changes, clock }: SandboxContext,
  { cart, form, customer }: Purchase & { customer: ShopCustomer },
): ShopOrder {
  const at = clock.now().getTime();
  return {
    id: changes.nextId('order'),
    name: changes.nextOrderName(),
    email: form.email,
    customerId: customer.id,
    createdAt: at,
    updatedAt: at,
    cancelledAt: null,
    financialStatus: 'paid',
    fulfillmentStatus: 'unfulfilled',
    ...priceOrder(cart.subtotal),
    discount: 0,
    discountCode: '',
    refunded: 0,
    countryCode: form.countryCode,
    tags: [],
    test: false,
    lines: cart.lines.map(({ product, variant, quantity }) => ({
      id: changes.nextId('line'),
      productId: product.id,
      variantId: variant.id,
      title: product.title,
      sku: variant.sku,
      quantity,
      price: variant.price,
    })),
  };
}

function remembered(context: SandboxContext): Map<string, string> {
  const orders = ofCarts.get(context) ?? new Map<string, string>();
  ofCarts.set(context, orders);
  return orders;
}

function remember(context: SandboxContext, token: string, orderId: string): void {
  const orders = remembered(context);
  orders.set(token, orderId);
  if (orders.size > REMEMBERED) orders.delete(orders.keys().next().value ?? '');
}
