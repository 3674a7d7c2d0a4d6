// A product's variants for a visitor: what is sold out, which one is chosen, and how to choose another.
import type { ShopProduct, ShopProductVariant } from '../shop/shop-data';

export function isVariantSoldOut(variant: ShopProductVariant): boolean {
  return countBuyable(variant) === 0;
}

/** How many of it an order may ask for. */
export function countBuyable(variant: ShopProductVariant): number {
  const { tracked, inventoryPolicy, inventoryQuantity } = variant;
  if (!tracked || inventoryPolicy === 'CONTINUE') return Infinity;
  return Math.max(0, inventoryQuantity);
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
