// Receipts of two profiles who turn out to be one person.
import type { Db } from '~/db';

/** Found by their messages: receipts have no index by person. */
export async function moveDecisions(
  db: Db,
  shopId: number,
  merges: { from: string; into: string }[],
): Promise<void> {
  await db.$executeRaw`
    update "decision" d set profile_id = m.profile_id
    from "message" m
    where m.shop_id = ${shopId} and m.profile_id = any(${merges.map((merge) => merge.into)}::uuid[])
      and d.shop_id = m.shop_id and d.message_id = m.id and d.profile_id <> m.profile_id`;
}

export async function eraseDecisions(db: Db, shopId: number, profileIds: string[]): Promise<void> {
  await db.$executeRaw`
    delete from "decision" d using "message" m
    where m.shop_id = ${shopId} and m.profile_id = any(${profileIds}::uuid[])
      and d.shop_id = m.shop_id and d.message_id = m.id`;
}
