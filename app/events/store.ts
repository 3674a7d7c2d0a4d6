// The event stream of a shop: append-only, once per (occurred_at, id), numbered in commit order.
import type { Db } from '~/db';
import type { EventName, NewEvent } from './names';

/**
 * Appends what is new and answers how many rows that was. The row lock on event_sequence holds until commit,
 * so sequence order is commit order: without it a late commit would hide behind a reader's cursor.
 */
export async function appendEvents(
  db: Db,
  shopId: number,
  events: NewEvent[],
  now: Date,
): Promise<number> {
  if (events.length === 0) return 0;
  const times = events.map((event) => event.occurredAt.getTime());
  const from = new Date(times.reduce((least, time) => Math.min(least, time)));
  const to = new Date(times.reduce((most, time) => Math.max(most, time)));
  await db.$queryRaw`select attune_ensure_partitions('event', ${from}::timestamptz, ${to}::timestamptz)::text`;
  const [sequence] = await db.$queryRaw<{ last: bigint }[]>`
    insert into "event_sequence" (shop_id, last) values (${shopId}, ${events.length})
    on conflict (shop_id) do update set last = "event_sequence".last + ${events.length}
    returning last`;
  const first = Number(sequence!.last) - events.length;
  return db.$executeRaw`
    insert into "event" (shop_id, occurred_at, id, sequence, name, profile_id, origin, properties, recorded_at)
    select ${shopId}::integer, t, i, ${first} + n, e, p, o, j, ${now}::timestamptz
    from unnest(${events.map((e) => e.occurredAt.toISOString())}::timestamptz[], ${events.map((e) => e.id)}::text[],
                ${events.map((e) => e.name)}::text[], ${events.map((e) => e.profileId)}::uuid[],
                ${events.map((e) => e.origin)}::text[],
                ${events.map((e) => JSON.stringify(e.properties))}::jsonb[])
      with ordinality as r(t, i, e, p, o, j, n)
    on conflict (shop_id, occurred_at, id) do nothing`;
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
