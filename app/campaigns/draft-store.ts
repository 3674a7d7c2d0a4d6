// Drafts: what the merchant sets about a campaign before it is launched.
import type { Db } from '~/db';
import { lockShop } from '~/shops/store';
import type { Campaign } from './store';

export type CampaignSettings = {
  name: string;
  templateId: string;
  holdoutShare: number;
  quietHours: boolean;
  gapHours: number;
  recipientLimit: number | null;
  /** What it is about; who left that topic is skipped. Absent: about everything. */
  topicId?: string | null;
};

/** Numbered per shop: the campaign's id is part of what seeds its choices, so it must not depend on chance. */
export async function createCampaign(
  db: Db,
  shopId: number,
  settings: CampaignSettings,
  now: Date,
): Promise<Campaign> {
  await lockShop(db, shopId);
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
