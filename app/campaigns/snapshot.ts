// A campaign as it stands at this moment: its row, what became of its messages, and those nobody can vouch for.
import type { Db } from '~/db';
import { countOutcomes, listNewest } from '~/messages/ledger/report-store';
import { messagePath } from '~/messages/message-path';
import { findCampaign, readProgress } from './store';
import type { Campaign, CampaignState, Progress } from './store';

export type Snapshot = {
  state: CampaignState;
  finishedAt: Date | null;
  messages: Progress[];
  clicked: number;
  /** A few of the messages that may or may not have arrived; `messages` has their number. */
  unknown: { path: string; address: string | null }[];
};

const UNKNOWN_SHOWN = 10;

export async function readSnapshot(
  db: Db,
  shopId: number,
  id: number,
): Promise<{ campaign: Campaign; snapshot: Snapshot } | null> {
  const campaign = await findCampaign(db, shopId, id);
  if (!campaign) return null;
  const filter = { campaignId: id, states: ['unknown'] };
  const unknown = await listNewest(db, shopId, filter, null, UNKNOWN_SHOWN);
  const snapshot = {
    state: campaign.state as CampaignState,
    finishedAt: campaign.finishedAt,
    messages: await readProgress(db, shopId, id),
    clicked: (await countOutcomes(db, shopId, [id])).get(id)?.clicked ?? 0,
    unknown: unknown.map((message) => ({ path: messagePath(message), address: message.address })),
  };
  return { campaign, snapshot };
}
