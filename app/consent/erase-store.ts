// What a forgotten person allowed goes; a no stays, as a hash of the address: it is kept so that nobody writes again.
import { createHash } from 'node:crypto';
import type { Db } from '~/db';

const HASHED = 'sha256:';

export async function eraseConsent(
  db: Db,
  shopId: number,
  person: { profileIds: string[]; email: string | null; at: Date },
): Promise<void> {
  const { profileIds, at } = person;
  const said = await db.$queryRaw<{ address: string; reason: string | null; saidNo: boolean }[]>`
    select a.address, s.reason, coalesce(bool_or(c.state = 'unsubscribed'), false) as "saidNo"
    from (
      select email as address from "profile"
      where shop_id = ${shopId} and id = any(${profileIds}::uuid[]) and email is not null
      union select ${person.email}::text where ${person.email}::text is not null
    ) a
    left join "suppression" s on s.shop_id = ${shopId} and s.address = a.address
    left join "consent" c on c.shop_id = ${shopId} and c.profile_id = any(${profileIds}::uuid[])
    group by a.address, s.reason order by a.address`;
  for (const { address, reason, saidNo } of said) {
    if (!reason && !saidNo) continue;
    await db.suppression.createMany({
      data: {
        shopId,
        address: hashOf(shopId, address),
        reason: reason ?? 'unsubscribed',
        createdAt: at,
      },
      skipDuplicates: true,
    });
    await db.suppression.deleteMany({ where: { shopId, address } });
  }
  const where = { shopId, profileId: { in: profileIds } };
  await db.consent.deleteMany({ where });
  await db.consentRecord.deleteMany({ where });
}

/** An address comes in that a forgotten person had: the no that was kept is a no again. */
export async function recallSuppressions(
  db: Db,
  shopId: number,
  addresses: string[],
): Promise<void> {
  if (addresses.length === 0) return;
  const hashes = addresses.map((address) => hashOf(shopId, address));
  await db.$executeRaw`
    insert into "suppression" (shop_id, address, reason, created_at)
    select s.shop_id, r.address, s.reason, s.created_at
    from unnest(${addresses}::text[], ${hashes}::text[]) as r(address, hash)
    join "suppression" s on s.shop_id = ${shopId} and s.address = r.hash
    on conflict (shop_id, address) do nothing`;
}

function hashOf(shopId: number, address: string): string {
  return `${HASHED}${createHash('sha256').update(`suppression|${shopId}|${address}`).digest('hex')}`;
}
