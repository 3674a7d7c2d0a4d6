// From "launch" to messages in the ledger: a snapshot of the audience, in pages, resumable after a crash at any point.
import type { Db, Database } from '~/db';
import { inShop } from '~/db';
import { isHeldOut } from '~/experiments/assign';
import { planMessages } from '~/messages/ledger/plan-store';
import type { Plan, PlannedProfile } from '~/messages/ledger/plan-store';
import { latestVersion } from '~/templates/store';
import { checkpointCampaign, listReachable } from './audience-store';
import { listCampaignsIn, lockCampaign, moveCampaign, readProgress } from './store';
import type { Campaign } from './store';

const PAGE = 2_000;

/** Draft → planning: the merchant's word; the sweep does the rest. */
export function launchCampaign(db: Db, shopId: number, id: number, now: Date): Promise<boolean> {
  return moveCampaign(db, shopId, id, ['draft'], { state: 'planning', launchedAt: now });
}

/** Plans every launched campaign of a shop to its end. Two workers doing so at once plan each profile once. */
export async function planLaunched(
  database: Database,
  shopId: number,
  pageSize = PAGE,
): Promise<void> {
  const launched = await inShop(database, shopId, (db) =>
    listCampaignsIn(db, shopId, ['planning']),
  );
  for (const campaign of launched) {
    let more = true;
    while (more) {
      const work = (db: Db) => planPage(db, shopId, campaign.id, pageSize);
      more = await inShop(database, shopId, work);
    }
  }
}

/** One page and its checkpoint in one transaction; answers whether there is more. */
async function planPage(db: Db, shopId: number, id: number, pageSize: number): Promise<boolean> {
  const campaign = await lockCampaign(db, shopId, id);
  if (campaign?.state !== 'planning' || !campaign.launchedAt) return false;
  const room = await roomLeft(db, shopId, campaign);
  const page = await listReachable(db, shopId, campaign.plannedThrough, Math.min(pageSize, room));
  if (page.length > 0) {
    await planMessages(
      db,
      shopId,
      await planOf(db, shopId, campaign),
      page.map(plannedIn(campaign)),
    );
    await checkpointCampaign(db, shopId, id, page[page.length - 1]!.id);
    return true;
  }
  await moveCampaign(db, shopId, id, ['planning'], {
    state: 'sending',
    plannedAt: campaign.launchedAt,
  });
  return false;
}

function plannedIn(campaign: Campaign): (row: { id: string; answers: boolean }) => PlannedProfile {
  return ({ id, answers }) => {
    if (!answers) return { profileId: id, skip: 'duplicate_address' };
    const heldOut = isHeldOut(`campaign:${campaign.id}:holdout`, id, campaign.holdoutShare);
    return { profileId: id, skip: heldOut ? 'holdout' : null };
  };
}

async function planOf(db: Db, shopId: number, campaign: Campaign): Promise<Plan> {
  const version = await latestVersion(db, shopId, campaign.templateId);
  if (version === null) throw new Error(`template ${campaign.templateId} has no published version`);
  const launchedAt = campaign.launchedAt!;
  return {
    source: `campaign:${campaign.id}`,
    occasion: 'launch',
    kind: 'campaign',
    campaignId: campaign.id,
    templateId: campaign.templateId,
    templateVersion: version,
    createdAt: launchedAt,
    sendAt: launchedAt,
  };
}

async function roomLeft(db: Db, shopId: number, campaign: Campaign): Promise<number> {
  if (campaign.recipientLimit === null) return Infinity;
  const planned = await readProgress(db, shopId, campaign.id);
  return Math.max(0, campaign.recipientLimit - planned.reduce((sum, row) => sum + row.count, 0));
}
