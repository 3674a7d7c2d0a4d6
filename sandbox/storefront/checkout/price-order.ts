// What an order costs beside its goods, by one rule for the whole shop: prices include taxes, and shipping is free
// from an amount on.

const FREE_FROM = 7_500;
const SHIPPING = 695;

export type OrderPrice = { subtotal: number; shipping: number; taxes: number; total: number };

export function priceOrder(subtotal: number): OrderPrice {
  const shipping = subtotal >= FREE_FROM ? 0 : SHIPPING;
  return { subtotal, shipping, taxes: 0, total: subtotal + shipping };
}
