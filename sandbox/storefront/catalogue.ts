// What a visitor of the storefront may see of the shop: published products, their prices and stock.
import type { SandboxContext } from '../context';
import type { ShopCollection, ShopProduct, ShopProductVariant } from '../shop/shop-data';

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

export type ListedCollection = { handle: string; title: string; products: ShopProduct[] };

/** In the collection's own order, without the products that cannot be seen; empty ones are left out. */
export function listCollections(context: SandboxContext): ListedCollection[] {
  const visible = new Map(listProducts(context).map((product) => [product.id, product]));
  return context.shop.collections
    .map((collection) => withProducts(collection, visible))
    .filter((collection) => collection.products.length > 0);
}

export function findCollection(context: SandboxContext, handle: string): ListedCollection | null {
  if (handle === allHandle) {
    return { handle, title: 'All products', products: listProducts(context) };
  }
  const found = context.shop.collections.find((collection) => collection.handle === handle);
  if (!found) return null;
  return withProducts(
    found,
    new Map(listProducts(context).map((product) => [product.id, product])),
  );
}

function withProducts(
  { handle, title, productIds }: ShopCollection,
  visible: Map<string, ShopProduct>,
): ListedCollection {
  const products = productIds.flatMap((id) => visible.get(id) ?? []);
  return { handle, title, products };
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

export function isVariantSoldOut(variant: ShopProductVariant): boolean {
  return variant.tracked && variant.inventoryPolicy === 'DENY' && variant.inventoryQuantity <= 0;
}

export function isSoldOut(product: ShopProduct): boolean {
  return product.variants.every(isVariantSoldOut);
}

/** The one that the address names, else the first that can be bought, as Shopify's themes choose. */
export function chooseVariant(product: ShopProduct, id: string | undefined): ShopProductVariant {
  const named = product.variants.find((variant) => variant.id === id);
  const buyable = product.variants.find((variant) => !isVariantSoldOut(variant));
  const chosen = named ?? buyable ?? product.variants[0];
  if (!chosen) throw new Error(`product ${product.id} needs a variant, has none`);
  return chosen;
}

export type OptionValue = {
  value: string;
  variantId: string;
  isChosen: boolean;
  isSoldOut: boolean;
};
export type OptionGroup = { name: string; values: OptionValue[] };

/** For each option, each value with the variant it leads to, the other options kept where they can be. */
export function listOptions(product: ShopProduct, chosen: ShopProductVariant): OptionGroup[] {
  return chosen.selectedOptions
    .filter((option) => option.value !== 'Default Title')
    .map(({ name }) => ({ name, values: listValues(product, chosen, name) }));
}

function listValues(product: ShopProduct, chosen: ShopProductVariant, name: string): OptionValue[] {
  const valueOf = (variant: ShopProductVariant) =>
    variant.selectedOptions.find((option) => option.name === name)?.value ?? '';
  const values = [...new Set(product.variants.map(valueOf))].filter(Boolean);
  return values.map((value) => {
    const candidates = product.variants.filter((variant) => valueOf(variant) === value);
    const kept = candidates.find((variant) =>
      variant.selectedOptions.every(
        (option) =>
          option.name === name ||
          chosen.selectedOptions.some(
            (other) => other.name === option.name && other.value === option.value,
          ),
      ),
    );
    const target = kept ?? candidates[0] ?? chosen;
    return {
      value,
      variantId: target.id,
      isChosen: value === valueOf(chosen),
      isSoldOut: isVariantSoldOut(target),
    };
  });
}
