// What is due and who holds it: a message is claimed by one worker, which chooses its content, skips it or gives it back.
import type { Db } from '~/db';
import type { FlowContext } from './flow-context';
import type { MessageKey, SkipReason } from './states';

export type ClaimedMessage = MessageKey & {
  profileId: string;
  kind: string;
  campaignId: number | null;
  flow: FlowContext | null;
  templateId: string;
  templateVersion: number;
  attempts: number;
  content: unknown;
};

/** How many messages are due, those of paused campaigns left out; by message_shop_id_state_send_at_idx. */
export async function countDue(db: Db, shopId: number, now: Date): Promise<number> {
  const [row] = await db.$queryRaw<{ due: number }[]>`
    select count(*)::integer as due from "message" m
    where m.shop_id = ${shopId} and m.state = 'queued' and m.send_at <= ${now}::timestamptz
      and not exists (select from "campaign" c where c.shop_id = m.shop_id and c.id = m.campaign_id and c.state = 'paused')`;
  return row?.due ?? 0;
}

/** Takes up to `limit` due messages for this worker; `skip locked` keeps workers out of each other's way. */
export async function claimDue(
  db: Db,
  shopId: number,
  workerId: string,
  now: Date,
  limit: number,
): Promise<ClaimedMessage[]> {
  return db.$queryRaw<ClaimedMessage[]>`
    with due as (
      select m.created_at, m.id from "message" m
      where m.shop_id = ${shopId} and m.state = 'queued' and m.send_at <= ${now}::timestamptz
        and not exists (select from "campaign" c where c.shop_id = m.shop_id and c.id = m.campaign_id and c.state = 'paused')
      order by m.send_at, m.id limit ${limit}
      for update of m skip locked
    )
    update "message" m set state = 'claimed', owner_id = ${workerId}::uuid
    from due where m.shop_id = ${shopId} and m.created_at = due.created_at and m.id = due.id
    returning m.created_at as "createdAt", m.id::text, m.profile_id::text as "profileId", m.kind,
              m.campaign_id as "campaignId", m.template_id as "templateId", m.template_version as "templateVersion",
              m.attempts, m.content, m.context as flow`;
}

/** Stores what each message will say, so that a second attempt and a later look say the same. */
export async function saveContent(
  db: Db,
  shopId: number,
  workerId: string,
  rows: (MessageKey & { content: unknown })[],
): Promise<void> {
  if (rows.length === 0) return;
  await db.$executeRaw`
    update "message" m set content = r.content
    from json_to_recordset(${JSON.stringify(rows)}::json) as r("createdAt" timestamptz, id uuid, content jsonb)
    where m.shop_id = ${shopId} and m.created_at = r."createdAt" and m.id = r.id
      and m.state = 'claimed' and m.owner_id = ${workerId}::uuid`;
}

export async function skipClaimed(
  db: Db,
  shopId: number,
  workerId: string,
  rows: (MessageKey & { reason: SkipReason })[],
  now: Date,
): Promise<void> {
  if (rows.length === 0) return;
  await db.$executeRaw`
    update "message" m set state = 'skipped', reason = r.reason, owner_id = null, settled_at = ${now}::timestamptz
    from json_to_recordset(${JSON.stringify(rows)}::json) as r("createdAt" timestamptz, id uuid, reason text)
    where m.shop_id = ${shopId} and m.created_at = r."createdAt" and m.id = r.id
      and m.state = 'claimed' and m.owner_id = ${workerId}::uuid`;
}

/** Back into the queue, due again at `until`: a gate said wait, or the worker is closing. */
export async function requeueClaimed(
  db: Db,
  shopId: number,
  workerId: string,
  rows: (MessageKey & { until: Date; reason: string | null })[],
): Promise<void> {
  if (rows.length === 0) return;
  await db.$executeRaw`
    update "message" m set state = 'queued', owner_id = null, send_at = r.until, reason = r.reason
    from json_to_recordset(${JSON.stringify(rows)}::json) as r("createdAt" timestamptz, id uuid, until timestamptz, reason text)
    where m.shop_id = ${shopId} and m.created_at = r."createdAt" and m.id = r.id
      and m.state = 'claimed' and m.owner_id = ${workerId}::uuid`;
}
