// Finds the product of an order line by its SKU, else by its name, as Shopify writes it: the product's title,
// or "Title - Variant title".

import type { ProductDraft } from './product-row';

/** What a line was of; texts are shared by all of its lines, so that 400,000 lines fit in little memory. */
export type Sold = {
  productId: string;
  variantId: string;
  title: string;
  fullName: string;
  sku: string;
};

export type Catalogue = { find(sku: string, name: string): Sold | null };

export function createCatalogue(products: ProductDraft[]): Catalogue {
  const bySku = new Map<string, Sold[]>();
  const byName = new Map<string, Sold>();
  for (const product of products) {
    for (const variant of product.variants) {
      const sold = soldOf(product, variant);
      if (variant.sku !== '') bySku.set(variant.sku, [...(bySku.get(variant.sku) ?? []), sold]);
      for (const name of [sold.fullName, sold.title]) {
        if (!byName.has(name.toLowerCase())) byName.set(name.toLowerCase(), sold);
      }
    }
  }
  return {
    find: (sku, name) => {
      const candidates = sku === '' ? undefined : bySku.get(sku);
      if (!candidates) return byName.get(name.toLowerCase()) ?? null;
      const exact = candidates.length > 1 && candidates.find((sold) => isNamed(sold, name));
      return exact || (candidates[0] ?? null);
    },
  };
}

function soldOf(product: ProductDraft, variant: ProductDraft['variants'][number]): Sold {
  const { title } = product;
  const plain = variant.title === 'Default Title';
  return {
    productId: product.id,
    variantId: variant.id,
    title,
    sku: variant.sku,
    fullName: plain ? title : `${title} - ${variant.title}`,
  };
}

/** Shops reuse SKUs: among the products of one, the line's name decides. */
function isNamed(sold: Sold, name: string): boolean {
  return sold.fullName === name || sold.title === name;
}
