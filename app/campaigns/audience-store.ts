// The audience of a campaign: who said yes and can be reached, page by page, and how far its snapshot has come.
import type { Db } from '~/db';

/** One page of the audience by keyset: who said yes and can be reached; `answers` is false for a second profile of one address. */
export async function listReachable(
  db: Db,
  shopId: number,
  after: string | null,
  limit: number,
): Promise<{ id: string; answers: boolean }[]> {
  return db.$queryRaw<{ id: string; answers: boolean }[]>`
    select p.id::text,
           not exists (
             select from "profile" o
             join "consent" oc on oc.shop_id = o.shop_id and oc.profile_id = o.id and oc.channel = 'email'
             where o.shop_id = p.shop_id and o.email = p.email and o.id < p.id and oc.state = 'subscribed') as answers
    from "profile" p
    join "consent" c on c.shop_id = p.shop_id and c.profile_id = p.id and c.channel = 'email' and c.state = 'subscribed'
    where p.shop_id = ${shopId} and p.email is not null
      and p.id > ${after ?? '00000000-0000-0000-0000-000000000000'}::uuid
      and not exists (select from "suppression" s where s.shop_id = p.shop_id and s.address = p.email)
    order by p.id limit ${limit}`;
}

export async function countReachable(db: Db, shopId: number): Promise<number> {
  const [row] = await db.$queryRaw<{ count: number }[]>`
    select count(*)::integer as count from "profile" p
    join "consent" c on c.shop_id = p.shop_id and c.profile_id = p.id and c.channel = 'email' and c.state = 'subscribed'
    where p.shop_id = ${shopId} and p.email is not null
      and not exists (select from "suppression" s where s.shop_id = p.shop_id and s.address = p.email)`;
  return row?.count ?? 0;
}

export async function checkpointCampaign(
  db: Db,
  shopId: number,
  id: number,
  plannedThrough: string,
): Promise<void> {
  await db.campaign.update({
    where: { shopId_id: { shopId, id } },
    data: { plannedThrough },
  });
}
