// How many pieces of a product can still be bought, for screens that say so.
import type { Db } from '~/db';

/** Pieces over all that can be bought now; null where the shop does not count them. */
export type Stock = { canBeBought: boolean; pieces: number | null };

export async function listStock(
  db: Db,
  shopId: number,
  productIds: string[],
): Promise<Map<string, Stock>> {
  const rows = await db.$queryRaw<(Stock & { productId: string })[]>`
    select product_id as "productId", bool_or(available_for_sale) as "canBeBought",
           case when bool_or(available_for_sale and sellable_quantity is null) then null
                else coalesce(sum(greatest(sellable_quantity, 0)) filter (where available_for_sale), 0)::float8
           end as pieces
    from "product_variant"
    where shop_id = ${shopId} and product_id = any(${productIds}::text[])
    group by product_id`;
  return new Map(
    rows.map(({ productId, canBeBought, pieces }) => [productId, { canBeBought, pieces }]),
  );
}
