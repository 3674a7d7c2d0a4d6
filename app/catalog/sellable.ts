// Pure: what may be shown in a mail now.
import type { CatalogProduct } from './store';

export type Unsellable = 'not_active' | 'not_published' | 'sold_out' | 'no_price' | 'no_picture';

/** Why a product may not be shown, or null when it may. A picture is asked for where the shop has pictures at all. */
export function whyUnsellable(
  product: Pick<CatalogProduct, 'status' | 'publishedAt' | 'hasStock' | 'priceMinor' | 'imageUrl'>,
  shopHasPictures: boolean,
  now: Date,
): Unsellable | null {
  if (product.status !== 'active') return 'not_active';
  if (!product.publishedAt || product.publishedAt > now) return 'not_published';
  if (!product.hasStock) return 'sold_out';
  if (!product.priceMinor || product.priceMinor <= 0) return 'no_price';
  if (shopHasPictures && !product.imageUrl) return 'no_picture';
  return null;
}
