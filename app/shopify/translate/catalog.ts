// Pure: Shopify's products, variants and collections, as a bulk file brings them, in our words.
import { z } from 'zod';
import type { CollectionFacts, ProductFacts, ProductVariantFacts } from '~/catalog/store';
import { idOf, instant, minorOf } from './values';

const productSchema = z.object({
  id: z.string(),
  handle: z.string(),
  title: z.string(),
  description: z.string(),
  vendor: z.string(),
  productType: z.string(),
  tags: z.array(z.string()),
  status: z.string(),
  publishedAt: instant.nullable(),
  onlineStoreUrl: z.string().nullable(),
  createdAt: instant,
  updatedAt: instant,
  featuredMedia: z
    .object({ image: z.object({ url: z.string(), altText: z.string().nullable() }).nullish() })
    .nullable(),
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
    description: product.description.slice(0, LONGEST_DESCRIPTION),
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
  };
}

const variantSchema = z.object({
  id: z.string(),
  __parentId: z.string(),
  title: z.string(),
  sku: z.string().nullable(),
  position: z.number(),
  price: z.string(),
  compareAtPrice: z.string().nullable(),
  availableForSale: z.boolean(),
  sellableOnlineQuantity: z.number(),
  inventoryItem: z.object({ tracked: z.boolean() }),
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
    sourceAt: variant.updatedAt,
  };
}

const collectionSchema = z.object({
  id: z.string(),
  handle: z.string(),
  title: z.string(),
  updatedAt: instant,
});

export function collectionOf(node: unknown): CollectionFacts {
  const collection = collectionSchema.parse(node);
  return {
    id: idOf(collection.id),
    handle: collection.handle,
    title: collection.title,
    sourceAt: collection.updatedAt,
  };
}
