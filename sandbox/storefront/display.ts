// How the storefront writes what a product has: its picture's address, its price, its stock.
import type { SandboxContext } from '../context';
import type { ShopProduct, ShopProductVariant } from '../shop/shop-data';
import { isVariantSoldOut } from './variants';

export function pictureOf(
  { origin }: SandboxContext,
  { image, handle }: ShopProduct,
  width: number,
): string {
  const url = new URL(image?.url ?? `/cdn/products/${encodeURIComponent(handle)}.png`, origin);
  if (url.origin === new URL(origin).origin) url.searchParams.set('width', String(width));
  return url.href;
}

export function formatMoney({ shop }: SandboxContext, minor: number): string {
  const format = new Intl.NumberFormat(shop.primaryLocale, {
    style: 'currency',
    currency: shop.currency,
  });
  return format.format(minor / 10 ** (format.resolvedOptions().maximumFractionDigits ?? 2));
}

export function describeStock(variant: ShopProductVariant): string {
  if (isVariantSoldOut(variant)) return 'Sold out';
  const isFew = variant.tracked && variant.inventoryQuantity > 0 && variant.inventoryQuantity < 6;
  return isFew ? `Only ${variant.inventoryQuantity} left` : 'In stock';
}

/** "Blue / M"; empty for a product that comes in one variant only. */
export function nameOfVariant(variant: ShopProductVariant): string {
  return variant.selectedOptions
    .map(({ value }) => value)
    .filter((value) => value !== 'Default Title')
    .join(' / ');
}
