// Look-ups over one shop's lists by id and by owner, kept in step as orders and customers are added. What is in a
// list is changed in place, never exchanged for another object; a list that lost something or whose keys changed
// is replaced as a whole (apply-change.ts), and indexed anew.

import type {
  ShopCollection,
  ShopCustomer,
  ShopData,
  ShopOrder,
  ShopOrderLine,
  ShopProduct,
  ShopProductVariant,
} from './shop-data';

export type PlacedVariant = { variant: ShopProductVariant; product: ShopProduct; position: number };

export type ShopIndex = {
  product(id: string): ShopProduct | null;
  productByHandle(handle: string): ShopProduct | null;
  variant(id: string): PlacedVariant | null;
  variants(): PlacedVariant[];
  variantsOf(product: ShopProduct): PlacedVariant[];
  collection(id: string): ShopCollection | null;
  collectionsOf(product: ShopProduct): ShopCollection[];
  customer(id: string): ShopCustomer | null;
  customerByEmail(email: string): ShopCustomer | null;
  order(id: string): ShopOrder | null;
  ordersOf(customer: ShopCustomer): ShopOrder[];
  line(id: string): ShopOrderLine | null;
};

const indexes = new WeakMap<ShopData, ShopIndex>();

export function indexOf(shop: ShopData): ShopIndex {
  let index = indexes.get(shop);
  if (!index) {
    index = createIndex(shop);
    indexes.set(shop, index);
  }
  return index;
}

function createIndex(shop: ShopData): ShopIndex {
  const products = follow(shop, 'products', (product: ShopProduct) => [product.id]);
  const handles = follow(shop, 'products', (product: ShopProduct) => [product.handle]);
  const collections = follow(shop, 'collections', (collection: ShopCollection) => [collection.id]);
  const collectionsByProduct = follow(shop, 'collections', (one: ShopCollection) => one.productIds);
  const customers = follow(shop, 'customers', (customer: ShopCustomer) => [customer.id]);
  const emails = follow(shop, 'customers', (one: ShopCustomer) =>
    one.email ? [one.email.toLowerCase()] : [],
  );
  const orders = follow(shop, 'orders', (order: ShopOrder) => [order.id]);
  const ordersByCustomer = follow(shop, 'orders', (one: ShopOrder) =>
    one.customerId ? [one.customerId] : [],
  );
  const placed = placedVariants(shop);
  let variantsById = new Map<string, PlacedVariant>();
  let seen: { list: ShopProduct[]; count: number } | null = null;

  const variant = (id: string) => {
    const { products: list } = shop;
    if (seen?.list !== list || seen.count !== list.length) {
      seen = { list, count: list.length };
      variantsById = new Map(placed.all().map((one) => [one.variant.id, one]));
    }
    return variantsById.get(id) ?? null;
  };
  return {
    product: (id) => products(id)[0] ?? null,
    productByHandle: (handle) => handles(handle)[0] ?? null,
    variant,
    variants: placed.all,
    variantsOf: placed.of,
    collection: (id) => collections(id)[0] ?? null,
    collectionsOf: (product) => collectionsByProduct(product.id),
    customer: (id) => customers(id)[0] ?? null,
    customerByEmail: (email) => emails(email.toLowerCase())[0] ?? null,
    order: (id) => orders(id)[0] ?? null,
    ordersOf: (customer) => ordersByCustomer(customer.id),
    line: (id) => findLine(shop, id),
  };
}

type Lists = {
  products: ShopProduct;
  collections: ShopCollection;
  customers: ShopCustomer;
  orders: ShopOrder;
};

/** Indexes what was appended since the last look; a list that was replaced or has shrunk is indexed anew. */
function follow<Name extends keyof Lists>(
  shop: { [Key in Name]: Lists[Key][] },
  name: Name,
  keysOf: (item: Lists[Name]) => string[],
): (key: string) => Lists[Name][] {
  let list = shop[name];
  let known = 0;
  let byKey = new Map<string, Lists[Name][]>();

  return (key) => {
    if (shop[name] !== list || shop[name].length < known) {
      list = shop[name];
      known = 0;
      byKey = new Map();
    }
    for (; known < list.length; known++) {
      const item = list[known]!;
      for (const one of keysOf(item)) {
        const items = byKey.get(one);
        if (items) items.push(item);
        else byKey.set(one, [item]);
      }
    }
    return byKey.get(key) ?? [];
  };
}

/** A variant with its product beside it, the same object each time it is asked for. */
function placedVariants(shop: ShopData) {
  const known = new WeakMap<ShopProductVariant, PlacedVariant>();
  const place = (variant: ShopProductVariant, product: ShopProduct, position: number) => {
    let one = known.get(variant);
    if (!one || one.position !== position) {
      one = { variant, product, position };
      known.set(variant, one);
    }
    return one;
  };
  const of = (product: ShopProduct) =>
    product.variants.map((variant, index) => place(variant, product, index + 1));
  return { of, all: () => shop.products.flatMap(of) };
}

/** Nothing but node(id:) asks for a line by its id: no index for half a million of them. */
function findLine(shop: ShopData, id: string): ShopOrderLine | null {
  for (const order of shop.orders) {
    const line = order.lines.find((one) => one.id === id);
    if (line) return line;
  }
  return null;
}
