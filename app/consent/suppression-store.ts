// Addresses that get nothing: many at once, as a list names them, and the one whose own no is taken back.
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
