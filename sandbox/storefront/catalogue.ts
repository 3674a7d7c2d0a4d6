// What a visitor of the storefront may see of the shop: published products, by collection and by search.
import type { SandboxContext } from '../context';
import type { ShopCollection, ShopProduct } from '../shop/shop-data';

/** Shopify's own address for everything, in every shop. */
export const allHandle = 'all';

export function listProducts({ shop, clock }: SandboxContext): ShopProduct[] {
  const now = clock.now().getTime();
  return shop.products
    .filter((product) => isVisible(product, now))
    .sort((a, b) => (b.publishedAt ?? 0) - (a.publishedAt ?? 0) || (a.handle < b.handle ? -1 : 1));
}

export function findProduct({ shop, clock }: SandboxContext, handle: string): ShopProduct | null {
  const found = shop.products.find((product) => product.handle === handle);
  return found && isVisible(found, clock.now().getTime()) ? found : null;
}

function isVisible(product: ShopProduct, now: number): boolean {
  const { status, publishedAt, variants } = product;
  return status === 'ACTIVE' && publishedAt !== null && publishedAt <= now && variants.length > 0;
}

export type ListedCollection = {
  id: string;
  handle: string;
  title: string;
  products: ShopProduct[];
};

/** In the collection's own order, without the products that cannot be seen; empty ones are left out. */
export function listCollections(context: SandboxContext): ListedCollection[] {
  const visible = new Map(listProducts(context).map((product) => [product.id, product]));
  return context.shop.collections
    .map((collection) => withProducts(collection, visible))
    .filter((collection) => collection.products.length > 0);
}

export function findCollection(context: SandboxContext, handle: string): ListedCollection | null {
  if (handle === allHandle) {
    // Shopify gives it no id.
    return { id: '', handle, title: 'All products', products: listProducts(context) };
  }
  const found = context.shop.collections.find((collection) => collection.handle === handle);
  if (!found) return null;
  return withProducts(
    found,
    new Map(listProducts(context).map((product) => [product.id, product])),
  );
}

function withProducts(
  { id, handle, title, productIds }: ShopCollection,
  visible: Map<string, ShopProduct>,
): ListedCollection {
  const products = productIds.flatMap((productId) => visible.get(productId) ?? []);
  return { id, handle, title, products };
}

/** Every word must occur; products whose title has them come before those found by their kind. */
export function searchProducts(context: SandboxContext, text: string): ShopProduct[] {
  const words = text.toLowerCase().split(/\s+/).filter(Boolean);
  if (words.length === 0) return [];
  const hasWords = (fields: string[]) => {
    const searched = fields.join(' ').toLowerCase();
    return words.every((word) => searched.includes(word));
  };
  const found = listProducts(context).filter(({ title, vendor, productType, tags }) =>
    hasWords([title, vendor, productType, ...tags]),
  );
  return [
    ...found.filter((product) => hasWords([product.title])),
    ...found.filter((product) => !hasWords([product.title])),
  ];
}

export function findSimilar(context: SandboxContext, product: ShopProduct): ShopProduct[] {
  if (!product.productType) return [];
  return listProducts(context).filter(
    (other) => other.id !== product.id && other.productType === product.productType,
  );
}
