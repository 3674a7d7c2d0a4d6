// Planning: a message enters the ledger here, at most once for its source, profile and occasion.
import { createHash } from 'node:crypto';
import type { Db } from '~/db';
import type { FlowContext } from './flow-context';
import type { SkipReason } from './states';

export type Plan = {
  /** What asks for the message, such as `campaign:3`; with profile and occasion the key that is unique. */
  source: string;
  occasion: string;
  /** `service`: what the person asked for, without anything to sell. */
  kind: 'campaign' | 'flow' | 'test' | 'service';
  campaignId: number | null;
  flow?: FlowContext;
  templateId: string;
  templateVersion: number;
  createdAt: Date;
  sendAt: Date;
};

export type PlannedProfile = { profileId: string; skip: SkipReason | null };

/** The same message planned twice has the same id, so its links and its Message-ID agree as well. */
export function messageIdFor(shopId: number, plan: Plan, profileId: string): string {
  const hex = createHash('sha256')
    .update(`message|${shopId}|${plan.source}|${plan.occasion}|${profileId}`)
    .digest('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}

/**
 * Plans at most one message per (source, profile, occasion), by the primary key of message_occasion; answers how many
 * are new. In the order of profiles, so that two planners of one audience never deadlock.
 */
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
      select distinct on (profile_id) * from unnest(${ids}::uuid[], ${profiles.map((p) => p.profileId)}::uuid[],
                           ${profiles.map((p) => p.skip)}::text[]) as r(id, profile_id, skip)
      order by profile_id
    ), fresh as (
      insert into "message_occasion" (shop_id, source, profile_id, occasion, message_created_at, message_id)
      select ${shopId}::integer, ${plan.source}, profile_id, ${plan.occasion}, ${plan.createdAt}::timestamptz, id
      from planned
      on conflict (shop_id, source, profile_id, occasion) do nothing
      returning message_id
    )
    insert into "message" (shop_id, created_at, id, kind, campaign_id, profile_id, state, reason, send_at, attempts,
                           template_id, template_version, settled_at, flow_id, context)
    select ${shopId}::integer, ${plan.createdAt}::timestamptz, p.id, ${plan.kind}, ${plan.campaignId}::integer,
           p.profile_id, case when p.skip is null then 'queued' else 'skipped' end, p.skip,
           ${plan.sendAt}::timestamptz, 0, ${plan.templateId}, ${plan.templateVersion}::integer,
           case when p.skip is null then null else ${plan.createdAt}::timestamptz end,
           ${plan.flow?.flowId ?? null}, ${plan.flow ? JSON.stringify(plan.flow) : null}::jsonb
    from planned p join fresh f on f.message_id = p.id`;
}
