// A shop with a few of everything: what a query of the import must be able to tell apart.
import type {
  ShopCustomer,
  ShopData,
  ShopOrder,
  ShopOrderLine,
} from '../../../sandbox/shop/shop-data';
import { makeProduct, makeShop } from '../make-context';

export const DAY = 24 * 3600 * 1000;

/** Longer than a double holds: an id that went through a number would come back as another. */
const BIG = 788_032_119_674_292n * 1000n;

export function bigId(offset: number): string {
  return String(BIG + BigInt(offset));
}

export function makeStockedShop(change: Partial<ShopData> = {}, now = Date.now()): ShopData {
  const products = [1, 2, 3].map((n) => makeStockedProduct(n, now));
  const customers = [1, 2, 3].map((n) => makeCustomer(n, now));
  const orders = Array.from({ length: 40 }, (_, i) => makeOrder(i + 1, now, products.length));
  const collections = [
    {
      id: bigId(900),
      handle: 'new',
      title: 'New',
      updatedAt: now,
      productIds: [bigId(3), bigId(1)],
    },
    { id: bigId(901), handle: 'empty', title: 'Empty', updatedAt: now, productIds: [] },
  ];
  return makeShop({ products, customers, orders, collections, ...change });
}

function makeStockedProduct(n: number, now: number) {
  const product = makeProduct({ id: bigId(n), handle: `item-${n}`, title: `Item ${n}` });
  const [variant] = product.variants;
  const variants = ['S', 'M'].map((size, i) => ({
    ...variant!,
    id: bigId(100 + n * 10 + i),
    title: size,
    selectedOptions: [{ name: 'Size', value: size }],
  }));
  return { ...product, variants, createdAt: now - n * DAY, updatedAt: now - n * DAY };
}

/** The third has neither an address nor consent. */
function makeCustomer(n: number, now: number): ShopCustomer {
  const nobody = n === 3;
  return {
    id: bigId(500 + n),
    email: nobody ? null : `person${n}@example.com`,
    firstName: 'Ada',
    lastName: `Number ${n}`,
    phone: n === 1 ? '+4915100000000' : null,
    countryCode: 'DE',
    city: 'Berlin',
    zip: '10115',
    locale: 'de',
    tags: ['vip'],
    note: '',
    taxExempt: false,
    emailMarketing: nobody
      ? { state: 'NOT_SUBSCRIBED', level: null, updatedAt: null }
      : { state: 'SUBSCRIBED', level: 'CONFIRMED_OPT_IN', updatedAt: now - n * DAY },
    smsMarketing: { state: 'NOT_SUBSCRIBED', level: null, updatedAt: null },
    createdAt: now - 90 * DAY,
    updatedAt: now - n * DAY,
  };
}

/** One order every five days, back into the past; every tenth by a guest. */
function makeOrder(n: number, now: number, products: number): ShopOrder {
  const createdAt = now - n * 5 * DAY;
  const lines = Array.from({ length: 1 + (n % 3) }, (_, i) => makeLine(n, i, products));
  const total = lines.reduce((sum, line) => sum + line.price * line.quantity, 0);
  const isGuest = n % 10 === 0;
  return {
    id: bigId(10_000 + n),
    name: `#${1000 + n}`,
    email: isGuest ? 'guest@example.com' : 'person1@example.com',
    customerId: isGuest ? null : bigId(501 + (n % 2)),
    createdAt,
    updatedAt: createdAt,
    cancelledAt: null,
    financialStatus: 'paid',
    fulfillmentStatus: 'fulfilled',
    subtotal: total,
    shipping: 0,
    taxes: 0,
    discount: 0,
    discountCode: '',
    total,
    refunded: 0,
    countryCode: 'DE',
    tags: [],
    test: false,
    lines,
  };
}

function makeLine(order: number, i: number, products: number): ShopOrderLine {
  const product = 1 + ((order + i) % products);
  return {
    id: bigId(100_000 + order * 10 + i),
    productId: bigId(product),
    variantId: bigId(100 + product * 10),
    title: `Item ${product}`,
    sku: '',
    quantity: 1 + i,
    price: 1250,
  };
}
