// Products of a file or a feed into the catalogue, beside those that the shop itself tells of: a product that it has told
// already stays as it is.
import { keepOnlyVariants } from '~/catalog/removal-store';
import { findProducts } from '~/catalog/lookup-store';
import { upsertProducts, upsertProductVariants } from '~/catalog/store';
import type { Db } from '~/db';
import { FILE_PREFIX } from '~/orders/known-store';
import type { ProductRows } from '../rows/products';
import type { Applied, Lined, Work } from './work';

export async function applyProducts(
  db: Db,
  work: Work,
  read: Lined<ProductRows>[],
): Promise<Applied> {
  const handles = read.map(({ value }) => value.handle);
  const { byHandle } = await findProducts(db, work.shop.id, { skus: [], handles, titles: [] });
  const isTold = ({ value }: Lined<ProductRows>) => {
    const found = byHandle.get(value.handle);
    return found !== undefined && !found.productId.startsWith(FILE_PREFIX);
  };
  const fresh = read.filter((one) => !isTold(one)).map(({ value }) => value);
  const taken = await upsertProducts(
    db,
    work.shop.id,
    fresh.map((product) => factsOf(product, work)),
  );
  const variants = fresh.flatMap((product) => variantsOf(product, work));
  await upsertProductVariants(db, work.shop.id, variants);
  await keepOnlyVariants(db, work.shop.id, [...taken], variants);
  const aside = read.flatMap(({ value }) => value.aside);
  const rows = read.reduce((sum, one) => sum + one.rows, 0);
  const known = read
    .filter(isTold)
    .reduce((sum, one) => sum + one.rows - one.value.aside.length, 0);
  return { imported: rows - aside.length, known, aside };
}

function idOf(product: ProductRows): string {
  return `${FILE_PREFIX}${product.handle}`;
}

function factsOf(product: ProductRows, { shop, broughtAt }: Work) {
  const { handle, title, description, vendor, productType, tags, status, link } = product;
  return {
    ...{ id: idOf(product), handle, title, description, vendor, productType, tags, status },
    publishedAt: product.isPublished ? broughtAt : null,
    url: link ?? (product.isPublished ? `https://${shop.domain}/products/${handle}` : null),
    ...{ imageUrl: product.imageUrl, imageAlt: product.imageAlt },
    ...{ createdAt: broughtAt, sourceAt: broughtAt, variantsAt: broughtAt },
  };
}

function variantsOf(product: ProductRows, { broughtAt }: Work) {
  return product.variants.map(({ sku, title, priceMinor, compareAtMinor, ...stock }, place) => ({
    ...{ productId: idOf(product), id: `${FILE_PREFIX}${product.handle}/${sku || place}` },
    ...{ title, sku, position: place + 1, priceMinor, compareAtMinor },
    ...{ sellableQuantity: stock.quantity, availableForSale: stock.isForSale },
    sourceAt: broughtAt,
  }));
}
