// Pause, resume, stop and the end of a running campaign. The campaign's row is the guard that every intent looks at.
import type { Db } from '~/db';
import { cancelForCampaign } from '~/messages/ledger/recovery-store';
import { listCampaignsIn, lockCampaign, moveCampaign, readProgress } from './store';

/** While it is planned too: what is planned first leaves before the last page is. */
export function pauseCampaign(db: Db, shopId: number, id: number): Promise<boolean> {
  return moveCampaign(db, shopId, id, ['planning', 'sending'], { state: 'paused' });
}

/** Goes on where it was paused: a plan that had not come to its end is first brought there. */
export async function resumeCampaign(db: Db, shopId: number, id: number): Promise<boolean> {
  const campaign = await lockCampaign(db, shopId, id);
  const state = campaign?.plannedAt ? 'sending' : 'planning';
  return moveCampaign(db, shopId, id, ['paused'], { state });
}

/** For good: what has not left is skipped with the reason; what is in flight ends as it ends. */
export async function stopCampaign(
  db: Db,
  shopId: number,
  id: number,
  now: Date,
): Promise<boolean> {
  const stopped = await moveCampaign(db, shopId, id, ['planning', 'sending', 'paused'], {
    state: 'stopped',
    finishedAt: now,
  });
  if (stopped) await cancelForCampaign(db, shopId, id, now);
  return stopped;
}

/** Of a shop that uninstalled: whoever comes back does not find an old campaign going on. */
export async function stopAllCampaigns(db: Db, shopId: number, now: Date): Promise<void> {
  for (const { id } of await listCampaignsIn(db, shopId, ['planning', 'sending', 'paused']))
    await stopCampaign(db, shopId, id, now);
}

const UNDERWAY = new Set(['queued', 'claimed', 'intent']);

/** A campaign is done when none of its messages is underway. */
export async function finishSent(db: Db, shopId: number, now: Date): Promise<number> {
  let finished = 0;
  for (const campaign of await listCampaignsIn(db, shopId, ['sending'])) {
    const progress = await readProgress(db, shopId, campaign.id);
    if (progress.some((row) => UNDERWAY.has(row.state))) continue;
    const done = { state: 'done', finishedAt: now } as const;
    if (await moveCampaign(db, shopId, campaign.id, ['sending'], done)) finished += 1;
  }
  return finished;
}
