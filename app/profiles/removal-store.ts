// People who come and go by the shop's customer records: known by their number alone, deleted, or found to be one.
import type { Db } from '~/db';
import { dropClaims, settleAddresses } from './addresses/claim-store';
import { findKept, markMergedDeleted } from './merges/store';
import { profileIdOf } from './profile-id';
import { findByIdentities } from './store';
import { UNTOLD } from './untold';

/**
 * Customers of whom we know the number alone: an order or a consent came before the customer. Any payload about them
 * is newer. Answers customer id → profile id for all that were asked, deleted ones too; for who was merged, the one who
 * stands for him or her.
 */
export async function ensureCustomers(
  db: Db,
  shopId: number,
  customers: { customerId: string; seenAt: Date }[],
): Promise<Map<string, string>> {
  if (customers.length === 0) return new Map();
  const asked = [...new Set(customers.map(({ customerId }) => customerId))];
  const kept = await findKept(db, shopId, asked);
  const named = customers.map((one) => ({
    ...one,
    customerId: kept.get(one.customerId) ?? one.customerId,
  }));
  const numbers = [...new Set(named.map(({ customerId }) => customerId))];
  const known = await findByIdentities(db, shopId, 'customer', numbers);
  const rows = named.map(({ customerId, seenAt }) => {
    const id = known.get(customerId) ?? profileIdOf(shopId, 'customer', customerId);
    return { id, customer_id: customerId, at: seenAt };
  });
  await db.$executeRaw`
    insert into "profile" (shop_id, id, customer_id, tags, created_at, source_at)
    select ${shopId}::integer, r.id, r.customer_id, '{}', min(r.at), ${UNTOLD}::timestamptz
    from json_to_recordset(${JSON.stringify(rows)}::json) as r(id uuid, customer_id text, at timestamptz)
    group by r.id, r.customer_id order by r.id
    on conflict (shop_id, id) do update set created_at = excluded.created_at
    where "profile".source_at = ${UNTOLD}::timestamptz and "profile".deleted_at is null
      and "profile".created_at > excluded.created_at`;
  await nameCustomers(db, shopId, rows);
  const idOf = new Map(rows.map((row) => [row.customer_id, row.id]));
  const merged = [...kept].map(([gone, keptId]) => ({ customer_id: gone, id: idOf.get(keptId)! }));
  await nameCustomers(db, shopId, merged);
  for (const { customer_id: gone, id } of merged) idOf.set(gone, id);
  return idOf;
}

/**
 * A tombstone for each: the row stays, so that what comes late brings nothing back, and nothing of the person stays in
 * it. Answers the addresses that somebody else answers for now, or nobody. Of who was merged, only his or her own
 * addresses go: all else is the other's.
 */
export async function deleteCustomers(
  db: Db,
  shopId: number,
  deletions: { customerId: string; deletedAt: Date }[],
): Promise<string[]> {
  if (deletions.length === 0) return [];
  const asked = deletions.map(({ customerId }) => customerId);
  const kept = await findKept(db, shopId, asked);
  await markMergedDeleted(db, shopId, deletions);
  await buryCustomers(
    db,
    shopId,
    deletions.filter(({ customerId }) => !kept.has(customerId)),
  );
  const freed = await dropClaims(db, shopId, asked);
  await settleAddresses(db, shopId, freed);
  return freed;
}

async function buryCustomers(
  db: Db,
  shopId: number,
  deletions: { customerId: string; deletedAt: Date }[],
): Promise<void> {
  if (deletions.length === 0) return;
  const asked = deletions.map(({ customerId }) => customerId);
  const known = await findByIdentities(db, shopId, 'customer', asked);
  const rows = deletions.map(({ customerId, deletedAt }) => {
    const id = known.get(customerId) ?? profileIdOf(shopId, 'customer', customerId);
    return { id, customer_id: customerId, at: deletedAt };
  });
  await db.$executeRaw`
    insert into "profile" (shop_id, id, customer_id, tags, created_at, source_at, deleted_at)
    select ${shopId}::integer, r.id, r.customer_id, '{}', min(r.at), ${UNTOLD}::timestamptz, min(r.at)
    from json_to_recordset(${JSON.stringify(rows)}::json) as r(id uuid, customer_id text, at timestamptz)
    group by r.id, r.customer_id order by r.id
    on conflict (shop_id, id) do update set
      email = null, first_name = null, last_name = null, locale = null, country_code = null, city = null, zip = null,
      tags = '{}', phone = null, verified_email = null, data_sale_opt_out = null, addresses = '[]', source_at = excluded.source_at, told_at = excluded.source_at, detail_at = excluded.source_at,
      created_at = least("profile".deleted_at, excluded.deleted_at),
      deleted_at = least("profile".deleted_at, excluded.deleted_at)`;
  await nameCustomers(db, shopId, rows);
}

/** Guests whose address is a customer's by now: the same person, met before the record was made. */
export async function listStrays(
  db: Db,
  shopId: number,
  addresses: string[],
): Promise<{ from: string; into: string }[]> {
  if (addresses.length === 0) return [];
  return db.$queryRaw<{ from: string; into: string }[]>`
    select g.id::text as from, i.profile_id::text as into
    from "profile" g
    join "profile_identity" i on i.shop_id = g.shop_id and i.kind = 'email' and i.value = g.email
      and i.profile_id <> g.id
    where g.shop_id = ${shopId} and g.email = any(${addresses}::text[]) and g.customer_id is null
    order by g.id`;
}

/** What names the one names the other from now on, and the first one's own row goes. */
export async function dropMerged(
  db: Db,
  shopId: number,
  pairs: { from: string; into: string }[],
): Promise<void> {
  await db.$executeRaw`
    update "profile_identity" i set profile_id = r.into_id
    from unnest(${pairs.map((pair) => pair.from)}::uuid[], ${pairs.map((pair) => pair.into)}::uuid[]) as r(from_id, into_id)
    where i.shop_id = ${shopId} and i.profile_id = r.from_id`;
  await db.profile.deleteMany({ where: { shopId, id: { in: pairs.map((pair) => pair.from) } } });
}

async function nameCustomers(
  db: Db,
  shopId: number,
  rows: { id: string; customer_id: string }[],
): Promise<void> {
  await db.profileIdentity.createMany({
    data: rows.map((row) => ({
      shopId,
      kind: 'customer',
      value: row.customer_id,
      profileId: row.id,
    })),
    skipDuplicates: true,
  });
}
