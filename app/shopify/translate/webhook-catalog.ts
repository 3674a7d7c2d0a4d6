// Pure: products and collections as webhooks tell them, in our words.
import { z } from 'zod';
import type { LevelFacts } from '~/catalog/levels-store';
import type { CollectionFacts, ProductFacts, ProductVariantFacts } from '~/catalog/store';
import { decodeEntities } from './entities';
import { idOf, minorOf, storable, text } from './values';
import { moment, ownId, plainId, type Telling } from './webhook-values';

const variantSchema = z.object({
  title: text,
  sku: text.nullish(),
  position: z.int32().nullish(),
  price: z.string(),
  compare_at_price: z.string().nullish(),
  inventory_policy: z.string().nullish(),
  /** Absent in newer versions; null where stock is not counted. */
  inventory_management: z.string().nullish(),
  inventory_quantity: z.int32().nullish(),
  inventory_item_id: plainId.nullish(),
});

const productSchema = z.object({
  handle: text,
  title: text,
  body_html: z.string().nullish(),
  vendor: text.nullish(),
  product_type: text.nullish(),
  tags: z.union([z.string(), z.array(z.string())]).nullish(),
  status: z.string().nullish(),
  published_at: moment,
  created_at: moment,
  updated_at: moment,
  image: z.object({ src: text.nullish(), alt: text.nullish() }).nullish(),
  variants: z.array(z.unknown()).default([]),
  variant_gids: z.array(z.object({ admin_graphql_api_id: z.string() })).nullish(),
});

export type ToldProduct = {
  product: ProductFacts;
  /** The first hundred at most. */
  variants: ProductVariantFacts[];
  /** All of them. */
  variantIds: string[];
};

const STATUSES: Record<string, ProductFacts['status']> = { active: 'active', draft: 'draft' };
const LONGEST_DESCRIPTION = 2_000;

/** Where its page is stands in no payload: it follows from the handle. */
export function toldProduct(payload: unknown, { toldAt }: Telling, currency: string): ToldProduct {
  const id = ownId.parse(payload);
  const told = productSchema.parse(payload);
  const sourceAt = told.updated_at ?? toldAt;
  const version = { sourceAt, toldAt };
  const variants = told.variants.map((one) => variantOf(one, id, currency, version));
  const listed = told.variant_gids?.map((gid) => idOf(gid.admin_graphql_api_id)) ?? [];
  return {
    product: {
      id,
      handle: told.handle,
      title: told.title,
      description: plainText(told.body_html ?? ''),
      vendor: told.vendor ?? '',
      productType: told.product_type ?? '',
      tags: tagsOf(told.tags),
      status: STATUSES[told.status ?? 'active'] ?? 'archived',
      publishedAt: told.published_at ?? null,
      url: null,
      imageUrl: told.image?.src ?? null,
      imageAlt: told.image?.alt ?? null,
      createdAt: told.created_at ?? sourceAt,
      variantsAt: sourceAt,
      ...version,
    },
    variants,
    variantIds: [...new Set([...variants.map((variant) => variant.id), ...listed])],
  };
}

/** As new as the product that tells it: a variant's own date does not move with its stock. */
function variantOf(
  payload: unknown,
  productId: string,
  currency: string,
  version: { sourceAt: Date; toldAt: Date },
): ProductVariantFacts {
  const told = variantSchema.parse(payload);
  const quantity = told.inventory_quantity ?? 0;
  const isCounted = told.inventory_management !== null;
  return {
    productId,
    id: ownId.parse(payload),
    title: told.title,
    sku: told.sku ?? '',
    position: told.position ?? 1,
    priceMinor: minorOf(told.price, currency),
    compareAtMinor: told.compare_at_price ? minorOf(told.compare_at_price, currency) : null,
    sellableQuantity: isCounted ? quantity : null,
    availableForSale: !isCounted || quantity > 0 || told.inventory_policy === 'continue',
    inventoryItemId: told.inventory_item_id ?? null,
    sellsBeyond: told.inventory_policy === 'continue',
    isPartial: told.inventory_management === undefined,
    ...version,
  };
}

const collectionSchema = z.object({ handle: text, title: text, updated_at: moment });

export function toldCollection(payload: unknown, { toldAt }: Telling): CollectionFacts {
  const told = collectionSchema.parse(payload);
  return {
    id: ownId.parse(payload),
    handle: told.handle,
    title: told.title,
    sourceAt: told.updated_at ?? toldAt,
    toldAt,
  };
}

const levelSchema = z.object({
  inventory_item_id: plainId,
  location_id: plainId,
  available: z.int32().nullish(),
  updated_at: moment,
});

export function toldLevel(payload: unknown, { toldAt }: Telling): LevelFacts {
  const told = levelSchema.parse(payload);
  return {
    inventoryItemId: told.inventory_item_id,
    locationId: told.location_id,
    available: told.available ?? null,
    isConnected: true,
    sourceAt: told.updated_at ?? wholeSecond(toldAt),
    toldAt,
  };
}

/** Names the level alone: it is as old as Shopify's word, in the whole seconds that other payloads are dated by. */
export function goneLevel(payload: unknown, { toldAt }: Telling): LevelFacts {
  const told = levelSchema.parse(payload);
  return {
    inventoryItemId: told.inventory_item_id,
    locationId: told.location_id,
    available: null,
    isConnected: false,
    sourceAt: wholeSecond(toldAt),
    toldAt,
  };
}

function wholeSecond(at: Date): Date {
  return new Date(Math.floor(at.getTime() / 1_000) * 1_000);
}

function tagsOf(told: string | string[] | null | undefined): string[] {
  const tags = Array.isArray(told) ? told : (told ?? '').split(',');
  return tags.map((tag) => storable(tag).trim()).filter(Boolean);
}

/** As the Admin API's `description` reads: the words without the mark-up. */
function plainText(html: string): string {
  const words = html
    .replaceAll(/<(script|style)\b[^>]*>[\s\S]*?<\/\1>/gi, ' ')
    .replaceAll(/<[^>]*>/g, ' ');
  return storable(
    decodeEntities(words).replaceAll(/\s+/g, ' ').trim().slice(0, LONGEST_DESCRIPTION),
  );
}
