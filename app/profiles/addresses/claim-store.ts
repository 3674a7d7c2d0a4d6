// Who had which address when: of all who had it, the one who had it last and is still a customer answers for it. What
// comes out follows from the claims alone, in whatever order they, deletions and merges are told.
import type { Db } from '~/db';

export type Claim = { address: string; customerId: string; at: Date };

/** Of customers who are deleted, or merged into one who is, nothing is kept. */
export async function claimAddresses(db: Db, shopId: number, claims: Claim[]): Promise<void> {
  if (claims.length === 0) return;
  await db.$executeRaw`
    insert into "address_claim" (shop_id, address, customer_id, claimed_at)
    select distinct on (r.address, r."customerId") ${shopId}::integer, r.address, r."customerId", r.at
    from json_to_recordset(${JSON.stringify(claims)}::json) as r(address text, "customerId" text, at timestamptz)
    left join "customer_merge" m on m.shop_id = ${shopId} and m.customer_id = r."customerId"
    where m.deleted_at is null and not exists (
      select from "profile" p
      where p.shop_id = ${shopId} and p.customer_id = coalesce(m.kept_id, r."customerId") and p.deleted_at is not null)
    order by r.address, r."customerId", r.at desc
    on conflict (shop_id, address, customer_id) do update set claimed_at = excluded.claimed_at
    where excluded.claimed_at > "address_claim".claimed_at`;
  await settleAddresses(
    db,
    shopId,
    claims.map((claim) => claim.address),
  );
}

/** The claims of these customers, and of all who were merged into them, go; answers the addresses. */
export async function dropClaims(db: Db, shopId: number, customerIds: string[]): Promise<string[]> {
  const dropped = await db.$queryRaw<{ address: string }[]>`
    delete from "address_claim" c
    where c.shop_id = ${shopId} and (c.customer_id = any(${customerIds}::text[]) or exists (
      select from "customer_merge" m
      where m.shop_id = c.shop_id and m.customer_id = c.customer_id and m.kept_id = any(${customerIds}::text[])))
    returning c.address`;
  return dropped.map((row) => row.address);
}

/** Which addresses these merged customers had, and all who are one with them. */
export async function listClaimed(db: Db, shopId: number, mergedIds: string[]): Promise<string[]> {
  if (mergedIds.length === 0) return [];
  const rows = await db.$queryRaw<{ address: string }[]>`
    select distinct c.address from "address_claim" c
    join "customer_merge" m on m.shop_id = c.shop_id and c.customer_id in (m.customer_id, m.kept_id)
    where c.shop_id = ${shopId} and m.kept_id in (
      select kept_id from "customer_merge" where shop_id = ${shopId} and customer_id = any(${mergedIds}::text[]))
    order by c.address`;
  return rows.map((row) => row.address);
}

/** Claims of merged customers who are deleted, or one with somebody who is. */
export async function dropDeadClaims(db: Db, shopId: number, mergedIds: string[]): Promise<void> {
  if (mergedIds.length === 0) return;
  await db.$executeRaw`
    delete from "address_claim" c
    using "customer_merge" m
    left join "profile" k on k.shop_id = m.shop_id and k.customer_id = m.kept_id
    where c.shop_id = ${shopId} and m.shop_id = c.shop_id and m.customer_id = c.customer_id
      and (m.deleted_at is not null or k.deleted_at is not null)
      and m.kept_id in (
        select kept_id from "customer_merge" where shop_id = ${shopId} and customer_id = any(${mergedIds}::text[]))`;
}

/** Points each address to whoever answers for it now; one that no customer answers for any longer is free. */
export async function settleAddresses(db: Db, shopId: number, addresses: string[]): Promise<void> {
  if (addresses.length === 0) return;
  await db.$executeRaw`
    insert into "profile_identity" (shop_id, kind, value, profile_id, claimed_at)
    select distinct on (c.address) c.shop_id, 'email', c.address, p.id, c.claimed_at
    from "address_claim" c
    left join "customer_merge" m on m.shop_id = c.shop_id and m.customer_id = c.customer_id
    join "profile" p on p.shop_id = c.shop_id and p.customer_id = coalesce(m.kept_id, c.customer_id)
      and p.deleted_at is null
    where c.shop_id = ${shopId} and c.address = any(${addresses}::text[])
    order by c.address, c.claimed_at desc, c.customer_id
    on conflict (shop_id, kind, value) do update set profile_id = excluded.profile_id, claimed_at = excluded.claimed_at
    where ("profile_identity".profile_id, "profile_identity".claimed_at)
      is distinct from (excluded.profile_id, excluded.claimed_at)`;
  await db.$executeRaw`
    delete from "profile_identity" i
    using "profile" p
    where i.shop_id = ${shopId} and i.kind = 'email' and i.value = any(${addresses}::text[])
      and p.shop_id = i.shop_id and p.id = i.profile_id and p.customer_id is not null
      and not exists (
        select from "address_claim" c
        left join "customer_merge" m on m.shop_id = c.shop_id and m.customer_id = c.customer_id
        where c.shop_id = i.shop_id and c.address = i.value and coalesce(m.kept_id, c.customer_id) = p.customer_id)`;
}
