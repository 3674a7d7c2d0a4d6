// Products and collections as the Admin API shows them.

import { positionListing, sortedListing } from '../graphql/listing';
import { search, type SearchFields } from '../graphql/search-query';
import { dateTime, gid, optionalDateTime } from '../graphql/wire-values';
import type { ShopCollection, ShopProduct } from '../../shop/shop-data';
import {
  type Args,
  connection,
  count,
  describeType,
  named,
  type ResolverMap,
  textArg,
  type World,
} from './field';

export const productSearch: SearchFields<ShopProduct> = {
  id: (product) => product.id,
  handle: (product) => product.handle,
  title: (product) => product.title,
  vendor: (product) => product.vendor,
  product_type: (product) => product.productType,
  status: (product) => product.status,
  tag: (product) => product.tags,
  created_at: (product) => product.createdAt,
  updated_at: (product) => product.updatedAt,
  published_at: (product) => product.publishedAt,
};

export const collectionSearch: SearchFields<ShopCollection> = {
  id: (collection) => collection.id,
  handle: (collection) => collection.handle,
  title: (collection) => collection.title,
  updated_at: (collection) => collection.updatedAt,
};

type SortValue<Item> = (item: Item) => number | string;

const productSorts: Record<string, SortValue<ShopProduct>> = {
  ID: () => 0,
  TITLE: (product) => product.title,
  VENDOR: (product) => product.vendor,
  PRODUCT_TYPE: (product) => product.productType,
  CREATED_AT: (product) => product.createdAt,
  UPDATED_AT: (product) => product.updatedAt,
  PUBLISHED_AT: (product) => product.publishedAt ?? 0,
};

const collectionSorts: Record<string, SortValue<ShopCollection>> = {
  ID: () => 0,
  TITLE: (collection) => collection.title,
  UPDATED_AT: (collection) => collection.updatedAt,
};

export function findProducts(args: Args, world: World): readonly ShopProduct[] {
  return search(world.context.shop.products, textArg(args, 'query'), productSearch);
}

export function findCollections(args: Args, world: World): readonly ShopCollection[] {
  return search(world.context.shop.collections, textArg(args, 'query'), collectionSearch);
}

export function listProducts(items: readonly ShopProduct[], args: Args) {
  const sort = chooseSort(productSorts, args);
  return sortedListing(items, (product) => ({ value: sort(product), id: product.id }), args);
}

export function listCollections(items: readonly ShopCollection[], args: Args) {
  const sort = chooseSort(collectionSorts, args);
  return sortedListing(items, (one) => ({ value: sort(one), id: one.id }), args);
}

/** A sort key that nothing is kept for falls back to the id, as Shopify's RELEVANCE does without a query. */
export function chooseSort<Item>(
  sorts: Record<string, SortValue<Item>>,
  args: Args,
): SortValue<Item> {
  return sorts[textArg(args, 'sortKey') ?? 'ID'] ?? (() => 0);
}

function isOnline(product: ShopProduct): boolean {
  return product.status === 'ACTIVE' && product.publishedAt !== null;
}

function plainText(html: string): string {
  return html
    .replace(/<[^>]*>/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
}

function prices(product: ShopProduct): number[] {
  return product.variants.map((variant) => variant.price);
}

function compareAtPrices(product: ShopProduct): number[] {
  return product.variants.map((variant) => variant.compareAtPrice ?? variant.price);
}

function options(product: ShopProduct) {
  const values = new Map<string, Set<string>>();
  for (const { name, value } of product.variants.flatMap((variant) => variant.selectedOptions)) {
    values.set(name, (values.get(name) ?? new Set()).add(value));
  }
  return [...values].map(([name, of], i) => ({
    id: `${product.id}${i + 1}`,
    name,
    position: i + 1,
    values: [...of],
  }));
}

type Option = ReturnType<typeof options>[number];

const pictureOf = (product: ShopProduct, _args: Args, world: World) =>
  named(world, 'MediaImage', { product });

export const catalogTypes: ResolverMap = {
  Product: describeType<ShopProduct>({
    id: (product) => gid('Product', product.id),
    legacyResourceId: (product) => product.id,
    handle: (product) => product.handle,
    title: (product) => product.title,
    descriptionHtml: (product) => product.descriptionHtml,
    description: (product) => plainText(product.descriptionHtml),
    vendor: (product) => product.vendor,
    productType: (product) => product.productType,
    category: () => null,
    tags: (product) => product.tags,
    status: (product) => product.status,
    createdAt: (product) => dateTime(product.createdAt),
    updatedAt: (product) => dateTime(product.updatedAt),
    publishedAt: (product) => optionalDateTime(product.publishedAt),
    onlineStoreUrl: (product, _args, { context }) =>
      isOnline(product) ? `${context.origin}/store/products/${product.handle}` : null,
    isGiftCard: () => false,
    totalInventory: (product) =>
      product.variants.reduce((sum, one) => sum + (one.tracked ? one.inventoryQuantity : 0), 0),
    tracksInventory: (product) => product.variants.some((variant) => variant.tracked),
    hasOutOfStockVariants: (product) =>
      product.variants.some((variant) => variant.tracked && variant.inventoryQuantity <= 0),
    hasOnlyDefaultVariant: (product) => product.variants.length === 1,
    priceRangeV2: (product) => prices(product),
    compareAtPriceRange: (product) =>
      product.variants.some((one) => one.compareAtPrice !== null) ? compareAtPrices(product) : null,
    options: {
      args: ['first'],
      resolve: (product, args) => options(product).slice(0, Number(args.first ?? 3)),
    },
    featuredMedia: pictureOf,
    featuredImage: (product) => ({ product }),
    media: connection((product, args, world) =>
      positionListing([pictureOf(product, {}, world)], args),
    ),
    mediaCount: () => count([null]),
    variants: connection((product, args, world) =>
      positionListing(world.index.variantsOf(product), args),
    ),
    variantsCount: (product) => count(product.variants),
    collections: connection(
      (product, args, world) => listCollections(world.index.collectionsOf(product), args),
      'sortKey',
    ),
  }),
  ProductOption: describeType<Option>({
    id: (option) => gid('ProductOption', option.id),
    name: (option) => option.name,
    position: (option) => option.position,
    values: (option) => option.values,
  }),
  ProductPriceRangeV2: describeType<number[]>({
    minVariantPrice: (amounts) => Math.min(...amounts),
    maxVariantPrice: (amounts) => Math.max(...amounts),
  }),
  ProductCompareAtPriceRange: describeType<number[]>({
    minVariantCompareAtPrice: (amounts) => Math.min(...amounts),
    maxVariantCompareAtPrice: (amounts) => Math.max(...amounts),
  }),
  Collection: describeType<ShopCollection>({
    id: (collection) => gid('Collection', collection.id),
    legacyResourceId: (collection) => collection.id,
    handle: (collection) => collection.handle,
    title: (collection) => collection.title,
    description: () => '',
    descriptionHtml: () => '',
    updatedAt: (collection) => dateTime(collection.updatedAt),
    sortOrder: () => 'MANUAL',
    image: () => null,
    productsCount: (collection) => count(collection.productIds),
    products: connection((collection, args, world) => {
      const found = collection.productIds.flatMap((id) => world.index.product(id) ?? []);
      return positionListing(found, args);
    }),
  }),
};
