// Who is inside a flow and where: entered once per occasion, taken by one worker at a time when a step is due.
import type { Db } from '~/db';
import type { EndReason } from './definition';
import type { Place } from './next-step';

export type NewEnrollment = {
  profileId: string;
  occasion: string;
  triggeredAt: Date;
  productIds: string[];
};

export type Enrollment = NewEnrollment & Place;

export type Entrant = {
  /** Allows mail now. */
  reachable: boolean;
  /** Said no, or has no address: unlike one who has said nothing yet. */
  refused: boolean;
  isInside: boolean;
  lastSentAt: Date | null;
};

/** What the guards ask about people; by the primary keys of consent, suppression and enrollment. */
export async function findEntrants(
  db: Db,
  shopId: number,
  flowId: string,
  profileIds: string[],
): Promise<Map<string, Entrant>> {
  if (profileIds.length === 0) return new Map();
  const rows = await db.$queryRaw<(Entrant & { id: string })[]>`
    select p.id::text,
           p.email is not null and c.state is not distinct from 'subscribed' and s.address is null as reachable,
           p.email is null or c.state is not distinct from 'unsubscribed' or s.address is not null as refused,
           coalesce(e.inside, false) as "isInside", e.sent_at as "lastSentAt"
    from "profile" p
    left join "consent" c on c.shop_id = p.shop_id and c.profile_id = p.id and c.channel = 'email'
    left join "suppression" s on s.shop_id = p.shop_id and s.address = p.email
    left join lateral (
      select bool_or(state = 'active') as inside, max(sent_at) as sent_at from "enrollment"
      where shop_id = p.shop_id and flow_id = ${flowId} and profile_id = p.id
    ) e on true
    where p.shop_id = ${shopId} and p.id = any(${profileIds}::uuid[])`;
  return new Map(rows.map(({ id, ...entrant }) => [id, entrant]));
}

/** Enters each once: by (flow, profile, occasion), and by the rule that a person is inside a flow once at a time. */
export async function insertEnrollments(
  db: Db,
  shopId: number,
  flowId: string,
  enrollments: NewEnrollment[],
  now: Date,
): Promise<number> {
  if (enrollments.length === 0) return 0;
  return db.$executeRaw`
    insert into "enrollment" (shop_id, flow_id, profile_id, occasion, triggered_at, product_ids, state, step, due_at,
                              enrolled_at)
    select ${shopId}::integer, ${flowId}, r."profileId", r.occasion, r."triggeredAt", r."productIds", 'active', 0,
           r."triggeredAt", ${now}::timestamptz
    from json_to_recordset(${JSON.stringify(enrollments)}::json) as r(
      "profileId" uuid, occasion text, "triggeredAt" timestamptz, "productIds" text[])
    on conflict do nothing`;
}

/** Whether a step of this flow is due, by enrollment_shop_id_state_due_at_idx. */
export async function isAnyDue(
  db: Db,
  shopId: number,
  flowId: string,
  now: Date,
): Promise<boolean> {
  const found = await db.enrollment.findFirst({
    where: { shopId, flowId, state: 'active', dueAt: { lte: now } },
    select: { occasion: true },
  });
  return found !== null;
}

/** Takes due enrollments for this transaction; `skip locked` keeps workers out of each other's way. */
export async function takeDue(
  db: Db,
  shopId: number,
  flowId: string,
  due: { now: Date; limit: number },
): Promise<Enrollment[]> {
  return db.$queryRaw<Enrollment[]>`
    select profile_id::text as "profileId", occasion, triggered_at as "triggeredAt", product_ids as "productIds",
           state, reason, step, due_at as "dueAt", sent_at as "sentAt", ended_at as "endedAt"
    from "enrollment"
    where shop_id = ${shopId} and flow_id = ${flowId} and state = 'active' and due_at <= ${due.now}::timestamptz
    order by due_at, profile_id limit ${due.limit}
    for update skip locked`;
}

export async function savePlaces(
  db: Db,
  shopId: number,
  flowId: string,
  enrollments: Enrollment[],
): Promise<void> {
  if (enrollments.length === 0) return;
  await db.$executeRaw`
    update "enrollment" e set state = r.state, reason = r.reason, step = r.step, due_at = r."dueAt",
      sent_at = r."sentAt", ended_at = r."endedAt"
    from json_to_recordset(${JSON.stringify(enrollments)}::json) as r(
      "profileId" uuid, occasion text, state text, reason text, step integer, "dueAt" timestamptz,
      "sentAt" timestamptz, "endedAt" timestamptz)
    where e.shop_id = ${shopId} and e.flow_id = ${flowId} and e.profile_id = r."profileId"
      and e.occasion = r.occasion and e.state = 'active'`;
}

/** Everybody inside leaves. */
export async function endAll(
  db: Db,
  shopId: number,
  flowId: string,
  end: { reason: EndReason; now: Date },
): Promise<number> {
  const ended = await db.enrollment.updateMany({
    where: { shopId, flowId, state: 'active' },
    data: { state: 'ended', reason: end.reason, endedAt: end.now },
  });
  return ended.count;
}

/** Everybody leaves every flow of a shop that uninstalled. The switches stay as the merchant left them. */
export async function endForShop(db: Db, shopId: number, now: Date): Promise<number> {
  const ended = await db.enrollment.updateMany({
    where: { shopId, state: 'active' },
    data: { state: 'ended', reason: 'shop_uninstalled' satisfies EndReason, endedAt: now },
  });
  return ended.count;
}
