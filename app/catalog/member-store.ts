// Which products are in which collection, where a reading told all of them.
import type { Db } from '~/db';

/** Of collections whose members were told completely: who is no longer among them is gone. */
export async function keepOnlyMembers(
  db: Db,
  shopId: number,
  collectionIds: string[],
  members: { collectionId: string; productId: string }[],
): Promise<void> {
  if (collectionIds.length === 0) return;
  await db.$executeRaw`
    delete from "collection_product" m
    where m.shop_id = ${shopId} and m.collection_id = any(${collectionIds}::text[])
      and not exists (
        select from unnest(${members.map((one) => one.collectionId)}::text[],
                           ${members.map((one) => one.productId)}::text[]) as r(collection_id, product_id)
        where r.collection_id = m.collection_id and r.product_id = m.product_id)`;
}
