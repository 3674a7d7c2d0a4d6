// What has left the shop's catalogue: a tombstone each, so that what comes late brings nothing back.
import type { Db } from '~/db';
import { UNTOLD } from '~/profiles/untold';

export type Removal = { id: string; deletedAt: Date };

/** The words stay, for receipts of mails that showed the product; of one that was never known there are none. */
export async function deleteProducts(db: Db, shopId: number, removals: Removal[]): Promise<void> {
  if (removals.length === 0) return;
  await db.$executeRaw`
    insert into "product" (shop_id, id, handle, title, description, vendor, product_type, tags, status, created_at,
                           source_at, deleted_at)
    select ${shopId}::integer, r.id, '', '', '', '', '', '{}', 'archived', ${UNTOLD}::timestamptz,
           ${UNTOLD}::timestamptz, min(r.at)
    from json_to_recordset(${rowsOf(removals)}::json) as r(id text, at timestamptz)
    group by r.id order by r.id
    on conflict (shop_id, id) do update set deleted_at = least("product".deleted_at, excluded.deleted_at)`;
}

export async function deleteCollections(
  db: Db,
  shopId: number,
  removals: Removal[],
): Promise<void> {
  if (removals.length === 0) return;
  await db.$executeRaw`
    insert into "collection" (shop_id, id, handle, title, source_at, deleted_at)
    select ${shopId}::integer, r.id, '', '', ${UNTOLD}::timestamptz, min(r.at)
    from json_to_recordset(${rowsOf(removals)}::json) as r(id text, at timestamptz)
    group by r.id order by r.id
    on conflict (shop_id, id) do update set deleted_at = least("collection".deleted_at, excluded.deleted_at)`;
}

/** Of products whose variants were told completely: an older one that is no longer among them is gone. */
export async function keepOnlyVariants(
  db: Db,
  shopId: number,
  productIds: string[],
  variants: { productId: string; id: string }[],
): Promise<void> {
  if (productIds.length === 0) return;
  await db.$executeRaw`
    delete from "product_variant" v using "product" p
    where v.shop_id = ${shopId} and v.product_id = any(${productIds}::text[])
      and p.shop_id = v.shop_id and p.id = v.product_id and v.source_at <= p.variants_at
      and not exists (
        select from unnest(${variants.map((v) => v.productId)}::text[], ${variants.map((v) => v.id)}::text[])
          as r(product_id, id) where r.product_id = v.product_id and r.id = v.id)`;
}

/** After a time without webhooks no list of variants can be trusted to be complete. */
export async function distrustVariants(db: Db, shopId: number): Promise<void> {
  await db.product.updateMany({
    where: { shopId, variantsAt: { gt: UNTOLD } },
    data: { variantsAt: UNTOLD },
  });
}

function rowsOf(removals: Removal[]): string {
  return JSON.stringify(removals.map(({ id, deletedAt }) => ({ id, at: deletedAt })));
}
