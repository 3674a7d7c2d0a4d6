// Which product a file means that names it by its article number, its handle or its title.
import type { Db } from '~/db';

export type ProductPlace = { productId: string; variantId: string | null };

export type ProductDirectory = {
  bySku: Map<string, ProductPlace>;
  byHandle: Map<string, ProductPlace>;
  byTitle: Map<string, ProductPlace>;
};

/** Where several carry one name, the one that can be bought, then the older, is meant. */
export async function findProducts(
  db: Db,
  shopId: number,
  names: { skus: string[]; handles: string[]; titles: string[] },
): Promise<ProductDirectory> {
  const skus = await db.$queryRaw<{ key: string; productId: string; variantId: string }[]>`
    select distinct on (v.sku) v.sku as key, v.product_id as "productId", v.id as "variantId"
    from "product_variant" v
    join "product" p on p.shop_id = v.shop_id and p.id = v.product_id and p.deleted_at is null
    where v.shop_id = ${shopId} and v.sku = any(${names.skus.filter((sku) => sku !== '')}::text[])
    order by v.sku, v.available_for_sale desc, p.created_at, v.id`;
  const products = await db.$queryRaw<{ handle: string; title: string; productId: string }[]>`
    select p.handle, p.title, p.id as "productId" from "product" p
    where p.shop_id = ${shopId} and p.deleted_at is null
      and (p.handle = any(${names.handles}::text[]) or p.title = any(${names.titles}::text[]))
    order by p.created_at desc, p.id desc`;
  const place = (productId: string) => ({ productId, variantId: null });
  return {
    bySku: new Map(skus.map(({ key, ...found }) => [key, found])),
    byHandle: new Map(products.map((one) => [one.handle, place(one.productId)])),
    byTitle: new Map(products.map((one) => [one.title, place(one.productId)])),
  };
}
