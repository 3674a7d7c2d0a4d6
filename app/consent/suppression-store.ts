// Addresses that get nothing: many at once, as a list names them, the one whose own no is taken back, and who said no
// before a list brings a yes.
import type { Db } from '~/db';
import type { SuppressionReason } from './store';

/** What the person's own no had suppressed; what bounced or was complained about stays. */
export async function liftSuppression(db: Db, shopId: number, address: string): Promise<void> {
  await db.suppression.deleteMany({ where: { shopId, address, reason: 'unsubscribed' } });
}

export type Suppressing = { address: string; reason: SuppressionReason; at: Date };

/** Answers how many addresses got mail until now. A reason that stands stays. */
export async function suppressAddresses(
  db: Db,
  shopId: number,
  listed: Suppressing[],
): Promise<number> {
  if (listed.length === 0) return 0;
  return db.$executeRaw`
    insert into "suppression" (shop_id, address, reason, created_at)
    select distinct on (r.address) ${shopId}::integer, r.address, r.reason, r.at
    from json_to_recordset(${JSON.stringify(listed)}::json) as r(address text, reason text, at timestamptz)
    order by r.address, r.at
    on conflict (shop_id, address) do update set reason = excluded.reason, created_at = excluded.created_at
      where "suppression".reason = 'forgotten'`;
}

/** Of these people, those who said no, or whose address gets nothing: no list makes them a yes. */
export async function listRefused(
  db: Db,
  shopId: number,
  people: { profileId: string; address: string }[],
): Promise<Set<string>> {
  if (people.length === 0) return new Set();
  const rows = await db.$queryRaw<{ profileId: string }[]>`
    select r."profileId" from json_to_recordset(${JSON.stringify(people)}::json) as r("profileId" text, address text)
    where exists (select from "suppression" s where s.shop_id = ${shopId} and s.address = r.address)
       or exists (select from "consent_record" c
                  where c.shop_id = ${shopId} and c.profile_id = r."profileId"::uuid and c.channel = 'email'
                    and c.state = 'unsubscribed')`;
  return new Set(rows.map((row) => row.profileId));
}
