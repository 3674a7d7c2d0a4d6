// The event stream of a shop: append-only, once per (occurred_at, id), numbered in commit order.
import type { Db, SqlDb } from '~/db';
import type { EventName, NewEvent } from './names';

/**
 * Until the transaction ends nobody else appends to this shop's stream or says who its visitors are. Whoever decides by
 * what is stored whom an event belongs to asks for this first.
 */
export async function lockStream(db: SqlDb, shopId: number): Promise<void> {
  const lock = () =>
    db.$queryRaw<object[]>`select 1 from "event_sequence" where shop_id = ${shopId} for update`;
  if ((await lock()).length > 0) return;
  await db.$executeRaw`
    insert into "event_sequence" (shop_id, last) values (${shopId}, 0) on conflict (shop_id) do nothing`;
  await lock();
}

/**
 * Appends what is new and answers how many rows that was. The row lock on event_sequence holds until commit,
 * so sequence order is commit order: without it a late commit would hide behind a reader's cursor.
 */
export async function appendEvents(
  db: SqlDb,
  shopId: number,
  events: NewEvent[],
  now: Date,
): Promise<number> {
  if (events.length === 0) return 0;
  const [from, to] = spanOf(events);
  await db.$queryRaw`select attune_ensure_partitions('event', ${from}::timestamptz, ${to}::timestamptz)::text`;
  const visits = events.filter((event) => event.origin === 'pixel');
  const pixelAt = visits.length > 0 ? spanOf(visits)[1] : null;
  return db.$executeRaw`
    with "numbered" as (
      insert into "event_sequence" (shop_id, last, pixel_at)
      values (${shopId}, ${events.length}, ${pixelAt}::timestamptz)
      on conflict (shop_id) do update set last = "event_sequence".last + excluded.last,
        pixel_at = greatest("event_sequence".pixel_at, excluded.pixel_at)
      returning last - ${events.length}::bigint as before)
    insert into "event" (shop_id, occurred_at, id, sequence, name, profile_id, visitor_id, origin, properties,
                         recorded_at)
    select ${shopId}::integer, t, i, "numbered".before + n, e, p, v, o, j, ${now}::timestamptz
    from "numbered", unnest(${events.map((e) => e.occurredAt.toISOString())}::timestamptz[], ${events.map((e) => e.id)}::text[],
                ${events.map((e) => e.name)}::text[], ${events.map((e) => e.profileId)}::uuid[],
                ${events.map((e) => e.visitorId ?? null)}::text[], ${events.map((e) => e.origin)}::text[],
                ${events.map((e) => JSON.stringify(e.properties))}::jsonb[])
      with ordinality as r(t, i, e, p, v, o, j, n)
    on conflict (shop_id, occurred_at, id) do nothing`;
}

/**
 * As `appendEvents`, of what visitors did who say nothing about themselves: who each of them is known to be is looked up
 * with it, behind the lock, so that nobody becomes known meanwhile. Asks for all its statements at once.
 */
export async function appendVisits(
  db: SqlDb,
  shopId: number,
  events: NewEvent[],
  now: Date,
): Promise<number> {
  if (events.length === 0) return 0;
  const [from, to] = spanOf(events);
  const ready = [
    db.$queryRaw`select attune_ensure_partitions('event', ${from}::timestamptz, ${to}::timestamptz)::text`,
    // A snapshot of its own, before the one that looks up visitors.
    db.$executeRaw`
      insert into "event_sequence" (shop_id, last, pixel_at) values (${shopId}, ${events.length}, ${to}::timestamptz)
      on conflict (shop_id) do update set last = "event_sequence".last + excluded.last,
        pixel_at = greatest("event_sequence".pixel_at, excluded.pixel_at)`,
  ];
  const visitorIds = events.map((event) => event.visitorId ?? null);
  const distinct = [...new Set(visitorIds)];
  const appended = db.$executeRaw`
    with "known" as materialized (
      select value, profile_id, since from "profile_identity"
      where shop_id = ${shopId} and kind = 'visitor' and value = any(${distinct}::text[]))
    insert into "event" (shop_id, occurred_at, id, sequence, name, profile_id, visitor_id, origin, properties,
                         recorded_at)
    select ${shopId}::integer, t, i,
           (select last from "event_sequence" where shop_id = ${shopId}) - ${events.length}::bigint + n, e,
           k.profile_id, v, 'pixel', j, ${now}::timestamptz
    from unnest(${events.map((e) => e.occurredAt.toISOString())}::timestamptz[], ${events.map((e) => e.id)}::text[],
                ${events.map((e) => e.name)}::text[], ${visitorIds}::text[],
                ${events.map((e) => JSON.stringify(e.properties))}::jsonb[])
      with ordinality as r(t, i, e, v, j, n)
    left join "known" k on k.value = v and (k.since is null or t >= k.since)
    on conflict (shop_id, occurred_at, id) do nothing`;
  await Promise.all([...ready, appended]);
  return await appended;
}

function spanOf(events: NewEvent[]): [Date, Date] {
  const times = events.map((event) => event.occurredAt.getTime());
  return [
    new Date(times.reduce((least, time) => Math.min(least, time))),
    new Date(times.reduce((most, time) => Math.max(most, time))),
  ];
}

export type Gift = {
  visitorId: string;
  profileId: string;
  /** Null: from the beginning. */
  since: Date | null;
  /** Null: to this day. */
  until: Date | null;
};

/**
 * Gives to each profile what its visitor did as nobody, from `since` until before `until`. Each event gets a new number, so that readers
 * whose cursor is past the old one see it again, now with its person. Asks for `lockStream` first.
 */
export async function giveEvents(db: SqlDb, shopId: number, gifts: Gift[]): Promise<number> {
  if (gifts.length === 0) return 0;
  const given = await db.$executeRaw`
    with mine as (
      select e.occurred_at, e.id, g."profileId" as profile_id,
             row_number() over (order by e.occurred_at, e.sequence) as n
      from json_to_recordset(${JSON.stringify(gifts)}::json) as g(
        "visitorId" text, "profileId" uuid, since timestamptz, until timestamptz)
      join "event" e on e.shop_id = ${shopId} and e.visitor_id = g."visitorId" and e.profile_id is null
        and (g.since is null or e.occurred_at >= g.since) and (g.until is null or e.occurred_at < g.until))
    update "event" e set profile_id = mine.profile_id,
      sequence = (select last from "event_sequence" where shop_id = ${shopId}) + mine.n
    from mine where e.shop_id = ${shopId} and e.occurred_at = mine.occurred_at and e.id = mine.id`;
  await db.$executeRaw`
    update "event_sequence" set last = last + ${given} where shop_id = ${shopId}`;
  return given;
}

/** Whether a person has an event of that id since then, by event_shop_id_profile_id_occurred_at_idx. */
export async function isRecorded(
  db: Db,
  shopId: number,
  about: { profileId: string; since: Date; id: string },
): Promise<boolean> {
  const { profileId, since, id } = about;
  const found = await db.event.findFirst({
    where: { shopId, profileId, occurredAt: { gte: since }, id },
    select: { id: true },
  });
  return found !== null;
}

/** When the latest visit happened that the storefront's pixel told of. */
export async function readPixelAt(db: Db, shopId: number): Promise<Date | null> {
  const row = await db.eventSequence.findUnique({ where: { shopId }, select: { pixelAt: true } });
  return row?.pixelAt ?? null;
}

export async function listEventsOf(
  db: Db,
  shopId: number,
  profileId: string,
  limit: number,
): Promise<{ id: string; name: string; occurredAt: Date; origin: string; properties: unknown }[]> {
  return db.event.findMany({
    where: { shopId, profileId },
    orderBy: [{ occurredAt: 'desc' }, { id: 'asc' }],
    take: limit,
    select: { id: true, name: true, occurredAt: true, origin: true, properties: true },
  });
}

/** How many people it happened to since then. */
export async function countPeople(
  db: Db,
  shopId: number,
  name: EventName,
  since: Date,
): Promise<number> {
  const [row] = await db.$queryRaw<{ count: number }[]>`
    select count(distinct profile_id)::integer as count from "event"
    where shop_id = ${shopId} and name = ${name} and occurred_at >= ${since}::timestamptz`;
  return row?.count ?? 0;
}
