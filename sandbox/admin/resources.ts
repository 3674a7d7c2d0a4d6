// What the resource picker lists: products, variants and collections in the form in which Shopify hands them to apps.
import type { Context } from 'hono';
import { collectionSearch, productSearch } from '../admin-api/resolvers/catalog';
import { search } from '../admin-api/graphql/search-query';
import { dateTime, gid, moneyText, optionalDateTime } from '../admin-api/graphql/wire-values';
import type { SandboxContext } from '../context';
import type { ShopCollection, ShopProduct, ShopProductVariant } from '../shop/shop-data';
import { indexOf } from '../shop/shop-index';
import type { PickedResource } from './picking';

const SHOWN = 50;

/** For a variant its product is listed, with its variants below it. */
export function listResources(c: Context, context: SandboxContext): Response {
  const ids = c.req.queries('id');
  const isCollection = c.req.query('type') === 'collection';
  const found = isCollection ? findCollections(c, context) : findProducts(c, context);
  const wanted = ids ? found.filter(({ id }) => ids.includes(id)) : found;
  const isWhole = ids !== undefined || c.req.query('all') === 'true';
  return c.json({ resources: isWhole ? wanted : wanted.slice(0, SHOWN) });
}

function findProducts(c: Context, context: SandboxContext): PickedResource[] {
  const { shop } = context;
  const wanted = search(shop.products, c.req.query('filter'), productSearch).filter(
    (product) =>
      (c.req.query('hidden') !== 'false' || product.publishedAt !== null) &&
      (c.req.query('draft') !== 'false' || product.status !== 'DRAFT') &&
      (c.req.query('archived') !== 'false' || product.status !== 'ARCHIVED'),
  );
  const asked = c.req.query('query') ?? '';
  const found = isSyntax(asked)
    ? search(wanted, asked, productSearch)
    : wanted.filter((one) => holdsWords(asked, [one.title, one.vendor, one.productType]));
  return found.toSorted(byTitle).map((product) => describeProduct(context, product));
}

function findCollections(c: Context, context: SandboxContext): PickedResource[] {
  const asked = c.req.query('query') ?? '';
  const wanted = search(context.shop.collections, c.req.query('filter'), collectionSearch);
  const found = isSyntax(asked)
    ? search(wanted, asked, collectionSearch)
    : wanted.filter(({ title }) => holdsWords(asked, [title]));
  return found.toSorted(byTitle).map((collection) => describeCollection(context, collection));
}

function isSyntax(query: string): boolean {
  return /^\w+:\S/.test(query.trim());
}

function holdsWords(query: string, texts: string[]): boolean {
  const text = texts.join(' ').toLowerCase();
  return query
    .toLowerCase()
    .split(/\s+/)
    .every((word) => text.includes(word));
}

function byTitle(a: { title: string }, b: { title: string }): number {
  return a.title.localeCompare(b.title);
}

function describeProduct(context: SandboxContext, product: ShopProduct): PickedResource {
  const names = [
    ...new Set(product.variants.flatMap((one) => one.selectedOptions.map((o) => o.name))),
  ];
  return {
    id: gid('Product', product.id),
    title: product.title,
    handle: product.handle,
    availablePublicationCount: 1,
    createdAt: dateTime(product.createdAt),
    updatedAt: dateTime(product.updatedAt),
    publishedAt: optionalDateTime(product.publishedAt),
    descriptionHtml: product.descriptionHtml,
    hasOnlyDefaultVariant: product.variants.length === 1,
    images: [imageOf(context, product)],
    options: names.map((name, at) => ({
      id: gid('ProductOption', `${product.id}${at + 1}`),
      name,
      position: at + 1,
      values: valuesOf(product, name),
    })),
    productType: product.productType,
    tags: product.tags,
    templateSuffix: null,
    totalInventory: product.variants.reduce((sum, one) => sum + stockOf(one), 0),
    totalVariants: product.variants.length,
    tracksInventory: product.variants.some((one) => one.tracked),
    variants: product.variants.map((variant, at) =>
      describeVariant({ context, product }, variant, at + 1),
    ),
    vendor: product.vendor,
    status: product.status,
  };
}

function valuesOf(product: ShopProduct, name: string): string[] {
  const options = product.variants.flatMap((one) => one.selectedOptions);
  return [...new Set(options.flatMap((option) => (option.name === name ? [option.value] : [])))];
}

function stockOf(variant: ShopProductVariant): number {
  return variant.tracked ? variant.inventoryQuantity : 0;
}

function describeVariant(
  { context, product }: { context: SandboxContext; product: ShopProduct },
  variant: ShopProductVariant,
  position: number,
): PickedResource {
  const money = (minor: number) => moneyText(minor, context.shop.currency);
  const isInStock = !variant.tracked || variant.inventoryQuantity > 0;
  return {
    id: gid('ProductVariant', variant.id),
    title: variant.title,
    displayName: `${product.title} - ${variant.title}`,
    availableForSale: isInStock || variant.inventoryPolicy === 'CONTINUE',
    barcode: null,
    compareAtPrice: variant.compareAtPrice === null ? null : money(variant.compareAtPrice),
    createdAt: dateTime(product.createdAt),
    updatedAt: dateTime(product.updatedAt),
    image: null,
    inventoryItem: { id: gid('InventoryItem', variant.id) },
    inventoryManagement: variant.tracked ? 'SHOPIFY' : 'NOT_MANAGED',
    inventoryPolicy: variant.inventoryPolicy,
    inventoryQuantity: variant.inventoryQuantity,
    position,
    price: money(variant.price),
    product: { id: gid('Product', product.id), title: product.title, handle: product.handle },
    requiresShipping: true,
    selectedOptions: variant.selectedOptions.map(({ value }) => ({ value })),
    sku: variant.sku || null,
    taxable: true,
    weight: 0,
    weightUnit: 'KILOGRAMS',
  };
}

function describeCollection(context: SandboxContext, collection: ShopCollection): PickedResource {
  const [first] = collection.productIds.flatMap((id) => indexOf(context.shop).product(id) ?? []);
  return {
    id: gid('Collection', collection.id),
    title: collection.title,
    handle: collection.handle,
    availablePublicationCount: 1,
    description: '',
    descriptionHtml: '',
    image: first ? imageOf(context, first) : null,
    productsAutomaticallySortedCount: 0,
    productsManuallySortedCount: collection.productIds.length,
    productsCount: collection.productIds.length,
    publicationCount: 1,
    ruleSet: null,
    seo: { description: null, title: null },
    sortOrder: 'MANUAL',
    storefrontId: gid('Collection', collection.id),
    templateSuffix: null,
    updatedAt: dateTime(collection.updatedAt),
  };
}

/** Shopify's is the address alone, in any size the file has. */
export function imageOf({ origin }: SandboxContext, product: ShopProduct) {
  const url = new URL(product.image?.url || `/cdn/products/${product.handle}.png`, origin);
  return {
    id: gid('ProductImage', product.id),
    altText: product.image?.altText || product.title,
    originalSrc: url.href,
  };
}
