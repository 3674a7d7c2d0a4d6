// Writes one order down as Shopify would have it: lines, codes, shipping, taxes, and what went wrong afterwards.
// Statuses are written as the exports write them. As in Shopify, `subtotal` is after discounts and `total` = subtotal + shipping + taxes.
import type { ShopOrder } from '../shop/shop-data';
import type { BasketItem } from './baskets';
import { uniform, wholeNumber, type Chance } from './random';

const DAY = 86_400_000;
const FREE_SHIPPING_FROM = 7_500;
const SALES_TAX = 0.065;

export type Buyer = {
  customerId: string | null;
  email: string | null;
  countryCode: string;
  priceSense: number;
  subscribed: boolean;
  isFirstOrder: boolean;
};

/** Ids and number are given once all orders of the store stand in their order of time. */
export function writeOrder(
  buyer: Buyer,
  at: number,
  basket: BasketItem[],
  chance: Chance,
): ShopOrder {
  const goods = basket.reduce((sum, { price, quantity }) => sum + price * quantity, 0);
  const offer = offerFor(buyer, at, chance);
  const discount = Math.round(goods * offer.share);
  const subtotal = goods - discount;
  const domestic = buyer.countryCode === 'US';
  const shipping = domestic ? (subtotal >= FREE_SHIPPING_FROM ? 0 : 695) : 1800;
  const taxes = domestic ? Math.round(subtotal * SALES_TAX) : 0;
  return {
    id: '',
    name: '',
    email: buyer.email,
    customerId: buyer.customerId,
    createdAt: at,
    updatedAt: at,
    cancelledAt: null,
    financialStatus: 'paid',
    fulfillmentStatus: 'fulfilled',
    subtotal,
    shipping,
    taxes,
    discount,
    discountCode: offer.code,
    total: subtotal + shipping + taxes,
    refunded: 0,
    countryCode: buyer.countryCode,
    tags: [],
    test: false,
    lines: basket.map(({ good, variant, quantity, price }) => ({
      id: '',
      productId: good.product.id,
      variantId: variant.id,
      title: good.product.title,
      sku: variant.sku,
      quantity,
      price,
    })),
  };
}

/** One code at most: the welcome, the week of Black Friday, or a quiet fortnight in spring and autumn. */
function offerFor(buyer: Buyer, at: number, chance: Chance): { code: string; share: number } {
  const none = { code: '', share: 0 };
  if (buyer.isFirstOrder && buyer.subscribed) {
    return chance() < 0.15 + 0.5 * buyer.priceSense ? { code: 'WELCOME10', share: 0.1 } : none;
  }
  const date = new Date(at);
  const month = date.getUTCMonth();
  const day = date.getUTCDate();
  if ((month === 10 && day >= 24) || (month === 11 && day <= 2)) {
    return chance() < 0.2 + 0.7 * buyer.priceSense ? { code: 'HARBOR20', share: 0.2 } : none;
  }
  if ((month === 3 || month === 8) && day >= 10 && day <= 24) {
    return chance() < 0.6 * buyer.priceSense ? { code: 'PINE15', share: 0.15 } : none;
  }
  return none;
}

/** Cancellations, refunds and parcels not yet gone; a few lines that name nothing in the catalogue. */
export function liveThrough(order: ShopOrder, endsAt: number, chance: Chance): void {
  const age = endsAt - order.createdAt;
  if (age < 1.5 * DAY) order.fulfillmentStatus = 'unfulfilled';
  else
    order.updatedAt = Math.min(endsAt, Math.round(order.createdAt + uniform(chance, 0.5, 4) * DAY));
  if (chance() < 0.006) addCustomLine(order);
  const fate = chance();
  if (fate < 0.012) cancel(order, endsAt, chance);
  else if (fate < 0.047 && age > 20 * DAY) refund(order, chance);
}

function addCustomLine(order: ShopOrder): void {
  const price = 600;
  order.lines.push({
    id: '',
    productId: null,
    variantId: null,
    title: 'Gift wrapping',
    sku: '',
    quantity: 1,
    price,
  });
  order.subtotal += price;
  order.total += price;
}

function cancel(order: ShopOrder, endsAt: number, chance: Chance): void {
  order.cancelledAt = Math.min(endsAt, order.createdAt + wholeNumber(chance, 10, 900) * 60_000);
  order.updatedAt = order.cancelledAt;
  order.fulfillmentStatus = 'unfulfilled';
  order.financialStatus = 'refunded';
  order.refunded = order.total;
}

function refund(order: ShopOrder, chance: Chance): void {
  const share = order.subtotal / Math.max(1, order.subtotal + order.discount);
  const first = order.lines[0];
  const whole = order.lines.length === 1 || chance() < 0.3 || !first;
  order.refunded = whole ? order.total : Math.round(first.price * first.quantity * share);
  order.financialStatus = order.refunded >= order.total ? 'refunded' : 'partially_refunded';
  order.updatedAt = Math.round(order.createdAt + uniform(chance, 5, 19) * DAY);
}
