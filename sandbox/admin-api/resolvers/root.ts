// Where a query starts: the shop's lists, its things by their ids, and how many there are.

import { gid, readGid } from '../graphql/wire-values';
import { findBulkOperation } from './bulk-operations';
import { findCollections, findProducts, listCollections, listProducts } from './catalog';
import { findCustomers, listCustomers } from './customers';
import {
  type Args,
  connection,
  count,
  describeType,
  named,
  refuse,
  textArg,
  type World,
} from './field';
import { findOrders, listOrders, visibleOrders } from './orders';
import { findVariants, listVariants } from './variants';

type Find = (id: string, world: World) => object | null;

const finders: Record<string, Find> = {
  Product: (id, { index }) => index.product(id),
  ProductVariant: (id, { index }) => index.variant(id),
  InventoryItem: (id, { index }) => index.variant(id),
  Collection: (id, { index }) => index.collection(id),
  Customer: (id, { index }) => index.customer(id),
  Order: (id, world) => {
    const order = world.index.order(id);
    return order ? (visibleOrders([order], world)[0] ?? null) : null;
  },
  LineItem: (id, { index }) => index.line(id),
  BulkOperation: (id, world) => findBulkOperation({ id: gid('BulkOperation', id) }, world),
};

const LISTED = ['query', 'sortKey'] as const;

function byId(type: string) {
  return {
    args: ['id'],
    resolve: (_source: unknown, args: Args, world: World) => {
      const found = readGid(textArg(args, 'id') ?? '');
      return found?.type === type ? finders[type]!(found.id, world) : null;
    },
  };
}

function findNode(text: string, world: World): object | null {
  const found = readGid(text);
  if (!found) throw refuse(`Invalid global id '${text}'`);
  const find = finders[found.type];
  if (!find) throw refuse(`The sandbox knows no ${found.type} by its id.`);
  const node = find(found.id, world);
  return node && named(world, found.type, node);
}

function customerByIdentifier(_source: unknown, args: Args, { index }: World): object | null {
  const { id, emailAddress } = args.identifier as { id?: string; emailAddress?: string };
  if (id) return index.customer(readGid(id)?.id ?? '');
  if (emailAddress) return index.customerByEmail(emailAddress);
  throw refuse('The sandbox finds a customer by id or emailAddress only.');
}

function productByIdentifier(_source: unknown, args: Args, { index }: World): object | null {
  const { id, handle } = args.identifier as { id?: string; handle?: string };
  if (id) return index.product(readGid(id)?.id ?? '');
  if (handle) return index.productByHandle(handle);
  throw refuse('The sandbox finds a product by id or handle only.');
}

export const queryRoot = describeType<unknown>({
  shop: (_source, _args, { context }) => context.shop,
  shopLocales: (_source, _args, { context }) => [context.shop.primaryLocale],
  currentAppInstallation: () => ({}),
  node: { args: ['id'], resolve: (_source, args, world) => findNode(String(args.id), world) },
  nodes: {
    args: ['ids'],
    resolve: (_source, args, world) => (args.ids as string[]).map((id) => findNode(id, world)),
  },
  product: byId('Product'),
  productVariant: byId('ProductVariant'),
  collection: byId('Collection'),
  customer: byId('Customer'),
  order: byId('Order'),
  inventoryItem: byId('InventoryItem'),
  customerByIdentifier: { args: ['identifier'], resolve: customerByIdentifier },
  productByIdentifier: { args: ['identifier'], resolve: productByIdentifier },
  products: connection(
    (_source, args, world) => listProducts(findProducts(args, world), args),
    ...LISTED,
  ),
  productVariants: connection(
    (_source, args, world) => listVariants(findVariants(args, world), args),
    ...LISTED,
  ),
  collections: connection(
    (_source, args, world) => listCollections(findCollections(args, world), args),
    ...LISTED,
  ),
  customers: connection(
    (_source, args, world) => listCustomers(findCustomers(args, world), args),
    ...LISTED,
  ),
  orders: connection(
    (_source, args, world) => listOrders(findOrders(args, world), args),
    ...LISTED,
  ),
  productsCount: counted((args, world) => findProducts(args, world)),
  productVariantsCount: counted((args, world) => findVariants(args, world)),
  collectionsCount: counted((args, world) => findCollections(args, world)),
  customersCount: counted((args, world) => findCustomers(args, world)),
  ordersCount: counted((args, world) => findOrders(args, world)),
});

/** Shopify counts up to `limit`, 10,000 unless told, and says when it stopped there. */
function counted(find: (args: Args, world: World) => { length: number }) {
  return {
    args: ['query', 'limit'],
    resolve: (_source: unknown, args: Args, world: World) => {
      const found = find(args, world);
      const limit = typeof args.limit === 'number' ? args.limit : Infinity;
      return found.length > limit ? { count: limit, precision: 'AT_LEAST' } : count(found);
    },
  };
}
