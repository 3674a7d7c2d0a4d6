// What a forgotten person allowed goes; a no stays, as a salted hash of the address: it is kept so that nobody writes
// again. The database turns it into a no once more when the address comes back (migration 0014).
import type { Db } from '~/db';

/**
 * `addresses`: those that nobody else has. Who had said no keeps that reason; who had not is `forgotten`, which only a
 * later yes of his or her own lifts, never a list.
 */
export async function eraseConsent(
  db: Db,
  shopId: number,
  person: { profileIds: string[]; addresses: string[]; at: Date },
): Promise<void> {
  const { profileIds, addresses, at } = person;
  await db.$executeRaw`
    insert into "forgotten_salt" (shop_id) values (${shopId}) on conflict (shop_id) do nothing`;
  await db.$executeRaw`
    insert into "suppression" (shop_id, address, reason, created_at)
    select ${shopId}::integer, attune_forgotten_hash(${shopId}::integer, 'address', a.address),
           coalesce(s.reason, case when exists (
             select from "consent" c
             where c.shop_id = ${shopId} and c.profile_id = any(${profileIds}::uuid[]) and c.state = 'unsubscribed'
           ) then 'unsubscribed' else 'forgotten' end), ${at}::timestamptz
    from unnest(${addresses}::text[]) as a(address)
    left join "suppression" s on s.shop_id = ${shopId} and s.address = a.address
    order by 2
    on conflict (shop_id, address) do update set reason = excluded.reason, created_at = excluded.created_at
      where "suppression".reason = 'forgotten'`;
  await db.suppression.deleteMany({ where: { shopId, address: { in: addresses } } });
  const where = { shopId, profileId: { in: profileIds } };
  await db.consent.deleteMany({ where });
  await db.consentRecord.deleteMany({ where });
}

/** Which of these addresses were forgotten and not heard of since: no list may bring them back into mailing. */
export async function listForgotten(
  db: Db,
  shopId: number,
  addresses: string[],
): Promise<Set<string>> {
  if (addresses.length === 0) return new Set();
  const rows = await db.$queryRaw<{ address: string }[]>`
    select a.address from unnest(${addresses}::text[]) as a(address)
    where exists (
      select from "suppression" s
      where s.shop_id = ${shopId} and s.address = attune_forgotten_hash(${shopId}::integer, 'address', a.address))`;
  return new Set(rows.map((row) => row.address));
}

/**
 * For who asks before a profile is made: the no that forgotten people of these addresses had said is a no again. Who
 * never said one may sign up anew.
 */
export async function recallSuppressions(
  db: Db,
  shopId: number,
  addresses: string[],
): Promise<void> {
  if (addresses.length === 0) return;
  await db.$executeRaw`
    insert into "suppression" (shop_id, address, reason, created_at)
    select s.shop_id, a.address, s.reason, s.created_at
    from unnest(${addresses}::text[]) as a(address)
    join "suppression" s on s.shop_id = ${shopId} and s.reason <> 'forgotten'
      and s.address = attune_forgotten_hash(${shopId}::integer, 'address', a.address)
    on conflict (shop_id, address) do nothing`;
}
