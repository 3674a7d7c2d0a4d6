// Products and collections as their webhooks carry them.

import { gid } from '../../admin-api/graphql/wire-values';
import type { SandboxContext } from '../../context';
import type {
  ShopCollection,
  ShopData,
  ShopProduct,
  ShopProductVariant,
} from '../../shop/shop-data';
import type { ShopLevel } from '../../shop/stock';
import { amountOf, instantIn, optionalInstant, type Payload, wireId } from './wire';

/** What the painter paints. */
const SIDE = 1200;

type Placed = { shop: ShopData; product: ShopProduct };

export function productPayload(context: SandboxContext, product: ShopProduct): Payload {
  const { shop } = context;
  const placed = { shop, product };
  const image = imageOf(context, product);
  return {
    admin_graphql_api_id: gid('Product', product.id),
    body_html: product.descriptionHtml,
    created_at: instantIn(shop, product.createdAt),
    handle: product.handle,
    id: wireId(product.id),
    product_type: product.productType,
    published_at: optionalInstant(shop, product.publishedAt),
    template_suffix: null,
    title: product.title,
    updated_at: instantIn(shop, product.updatedAt),
    vendor: product.vendor,
    status: product.status.toLowerCase(),
    published_scope: 'web',
    tags: product.tags.join(', '),
    variants: product.variants.map((variant, index) => variantPayload(placed, variant, index + 1)),
    options: optionsOf(product),
    images: [image],
    image,
    media: [],
    variant_gids: product.variants.map(({ id }) => ({
      admin_graphql_api_id: gid('ProductVariant', id),
      updated_at: new Date(product.updatedAt).toISOString(),
    })),
    has_variants_that_requires_components: false,
    category: null,
  };
}

function variantPayload(
  { shop, product }: Placed,
  variant: ShopProductVariant,
  position: number,
): Payload {
  const [option1 = null, option2 = null, option3 = null] = variant.selectedOptions.map(
    ({ value }) => value,
  );
  const { compareAtPrice } = variant;
  return {
    admin_graphql_api_id: gid('ProductVariant', variant.id),
    barcode: null,
    compare_at_price: compareAtPrice === null ? null : amountOf(shop, compareAtPrice),
    created_at: instantIn(shop, product.createdAt),
    id: wireId(variant.id),
    inventory_policy: variant.inventoryPolicy.toLowerCase(),
    position,
    price: amountOf(shop, variant.price),
    product_id: wireId(product.id),
    sku: variant.sku || null,
    taxable: true,
    title: variant.title,
    updated_at: instantIn(shop, product.updatedAt),
    option1,
    option2,
    option3,
    image_id: null,
    inventory_item_id: wireId(variant.id),
    inventory_quantity: variant.inventoryQuantity,
    old_inventory_quantity: variant.inventoryQuantity,
  };
}

function optionsOf(product: ShopProduct): Payload[] {
  const names = new Map<string, Set<string>>();
  for (const { name, value } of product.variants.flatMap((one) => one.selectedOptions)) {
    names.set(name, (names.get(name) ?? new Set()).add(value));
  }
  return [...names].map(([name, values], index) => ({
    name,
    id: wireId(`${product.id}${index + 1}`),
    product_id: wireId(product.id),
    position: index + 1,
    values: [...values],
  }));
}

function imageOf({ shop, origin }: SandboxContext, product: ShopProduct): Payload {
  return {
    id: wireId(product.id),
    alt: product.image?.altText || null,
    position: 1,
    product_id: wireId(product.id),
    created_at: instantIn(shop, product.createdAt),
    updated_at: instantIn(shop, product.updatedAt),
    admin_graphql_api_id: gid('ProductImage', product.id),
    width: SIDE,
    height: SIDE,
    src: new URL(product.image?.url || `/cdn/products/${product.handle}.png`, origin).href,
    variant_ids: [],
  };
}

export function levelPayload({ shop }: SandboxContext, level: ShopLevel): Payload {
  const { variant, location, available, isConnected, updatedAt } = level;
  const place = { inventory_item_id: wireId(variant.id), location_id: wireId(location.id) };
  if (!isConnected) return place;
  return {
    ...place,
    available: variant.tracked ? available : null,
    updated_at: instantIn(shop, updatedAt),
    admin_graphql_api_id: `${gid('InventoryLevel', location.id)}?inventory_item_id=${variant.id}`,
  };
}

export function collectionPayload({ shop }: SandboxContext, collection: ShopCollection): Payload {
  return {
    id: wireId(collection.id),
    handle: collection.handle,
    title: collection.title,
    updated_at: instantIn(shop, collection.updatedAt),
    body_html: '',
    published_at: instantIn(shop, collection.updatedAt),
    sort_order: 'manual',
    template_suffix: null,
    published_scope: 'web',
    admin_graphql_api_id: gid('Collection', collection.id),
  };
}
