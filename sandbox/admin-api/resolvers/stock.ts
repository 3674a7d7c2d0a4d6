// Locations and what lies there, as the Admin API shows them.

import { positionListing } from '../graphql/listing';
import { search, type SearchFields } from '../graphql/search-query';
import { dateTime, gid } from '../graphql/wire-values';
import type { ShopLocation } from '../../shop/locations';
import type { PlacedVariant } from '../../shop/shop-index';
import { levelsOf, type ShopLevel } from '../../shop/stock';
import {
  type Args,
  connection,
  describeType,
  type ResolverMap,
  textArg,
  type World,
} from './field';

type PlacedLevel = ShopLevel & { placed: PlacedVariant };

const levelSearch: SearchFields<PlacedLevel> = {
  inventory_item_id: ({ variant }) => variant.id,
  updated_at: ({ updatedAt }) => updatedAt,
};

function placedLevels(placed: PlacedVariant, { context }: World): PlacedLevel[] {
  const { product, variant } = placed;
  return levelsOf(context.shop, product, variant).map((level) => ({ ...level, placed }));
}

function visible(levels: readonly PlacedLevel[], args: Args): readonly PlacedLevel[] {
  const found = search(levels, textArg(args, 'query'), levelSearch);
  return args.includeInactive === true ? found : found.filter((one) => one.isConnected);
}

const LEVEL_ARGS = ['query', 'includeInactive'] as const;

export const stockTypes: ResolverMap = {
  Location: describeType<ShopLocation>({
    id: ({ id }) => gid('Location', id),
    legacyResourceId: ({ id }) => id,
    name: ({ name }) => name,
    isActive: ({ isActive }) => isActive,
    fulfillsOnlineOrders: ({ fulfillsOnlineOrders }) => fulfillsOnlineOrders,
    shipsInventory: () => true,
    createdAt: ({ updatedAt }) => dateTime(updatedAt),
    updatedAt: ({ updatedAt }) => dateTime(updatedAt),
    inventoryLevels: connection(
      (location, args, world) => {
        const all = world.index
          .variants()
          .flatMap((placed) => placedLevels(placed, world))
          .filter((level) => level.location === location);
        return positionListing(visible(all, args), args);
      },
      ...LEVEL_ARGS,
    ),
  }),
  InventoryLevel: describeType<PlacedLevel>({
    id: ({ location, variant }) =>
      `${gid('InventoryLevel', location.id)}?inventory_item_id=${variant.id}`,
    isActive: ({ isConnected }) => isConnected,
    createdAt: ({ placed }) => dateTime(placed.product.createdAt),
    updatedAt: ({ updatedAt }) => dateTime(updatedAt),
    item: ({ placed }) => placed,
    location: ({ location }) => location,
    quantities: {
      args: ['names'],
      resolve: (level, args) =>
        (args.names as string[]).map((name) => ({ name, quantity: quantityOf(level, name) })),
    },
  }),
  InventoryQuantity: describeType<{ name: string; quantity: number }>({
    name: ({ name }) => name,
    quantity: ({ quantity }) => quantity,
  }),
};

/** Nothing is reserved, committed or on its way in the sandbox. */
function quantityOf({ available, variant }: PlacedLevel, name: string): number {
  return ['available', 'on_hand'].includes(name) && variant.tracked ? available : 0;
}

export const itemLevels = connection<PlacedVariant>(
  (placed, args, world) => positionListing(visible(placedLevels(placed, world), args), args),
  ...LEVEL_ARGS,
);

export const stockQueries = describeType<unknown>({
  locations: connection(
    (_source, args, { context }) => {
      const { locations } = context.shop;
      const shown = args.includeInactive ? locations : locations.filter((one) => one.isActive);
      return positionListing(shown, args);
    },
    'includeInactive',
    'includeLegacy',
  ),
  location: {
    args: ['id'],
    resolve: (_source, args, { context }) =>
      context.shop.locations.find(({ id }) => gid('Location', id) === args.id) ?? null,
  },
});
