// What a dead worker left behind, and what a change of mind takes out of the queue.
import type { Db } from '~/db';
import type { SkipReason } from './states';

export type Recovery = { requeued: number; unknown: number };

/**
 * Claims of dead workers go back to the queue. Their intents may or may not have reached the mail server, which keeps
 * no log that could be asked (SMTP): they are listed as unknown and never sent again by themselves (RFC 1047).
 * Liveness is on the database's clock, which no one moves.
 */
export async function recoverFromDeadWorkers(db: Db, shopId: number, now: Date): Promise<Recovery> {
  const requeued = await db.$executeRaw`
    update "message" m set state = 'queued', owner_id = null
    where m.shop_id = ${shopId} and m.state = 'claimed' and not exists (
      select from "worker" w where w.id = m.owner_id and w.alive_until > clock_timestamp())`;
  const unknown = await db.$executeRaw`
    update "message" m set state = 'unknown', reason = 'worker_died', owner_id = null, settled_at = ${now}::timestamptz
    where m.shop_id = ${shopId} and m.state = 'intent' and not exists (
      select from "worker" w where w.id = m.owner_id and w.alive_until > clock_timestamp())`;
  return { requeued, unknown };
}

/** The same for what this worker itself still holds, said by its own hand: a chunk that failed left it so. */
export async function recoverOwn(
  db: Db,
  shopId: number,
  workerId: string,
  now: Date,
): Promise<Recovery> {
  const requeued = await db.$executeRaw`
    update "message" set state = 'queued', owner_id = null
    where shop_id = ${shopId} and state = 'claimed' and owner_id = ${workerId}::uuid`;
  const unknown = await db.$executeRaw`
    update "message" set state = 'unknown', reason = 'worker_died', owner_id = null, settled_at = ${now}::timestamptz
    where shop_id = ${shopId} and state = 'intent' and owner_id = ${workerId}::uuid`;
  return { requeued, unknown };
}

/** How many messages a worker holds, by message_shop_id_state_send_at_idx. */
export async function countHeld(db: Db, shopId: number, workerId: string): Promise<number> {
  const [row] = await db.$queryRaw<{ held: number }[]>`
    select count(*)::integer as held from "message"
    where shop_id = ${shopId} and state in ('claimed', 'intent') and owner_id = ${workerId}::uuid`;
  return row?.held ?? 0;
}

/** Takes what is not yet on its way to this person out of the queue. */
export async function cancelForProfile(
  db: Db,
  shopId: number,
  profileId: string,
  reason: SkipReason,
  now: Date,
): Promise<number> {
  return db.$executeRaw`
    update "message" set state = 'skipped', reason = ${reason}, owner_id = null, settled_at = ${now}::timestamptz
    where shop_id = ${shopId} and profile_id = ${profileId}::uuid and state in ('queued', 'claimed')`;
}

export async function cancelForFlow(
  db: Db,
  shopId: number,
  flowId: string,
  now: Date,
): Promise<number> {
  return db.$executeRaw`
    update "message" set state = 'skipped', reason = 'flow_off', owner_id = null, settled_at = ${now}::timestamptz
    where shop_id = ${shopId} and flow_id = ${flowId} and state in ('queued', 'claimed')`;
}

export async function cancelForCampaign(
  db: Db,
  shopId: number,
  campaignId: number,
  now: Date,
): Promise<number> {
  return db.$executeRaw`
    update "message" set state = 'skipped', reason = 'campaign_stopped', owner_id = null, settled_at = ${now}::timestamptz
    where shop_id = ${shopId} and campaign_id = ${campaignId} and state in ('queued', 'claimed')`;
}

/** All that has not left yet: nothing of a shop that uninstalled goes out. */
export async function cancelForShop(db: Db, shopId: number, now: Date): Promise<number> {
  return db.$executeRaw`
    update "message" set state = 'skipped', reason = 'shop_uninstalled', owner_id = null, settled_at = ${now}::timestamptz
    where shop_id = ${shopId} and state in ('queued', 'claimed')`;
}
