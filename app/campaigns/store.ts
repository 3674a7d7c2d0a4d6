// Campaigns of a shop: what the merchant set, how far it has come, and what became of its messages.
import type { Campaign } from '@prisma/client';
import type { Db } from '~/db';

export type { Campaign };

export type CampaignState = 'draft' | 'planning' | 'sending' | 'paused' | 'stopped' | 'done';

export type CampaignSettings = {
  name: string;
  templateId: string;
  holdoutShare: number;
  quietHours: boolean;
  gapHours: number;
  recipientLimit: number | null;
};

export type Progress = { state: string; reason: string | null; count: number };

/** Numbered per shop: the campaign's id is part of what seeds its choices, so it must not depend on chance. */
export async function createCampaign(
  db: Db,
  shopId: number,
  settings: CampaignSettings,
  now: Date,
): Promise<Campaign> {
  await db.$queryRaw`select id from "shop" where id = ${shopId} for update`;
  const last = await db.campaign.aggregate({ where: { shopId }, _max: { id: true } });
  return db.campaign.create({
    data: { shopId, id: (last._max.id ?? 0) + 1, state: 'draft', createdAt: now, ...settings },
  });
}

/** Answers whether it was a draft, and so could be changed. */
export async function changeDraft(
  db: Db,
  shopId: number,
  id: number,
  settings: CampaignSettings,
): Promise<boolean> {
  const changed = await db.campaign.updateMany({
    where: { shopId, id, state: 'draft' },
    data: settings,
  });
  return changed.count === 1;
}

export function findCampaign(db: Db, shopId: number, id: number): Promise<Campaign | null> {
  return db.campaign.findUnique({ where: { shopId_id: { shopId, id } } });
}

export function listCampaigns(db: Db, shopId: number): Promise<Campaign[]> {
  return db.campaign.findMany({ where: { shopId }, orderBy: { id: 'desc' }, take: 200 });
}

export function listCampaignsIn(
  db: Db,
  shopId: number,
  states: CampaignState[],
): Promise<Campaign[]> {
  return db.campaign.findMany({
    where: { shopId, state: { in: states } },
    orderBy: { id: 'asc' },
  });
}

/** Moves the campaign from one of the `from` states; answers whether it was in one. The state is the guard. */
export async function moveCampaign(
  db: Db,
  shopId: number,
  id: number,
  from: CampaignState[],
  to: { state: CampaignState } & Partial<Pick<Campaign, 'launchedAt' | 'plannedAt' | 'finishedAt'>>,
): Promise<boolean> {
  const moved = await db.campaign.updateMany({
    where: { shopId, id, state: { in: from } },
    data: to,
  });
  return moved.count === 1;
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

/** What became of the campaign's messages, by message_shop_id_campaign_id_state_idx. */
export async function readProgress(db: Db, shopId: number, id: number): Promise<Progress[]> {
  return db.$queryRaw<Progress[]>`
    select state, reason, count(*)::integer as count from "message"
    where shop_id = ${shopId} and campaign_id = ${id}
    group by state, reason order by state, reason`;
}
