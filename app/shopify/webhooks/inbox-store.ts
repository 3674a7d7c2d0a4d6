// The inbox of webhooks: acknowledged once they are here, taken a chunk at a time, emptied once they are applied.
import type { Db, SqlDb } from '~/db';
import { TOPICS_AFTER_UNINSTALL, type Topic } from './topics';

/** waiting → applied | set_aside (with the reason in `problem`). */
export type Delivery = {
  id: string;
  topic: Topic;
  payload: string;
  triggeredAt: Date;
};

export type WaitingDelivery = Delivery & { attempts: number };

/**
 * Each once, however often Shopify sends it. Of a shop that uninstalled only what people's rights ask for is kept: the
 * shop's row is looked at in the same statement.
 */
export async function storeDeliveries(
  db: SqlDb,
  shopId: number,
  deliveries: Delivery[],
  now: Date,
): Promise<number> {
  return db.$executeRaw`
    insert into "webhook" (shop_id, id, topic, payload, triggered_at, received_at, state, due_at)
    select distinct on (r.id) ${shopId}::integer, r.id, r.topic, r.payload, r.triggered_at, ${now}::timestamptz,
           'waiting', ${now}::timestamptz
    from unnest(${deliveries.map((one) => one.id)}::text[], ${deliveries.map((one) => one.topic)}::text[],
                ${deliveries.map((one) => one.payload)}::text[],
                ${deliveries.map((one) => one.triggeredAt.toISOString())}::timestamptz[])
      as r(id, topic, payload, triggered_at)
    join "shop" s on s.id = ${shopId}
    where s.uninstalled_at is null or r.topic = any(${TOPICS_AFTER_UNINSTALL}::text[])
    order by r.id
    on conflict (shop_id, id) do nothing`;
}

/** Whether anything is due, by webhook_waiting_idx. */
export async function isAnyWaiting(db: Db, shopId: number, now: Date): Promise<boolean> {
  const [row] = await db.$queryRaw<{ any: boolean }[]>`
    select exists (
      select from "webhook"
      where shop_id = ${shopId} and state = 'waiting' and due_at <= ${now}::timestamptz) as any`;
  return row?.any ?? false;
}

/** Taken for this transaction alone: whoever dies in it has taken nothing. `onlyId`: that one, if it still waits. */
export async function takeWaiting(
  db: Db,
  shopId: number,
  { now, limit, onlyId = null }: { now: Date; limit: number; onlyId?: string | null },
): Promise<WaitingDelivery[]> {
  return db.$queryRaw<WaitingDelivery[]>`
    select id, topic, payload, triggered_at as "triggeredAt", attempts from "webhook"
    where shop_id = ${shopId} and state = 'waiting' and due_at <= ${now}::timestamptz
      and (${onlyId}::text is null or id = ${onlyId})
    order by due_at, id limit ${limit}
    for update skip locked`;
}

/** What it told is in our tables now: the copy with its personal data goes, the row stays against a repetition. */
export async function markApplied(db: Db, shopId: number, ids: string[], now: Date): Promise<void> {
  if (ids.length === 0) return;
  await db.$executeRaw`
    update "webhook" set state = 'applied', payload = '', problem = null, applied_at = ${now}::timestamptz
    where shop_id = ${shopId} and id = any(${ids}::text[]) and state = 'waiting'`;
}

export async function setAside(
  db: Db,
  shopId: number,
  refused: { id: string; problem: string }[],
): Promise<void> {
  if (refused.length === 0) return;
  await db.$executeRaw`
    update "webhook" w set state = 'set_aside', problem = r.problem
    from unnest(${refused.map((one) => one.id)}::text[], ${refused.map((one) => one.problem)}::text[]) as r(id, problem)
    where w.shop_id = ${shopId} and w.id = r.id and w.state = 'waiting'`;
}

/** A fault that may pass: due again later, so that it keeps nobody waiting. */
export async function postpone(
  db: Db,
  shopId: number,
  id: string,
  fault: { problem: string; until: Date },
): Promise<void> {
  await db.webhook.updateMany({
    where: { shopId, id, state: 'waiting' },
    data: { attempts: { increment: 1 }, problem: fault.problem, dueAt: fault.until },
  });
}

/**
 * Shopify repeats a delivery for four hours: what was applied longer ago than that by days needs no row. What was set
 * aside stays until somebody has looked at it.
 */
export async function pruneInbox(db: Db, shopId: number, before: Date): Promise<number> {
  const pruned = await db.webhook.deleteMany({
    where: { shopId, receivedAt: { lt: before }, state: 'applied' },
  });
  return pruned.count;
}

export async function countInbox(
  db: Db,
  shopId: number,
): Promise<{ waiting: number; setAside: number }> {
  const [row] = await db.$queryRaw<{ waiting: number; setAside: number }[]>`
    select count(*) filter (where state = 'waiting')::integer as waiting,
           count(*) filter (where state = 'set_aside')::integer as "setAside"
    from "webhook" where shop_id = ${shopId} and state <> 'applied'`;
  return row ?? { waiting: 0, setAside: 0 };
}
