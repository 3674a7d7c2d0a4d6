// Customers whom the shop merged into another: which number stands for which, whatever is heard first.
import type { Db } from '~/db';

/** `customerId` is gone; all that was its is `keptId`'s. */
export type ToldMerge = { customerId: string; keptId: string; mergedAt: Date };

/** Of those who were merged: gone number → the number that stands for it now. */
export async function findKept(
  db: Db,
  shopId: number,
  customerIds: string[],
): Promise<Map<string, string>> {
  if (customerIds.length === 0) return new Map();
  const rows = await db.$queryRaw<{ customerId: string; keptId: string }[]>`
    select customer_id as "customerId", kept_id as "keptId" from "customer_merge"
    where shop_id = ${shopId} and customer_id = any(${customerIds}::text[])`;
  return new Map(rows.map((row) => [row.customerId, row.keptId]));
}

/** Each number once; who is merged into one that is merged itself stands for the last of them at once. */
export async function saveMerges(db: Db, shopId: number, merges: ToldMerge[]): Promise<void> {
  if (merges.length === 0) return;
  await db.$executeRaw`
    insert into "customer_merge" (shop_id, customer_id, kept_id, merged_at)
    select distinct on (r."customerId") ${shopId}::integer, r."customerId", r."keptId", r."mergedAt"
    from json_to_recordset(${JSON.stringify(merges)}::json) as r(
      "customerId" text, "keptId" text, "mergedAt" timestamptz)
    where r."customerId" <> r."keptId"
    order by r."customerId", r."mergedAt", r."keptId"
    on conflict (shop_id, customer_id) do nothing`;
  await db.$executeRaw`
    with recursive chain as (
      select customer_id, kept_id, 1 as steps from "customer_merge" where shop_id = ${shopId}
      union all
      select c.customer_id, m.kept_id, c.steps + 1 from chain c
      join "customer_merge" m on m.shop_id = ${shopId} and m.customer_id = c.kept_id
      where c.steps < ${LONGEST_CHAIN}::integer
    )
    update "customer_merge" m set kept_id = c.kept_id
    from chain c
    where m.shop_id = ${shopId} and m.customer_id = c.customer_id and m.kept_id <> c.kept_id
      and not exists (select from "customer_merge" n where n.shop_id = ${shopId} and n.customer_id = c.kept_id)`;
  await db.$executeRaw`
    update "customer_merge" m set deleted_at = p.deleted_at
    from "profile" p
    where m.shop_id = ${shopId} and m.customer_id = any(${merges.map((one) => one.customerId)}::text[])
      and m.deleted_at is null and p.shop_id = m.shop_id and p.customer_id = m.customer_id and p.deleted_at is not null`;
}

/** Far more often than anybody is merged; it ends what would go round in a circle. */
const LONGEST_CHAIN = 100;

/** Profiles of customers who were merged, beside the profile that stands for them. */
export async function listMerged(
  db: Db,
  shopId: number,
  customerIds: string[],
): Promise<{ from: string; into: string }[]> {
  if (customerIds.length === 0) return [];
  return db.$queryRaw<{ from: string; into: string }[]>`
    select p.id::text as from, k.id::text as into
    from "customer_merge" m
    join "profile" p on p.shop_id = m.shop_id and p.customer_id = m.customer_id
    join "profile" k on k.shop_id = m.shop_id and k.customer_id = m.kept_id
    where m.shop_id = ${shopId} and m.customer_id = any(${customerIds}::text[])
      and not exists (select from "customer_merge" n where n.shop_id = m.shop_id and n.customer_id = m.kept_id)
    order by p.id`;
}

/** A merged customer is deleted as well: nothing that names him or her is kept. */
export async function markMergedDeleted(
  db: Db,
  shopId: number,
  deletions: { customerId: string; deletedAt: Date }[],
): Promise<void> {
  if (deletions.length === 0) return;
  await db.$executeRaw`
    update "customer_merge" m set deleted_at = least(m.deleted_at, r."deletedAt")
    from json_to_recordset(${JSON.stringify(deletions)}::json) as r("customerId" text, "deletedAt" timestamptz)
    where m.shop_id = ${shopId} and m.customer_id = r."customerId"`;
}
