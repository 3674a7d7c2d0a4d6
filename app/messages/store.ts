// The ledger of the road out: planned once, claimed by one worker, intent committed before the mail leaves, settled after.
import { createHash } from 'node:crypto';
import type { Db } from '~/db';
import type { MessageKey, MessageState, SkipReason } from './states';

export type Plan = {
  /** What asks for the message, such as `campaign:3`; with profile and occasion the key that is unique. */
  source: string;
  occasion: string;
  kind: 'campaign' | 'flow' | 'test';
  campaignId: number | null;
  templateId: string;
  templateVersion: number;
  createdAt: Date;
  sendAt: Date;
};

export type PlannedProfile = { profileId: string; skip: SkipReason | null };

export type ClaimedMessage = MessageKey & {
  profileId: string;
  kind: string;
  campaignId: number | null;
  templateId: string;
  templateVersion: number;
  attempts: number;
  content: unknown;
};

/** The same message planned twice has the same id, so its links and its Message-ID agree as well. */
export function messageIdFor(shopId: number, plan: Plan, profileId: string): string {
  const hex = createHash('sha256')
    .update(`message|${shopId}|${plan.source}|${plan.occasion}|${profileId}`)
    .digest('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}

/** Plans at most one message per (source, profile, occasion), by the primary key of message_occasion. */
export async function planMessages(
  db: Db,
  shopId: number,
  plan: Plan,
  profiles: PlannedProfile[],
): Promise<number> {
  if (profiles.length === 0) return 0;
  const ids = profiles.map((profile) => messageIdFor(shopId, plan, profile.profileId));
  await db.$queryRaw`
    select attune_ensure_partitions('message', ${plan.createdAt}::timestamptz, ${plan.createdAt}::timestamptz)::text`;
  return db.$executeRaw`
    with planned as (
      select * from unnest(${ids}::uuid[], ${profiles.map((p) => p.profileId)}::uuid[],
                           ${profiles.map((p) => p.skip)}::text[]) as r(id, profile_id, skip)
    ), fresh as (
      insert into "message_occasion" (shop_id, source, profile_id, occasion, message_created_at, message_id)
      select ${shopId}::integer, ${plan.source}, profile_id, ${plan.occasion}, ${plan.createdAt}::timestamptz, id
      from planned
      on conflict (shop_id, source, profile_id, occasion) do nothing
      returning message_id
    )
    insert into "message" (shop_id, created_at, id, kind, campaign_id, profile_id, state, reason, send_at, attempts,
                           template_id, template_version, settled_at)
    select ${shopId}::integer, ${plan.createdAt}::timestamptz, p.id, ${plan.kind}, ${plan.campaignId}::integer,
           p.profile_id, case when p.skip is null then 'queued' else 'skipped' end, p.skip,
           ${plan.sendAt}::timestamptz, 0, ${plan.templateId}, ${plan.templateVersion}::integer,
           case when p.skip is null then null else ${plan.createdAt}::timestamptz end
    from planned p join fresh f on f.message_id = p.id`;
}

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
              m.attempts, m.content`;
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

/**
 * Commits the intent to send: from here on the message counts as possibly delivered. Answers the ids that this worker
 * still owned; a worker that slept past its claim gets none and so sends none (the fence).
 */
export async function commitIntents(
  db: Db,
  shopId: number,
  workerId: string,
  rows: (MessageKey & { address: string; headerId: string; subject: string })[],
  now: Date,
): Promise<Set<string>> {
  if (rows.length === 0) return new Set();
  const taken = await db.$queryRaw<{ id: string }[]>`
    update "message" m set state = 'intent', reason = null, address = r.address, subject = r.subject,
      header_id = r."headerId", intent_at = ${now}::timestamptz, attempts = m.attempts + 1
    from json_to_recordset(${JSON.stringify(rows)}::json) as r(
      "createdAt" timestamptz, id uuid, address text, "headerId" text, subject text)
    where m.shop_id = ${shopId} and m.created_at = r."createdAt" and m.id = r.id
      and m.state = 'claimed' and m.owner_id = ${workerId}::uuid
    returning m.id::text`;
  return new Set(taken.map((row) => row.id));
}

export type Settlement = MessageKey & {
  state: Extract<MessageState, 'accepted' | 'failed' | 'unknown' | 'queued'>;
  reason: string | null;
  response: string | null;
  sendAt: Date | null;
};

/** Writes what became of intents; an answer that arrives late also resolves a message already listed as unknown. */
export async function settleIntents(
  db: Db,
  shopId: number,
  rows: Settlement[],
  now: Date,
): Promise<void> {
  if (rows.length === 0) return;
  await db.$executeRaw`
    update "message" m set state = r.state, reason = r.reason, response = left(r.response, 500), owner_id = null,
      send_at = coalesce(r."sendAt", m.send_at),
      settled_at = case when r.state = 'queued' then null else ${now}::timestamptz end
    from json_to_recordset(${JSON.stringify(rows)}::json) as r(
      "createdAt" timestamptz, id uuid, state text, reason text, response text, "sendAt" timestamptz)
    where m.shop_id = ${shopId} and m.created_at = r."createdAt" and m.id = r.id
      and (m.state = 'intent' or (m.state = 'unknown' and r.state in ('accepted', 'failed')))`;
}
