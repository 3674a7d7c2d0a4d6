// Pure: Shopify's products, variants, collections and stock, as a bulk file brings them, in our words.
import { z } from 'zod';
import type { LevelFacts, LocationFacts } from '~/catalog/levels-store';
import type { CollectionFacts, ProductFacts, ProductVariantFacts } from '~/catalog/store';
import { idOf, instant, minorOf, readAt, storable, text } from './values';

const productSchema = z.object({
  id: z.string(),
  handle: text,
  title: text,
  description: text,
  vendor: text,
  productType: text,
  tags: z.array(text),
  status: z.string(),
  publishedAt: instant.nullable(),
  onlineStoreUrl: text.nullable(),
  createdAt: instant,
  updatedAt: instant,
  featuredMedia: z
    .object({ image: z.object({ url: text, altText: text.nullable() }).nullish() })
    .nullable(),
  __readAt: readAt,
});

const STATUSES: Record<string, ProductFacts['status']> = { ACTIVE: 'active', DRAFT: 'draft' };
const LONGEST_DESCRIPTION = 2_000;

export function productOf(node: unknown): ProductFacts {
  const product = productSchema.parse(node);
  const image = product.featuredMedia?.image;
  return {
    id: idOf(product.id),
    handle: product.handle,
    title: product.title,
    description: storable(product.description.slice(0, LONGEST_DESCRIPTION)),
    vendor: product.vendor,
    productType: product.productType,
    tags: product.tags,
    status: STATUSES[product.status] ?? 'archived',
    publishedAt: product.publishedAt,
    url: product.onlineStoreUrl,
    imageUrl: image?.url ?? null,
    imageAlt: image?.altText ?? null,
    createdAt: product.createdAt,
    sourceAt: product.updatedAt,
    ...(product.__readAt && { toldAt: product.__readAt, variantsAt: product.updatedAt }),
  };
}

const variantSchema = z.object({
  id: z.string(),
  __parentId: z.string(),
  title: text,
  sku: text.nullable(),
  position: z.int32(),
  price: z.string(),
  compareAtPrice: z.string().nullable(),
  availableForSale: z.boolean(),
  sellableOnlineQuantity: z.int32(),
  inventoryPolicy: z.string(),
  inventoryItem: z.object({ id: z.string(), tracked: z.boolean() }),
  updatedAt: instant,
});

export function variantOf(node: unknown, currency: string): ProductVariantFacts {
  const variant = variantSchema.parse(node);
  return {
    productId: idOf(variant.__parentId),
    id: idOf(variant.id),
    title: variant.title,
    sku: variant.sku ?? '',
    position: variant.position,
    priceMinor: minorOf(variant.price, currency),
    compareAtMinor:
      variant.compareAtPrice === null ? null : minorOf(variant.compareAtPrice, currency),
    sellableQuantity: variant.inventoryItem.tracked ? variant.sellableOnlineQuantity : null,
    availableForSale: variant.availableForSale,
    inventoryItemId: idOf(variant.inventoryItem.id),
    sellsBeyond: variant.inventoryPolicy === 'CONTINUE',
    sourceAt: variant.updatedAt,
  };
}

const collectionSchema = z.object({
  id: z.string(),
  handle: text,
  title: text,
  updatedAt: instant,
  __readAt: readAt,
});

export function collectionOf(node: unknown): CollectionFacts {
  const collection = collectionSchema.parse(node);
  return {
    id: idOf(collection.id),
    handle: collection.handle,
    title: collection.title,
    sourceAt: collection.updatedAt,
    ...(collection.__readAt && { toldAt: collection.__readAt }),
  };
}

const locationSchema = z.object({
  id: z.string(),
  name: text,
  isActive: z.boolean(),
  fulfillsOnlineOrders: z.boolean(),
  updatedAt: instant,
});

export function locationOf(node: unknown): LocationFacts {
  const location = locationSchema.parse(node);
  return {
    id: idOf(location.id),
    name: location.name,
    isActive: location.isActive,
    fulfilsOnline: location.fulfillsOnlineOrders,
    sourceAt: location.updatedAt,
  };
}

const levelSchema = z.object({
  __parentId: z.string(),
  isActive: z.boolean(),
  updatedAt: instant,
  item: z.object({ id: z.string() }),
  quantities: z.array(z.object({ name: z.string(), quantity: z.int32() })),
  __readAt: readAt,
});

export function levelOf(node: unknown): LevelFacts {
  const level = levelSchema.parse(node);
  const available = level.quantities.find(({ name }) => name === 'available');
  return {
    inventoryItemId: idOf(level.item.id),
    locationId: idOf(level.__parentId),
    available: available?.quantity ?? null,
    isConnected: level.isActive,
    sourceAt: level.updatedAt,
    ...(level.__readAt && { toldAt: level.__readAt }),
  };
}
