// Campaigns of a shop: what the merchant set, how far it has come, and what became of its messages.
import type { Campaign } from '@prisma/client';
import type { Db } from '~/db';

export type { Campaign };

export type CampaignState = 'draft' | 'planning' | 'sending' | 'paused' | 'stopped' | 'done';

export type Progress = { state: string; reason: string | null; count: number };

export function findCampaign(db: Db, shopId: number, id: number): Promise<Campaign | null> {
  return db.campaign.findUnique({ where: { shopId_id: { shopId, id } } });
}

/** The campaign as it stands, locked until the transaction ends: whoever plans or moves it next waits. */
export async function lockCampaign(db: Db, shopId: number, id: number): Promise<Campaign | null> {
  await db.$queryRaw`select id from "campaign" where shop_id = ${shopId} and id = ${id} for update`;
  return findCampaign(db, shopId, id);
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

/** What became of the campaign's messages, by message_shop_id_campaign_id_state_idx. */
export async function readProgress(db: Db, shopId: number, id: number): Promise<Progress[]> {
  return db.$queryRaw<Progress[]>`
    select state, reason, count(*)::integer as count from "message"
    where shop_id = ${shopId} and campaign_id = ${id}
    group by state, reason order by state, reason`;
}
