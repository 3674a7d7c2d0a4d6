// The ledger as it is looked at: one message, or a campaign's messages in pages.
import { Prisma } from '@prisma/client';
import type { Db } from '~/db';
import type { MessageKey } from './states';

export type LedgerMessage = MessageKey & {
  profileId: string;
  customerId: string | null;
  kind: string;
  campaignId: number | null;
  flowId: string | null;
  state: string;
  reason: string | null;
  sendAt: Date;
  address: string | null;
  subject: string | null;
  headerId: string | null;
  templateId: string;
  templateVersion: number;
  variation: string | null;
  content: unknown;
  settledAt: Date | null;
  clickedAt: Date | null;
};

/** Every reading of the ledger has these columns; the address is the one mailed, or the person's own until then. */
const LEDGER_ROWS = Prisma.sql`
    select m.created_at as "createdAt", m.id::text, m.profile_id::text as "profileId", p.customer_id as "customerId",
           m.kind, m.campaign_id as "campaignId", m.flow_id as "flowId", m.state, m.reason, m.send_at as "sendAt",
           coalesce(m.address, p.email) as address, m.subject, m.header_id as "headerId",
           m.template_id as "templateId", m.template_version as "templateVersion", m.variation, m.content,
           m.settled_at as "settledAt", m.clicked_at as "clickedAt"
    from "message" m join "profile" p on p.shop_id = m.shop_id and p.id = m.profile_id`;

/** By the whole primary key, so that one partition answers. */
export async function findMessage(
  db: Db,
  shopId: number,
  key: MessageKey,
): Promise<LedgerMessage | null> {
  const rows = await db.$queryRaw<LedgerMessage[]>`
    ${LEDGER_ROWS}
    where m.shop_id = ${shopId} and m.created_at = ${key.createdAt}::timestamptz and m.id = ${key.id}::uuid`;
  return rows[0] ?? null;
}

/** A page of a shop's messages by id, of one campaign or of all; `after` is the last id of the page before. */
export async function listMessages(
  db: Db,
  shopId: number,
  campaignId: number | null,
  after: string | null,
  limit: number,
): Promise<LedgerMessage[]> {
  return db.$queryRaw<LedgerMessage[]>`
    ${LEDGER_ROWS}
    where m.shop_id = ${shopId} and (${campaignId}::integer is null or m.campaign_id = ${campaignId}::integer)
      and m.id > ${after ?? '00000000-0000-0000-0000-000000000000'}::uuid
    order by m.id limit ${limit}`;
}

export async function markClicked(
  db: Db,
  shopId: number,
  key: MessageKey,
  now: Date,
): Promise<void> {
  await db.$executeRaw`
    update "message" set clicked_at = ${now}::timestamptz
    where shop_id = ${shopId} and created_at = ${key.createdAt}::timestamptz and id = ${key.id}::uuid
      and clicked_at is null`;
}

/** What is left out, or null, may be anything. */
export type MessageFilter = {
  campaignId?: number | null;
  flowId?: string | null;
  states?: string[] | null;
};

/** A page of what a merchant looks at, the newest first; `before` is the last row of the page before. */
export async function listNewest(
  db: Db,
  shopId: number,
  { campaignId = null, flowId = null, states = null }: MessageFilter,
  before: MessageKey | null,
  limit: number,
): Promise<LedgerMessage[]> {
  return db.$queryRaw<LedgerMessage[]>`
    ${LEDGER_ROWS}
    where m.shop_id = ${shopId}
      and (${campaignId}::integer is null or m.campaign_id = ${campaignId}::integer)
      and (${flowId}::text is null or m.flow_id = ${flowId}::text)
      and (${states}::text[] is null or m.state = any(${states}::text[]))
      and (${before?.id ?? null}::uuid is null
           or (m.created_at, m.id) < (${before?.createdAt ?? null}::timestamptz, ${before?.id ?? null}::uuid))
    order by m.created_at desc, m.id desc limit ${limit}`;
}

export type Outcome = { campaignId: number; total: number; accepted: number; clicked: number };

/** Campaigns side by side, by message_shop_id_campaign_id_state_idx. */
export async function countOutcomes(
  db: Db,
  shopId: number,
  campaignIds: number[],
): Promise<Map<number, Outcome>> {
  const rows = await db.$queryRaw<Outcome[]>`
    select campaign_id as "campaignId", count(*)::integer as total,
           (count(*) filter (where state = 'accepted'))::integer as accepted,
           count(clicked_at)::integer as clicked
    from "message" where shop_id = ${shopId} and campaign_id = any(${campaignIds}::integer[])
    group by campaign_id`;
  return new Map(rows.map((row) => [row.campaignId, row]));
}

export type ReasonCount = { state: string; reason: string | null; count: number; clicked: number };

/** What became of the messages planned since then, of campaigns and flows alike. */
export async function countByReason(db: Db, shopId: number, since: Date): Promise<ReasonCount[]> {
  return db.$queryRaw<ReasonCount[]>`
    select state, reason, count(*)::integer as count, count(clicked_at)::integer as clicked
    from "message" where shop_id = ${shopId} and created_at >= ${since}::timestamptz
    group by state, reason order by state, reason`;
}
