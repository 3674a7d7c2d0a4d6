// Products, variants and collections as Shopify's Liquid gives them to themes and theme app extensions.
import type { SandboxContext } from '../../context';
import type { ShopCollection, ShopProduct, ShopProductVariant } from '../../shop/shop-data';
import { findProduct } from '../catalogue';
import { pictureOf } from '../display';
import { chooseVariant, isSoldOut, isVariantSoldOut } from '../variants';
import { centsOf } from './money';

/** Liquid's ids are numbers; one that a number cannot hold stays text, so that no digit is lost. */
export function idOf(id: string): number | string {
  const number = Number(id);
  return Number.isSafeInteger(number) ? number : id;
}

export function productObject(context: SandboxContext, product: ShopProduct, chosen?: string) {
  const variants = product.variants.map((variant) => variantObject(context, product, variant));
  const prices = variants.map(({ price }) => price);
  const image = imageOf(context, product);
  const selected = product.variants.find(({ id }) => id === chosen);
  const first = product.variants.length > 0 ? chooseVariant(product, chosen) : null;
  const objectOf = (variant: ShopProductVariant | null | undefined) =>
    variants.find(({ id }) => id === idOf(variant?.id ?? '')) ?? null;
  const names = product.variants[0]?.selectedOptions.map(({ name }) => name) ?? [];
  return {
    id: idOf(product.id),
    title: product.title,
    handle: product.handle,
    description: product.descriptionHtml,
    content: product.descriptionHtml,
    vendor: product.vendor,
    type: product.productType,
    tags: product.tags,
    available: !isSoldOut(product),
    price: Math.min(...prices),
    price_min: Math.min(...prices),
    price_max: Math.max(...prices),
    price_varies: new Set(prices).size > 1,
    compare_at_price: objectOf(first)?.compare_at_price ?? null,
    url: `/store/products/${product.handle}`,
    featured_image: image,
    featured_media: image,
    images: [image],
    media: [image],
    options: names,
    options_with_values: names.map((name, index) => ({
      name,
      position: index + 1,
      values: [...new Set(variants.map(({ options }) => options[index]))],
    })),
    has_only_default_variant:
      variants.length === 1 && product.variants[0]?.selectedOptions[0]?.value === 'Default Title',
    variants,
    selected_variant: objectOf(selected),
    selected_or_first_available_variant: objectOf(first),
    first_available_variant: variants.find(({ available }) => available) ?? null,
    created_at: dateOf(product.createdAt),
    published_at: dateOf(product.publishedAt),
    metafields: {},
  };
}

export type ProductObject = ReturnType<typeof productObject>;

export function variantObject(
  context: SandboxContext,
  product: ShopProduct,
  variant: ShopProductVariant,
) {
  const options = variant.selectedOptions.map(({ value }) => value);
  const { compareAtPrice } = variant;
  return {
    id: idOf(variant.id),
    product_id: idOf(product.id),
    title: variant.title,
    name: variant.title === 'Default Title' ? product.title : `${product.title} - ${variant.title}`,
    sku: variant.sku,
    price: centsOf(context, variant.price),
    compare_at_price: compareAtPrice === null ? null : centsOf(context, compareAtPrice),
    available: !isVariantSoldOut(variant),
    inventory_management: variant.tracked ? 'shopify' : null,
    inventory_policy: variant.inventoryPolicy.toLowerCase(),
    inventory_quantity: variant.inventoryQuantity,
    option1: options[0] ?? null,
    option2: options[1] ?? null,
    option3: options[2] ?? null,
    options,
    url: `/store/products/${product.handle}?variant=${variant.id}`,
    featured_image: imageOf(context, product),
    requires_shipping: true,
    taxable: true,
    metafields: {},
  };
}

export type ImageObject = { src: string; alt: string; width: number; height: number };

export function imageOf(context: SandboxContext, product: ShopProduct) {
  return {
    src: pictureOf(context, product, 1200),
    alt: product.image?.altText || product.title,
    width: 1200,
    height: 1200,
    aspect_ratio: 1,
  };
}

export function collectionObject(
  context: SandboxContext,
  collection: Pick<ShopCollection, 'id' | 'handle' | 'title'>,
  products: ShopProduct[],
) {
  return {
    id: idOf(collection.id),
    handle: collection.handle,
    title: collection.title,
    description: '',
    url: `/store/collections/${collection.handle}`,
    products_count: products.length,
    all_products_count: products.length,
    products: products.slice(0, 50).map((product) => productObject(context, product)),
    metafields: {},
  };
}

/** What a setting of the type `product` names, by its handle. */
export function productByHandle(context: SandboxContext, handle: unknown): ProductObject | null {
  const product = typeof handle === 'string' ? findProduct(context, handle) : null;
  return product && productObject(context, product);
}

function dateOf(instant: number | null): string | null {
  return instant === null ? null : new Date(instant).toISOString();
}
