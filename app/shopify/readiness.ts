// What a shop still waits for before mail can go out, its import, then its first training; and the rest of its set-up.
import { countReachable } from '~/campaigns/audience-store';
import { listCampaigns } from '~/campaigns/store';
import type { Db } from '~/db';
import { listSwitchedOn } from '~/flows/store';
import type { Shop } from '~/shops/store';
import { findLastRun, isRunHeld, isTrained } from '~/training/store';
import { listRuns } from './import-store';
import type { ImportRun } from './import-store';
import { readPixelStatus } from './pixel-status';
import type { PixelStatus } from './pixel-status';

const DAY_MS = 86_400_000;

export type Readiness = {
  imports: ImportRun[];
  imported: boolean;
  trained: boolean;
  training: { state: string; problem: string | null; finishedAt: Date | null } | null;
};

export async function readReadiness(db: Db, shopId: number): Promise<Readiness> {
  const imports = await listRuns(db, shopId);
  const run = await findLastRun(db, shopId);
  return {
    imports,
    imported: imports.length > 0 && imports.every((row) => row.state === 'done'),
    trained: await isTrained(db, shopId),
    training: run && { state: run.state, problem: run.problem, finishedAt: run.finishedAt },
  };
}

/** Due once the import is there, and again a day after the last run began; a failed run waits an hour. */
export async function trainingDue(db: Db, shopId: number, now: Date): Promise<boolean> {
  const imports = await listRuns(db, shopId);
  if (imports.length === 0 || imports.some((row) => row.state !== 'done')) return false;
  const last = await findLastRun(db, shopId);
  if (!last) return true;
  if (last.state === 'running') return !(await isRunHeld(db, shopId, last.id));
  const wait = last.state === 'failed' ? DAY_MS / 24 : DAY_MS;
  return now.getTime() - last.startedAt.getTime() >= wait;
}

/** Each part read from data: nobody ticks a box. */
export type Setup = Readiness & {
  reachable: number;
  hasSender: boolean;
  pixel: PixelStatus;
  /** A campaign was sent, or a flow is on. */
  inUse: boolean;
};

export async function readSetup(db: Db, shop: Shop): Promise<Setup> {
  const campaigns = await listCampaigns(db, shop.id);
  const flows = await listSwitchedOn(db, shop.id);
  return {
    ...(await readReadiness(db, shop.id)),
    reachable: await countReachable(db, shop.id),
    hasSender: shop.senderEmail.includes('@') && shop.postalAddress.trim() !== '',
    pixel: await readPixelStatus(db, shop.id),
    inUse: flows.length > 0 || campaigns.some(({ state }) => state !== 'draft'),
  };
}
