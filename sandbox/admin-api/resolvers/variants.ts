// Product variants and their stock as the Admin API shows them.

import { sortedListing } from '../graphql/listing';
import { search, type SearchFields } from '../graphql/search-query';
import { dateTime, gid, moneyText } from '../graphql/wire-values';
import type { PlacedVariant } from '../../shop/shop-index';
import { onlineQuantity } from '../../shop/stock';
import { chooseSort } from './catalog';
import { itemLevels } from './stock';
import { type Args, describeType, type ResolverMap, textArg, type World } from './field';

const variantSearch: SearchFields<PlacedVariant> = {
  id: ({ variant }) => variant.id,
  product_id: ({ product }) => product.id,
  sku: ({ variant }) => variant.sku,
  title: ({ variant }) => variant.title,
  vendor: ({ product }) => product.vendor,
  updated_at: ({ product }) => product.updatedAt,
};

const variantSorts: Record<string, (one: PlacedVariant) => number | string> = {
  ID: () => 0,
  SKU: ({ variant }) => variant.sku,
  TITLE: ({ variant }) => variant.title,
  POSITION: ({ position }) => position,
  INVENTORY_QUANTITY: ({ variant }) => variant.inventoryQuantity,
};

export function findVariants(args: Args, world: World): readonly PlacedVariant[] {
  return search(world.index.variants(), textArg(args, 'query'), variantSearch);
}

export function listVariants(items: readonly PlacedVariant[], args: Args) {
  const sort = chooseSort(variantSorts, args);
  return sortedListing(items, (one) => ({ value: sort(one), id: one.variant.id }), args);
}

function isForSale({ variant, product }: PlacedVariant): boolean {
  const inStock = !variant.tracked || variant.inventoryQuantity > 0;
  return product.status === 'ACTIVE' && (inStock || variant.inventoryPolicy === 'CONTINUE');
}

export const variantTypes: ResolverMap = {
  ProductVariant: describeType<PlacedVariant>({
    id: ({ variant }) => gid('ProductVariant', variant.id),
    legacyResourceId: ({ variant }) => variant.id,
    title: ({ variant }) => variant.title,
    displayName: ({ variant, product }) => `${product.title} - ${variant.title}`,
    sku: ({ variant }) => variant.sku || null,
    barcode: () => null,
    position: ({ position }) => position,
    price: ({ variant }, _args, { context }) => moneyText(variant.price, context.shop.currency),
    compareAtPrice: ({ variant }, _args, { context }) =>
      variant.compareAtPrice === null
        ? null
        : moneyText(variant.compareAtPrice, context.shop.currency),
    availableForSale: isForSale,
    inventoryPolicy: ({ variant }) => variant.inventoryPolicy,
    inventoryQuantity: ({ variant }) => variant.inventoryQuantity,
    sellableOnlineQuantity: ({ variant, product }, _args, { context }) =>
      onlineQuantity(context.shop, product, variant),
    inventoryItem: (placed) => placed,
    selectedOptions: ({ variant }) => variant.selectedOptions,
    product: ({ product }) => product,
    taxable: () => true,
    createdAt: ({ product }) => dateTime(product.createdAt),
    updatedAt: ({ product }) => dateTime(product.updatedAt),
  }),
  InventoryItem: describeType<PlacedVariant>({
    id: ({ variant }) => gid('InventoryItem', variant.id),
    legacyResourceId: ({ variant }) => variant.id,
    sku: ({ variant }) => variant.sku || null,
    tracked: ({ variant }) => variant.tracked,
    inventoryLevels: itemLevels,
    requiresShipping: () => true,
    createdAt: ({ product }) => dateTime(product.createdAt),
    updatedAt: ({ product }) => dateTime(product.updatedAt),
  }),
  SelectedOption: describeType<{ name: string; value: string }>({
    name: (option) => option.name,
    value: (option) => option.value,
  }),
};
