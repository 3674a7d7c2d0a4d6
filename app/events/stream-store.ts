// The event stream as its readers see it: on from a cursor, and what a person did since a moment.
import type { Db } from '~/db';
import type { EventName } from './names';

export type StreamedEvent = {
  sequence: number;
  id: string;
  name: EventName;
  occurredAt: Date;
  profileId: string | null;
  origin: string;
  properties: unknown;
};

/** `through` is where the reader stands afterwards: everything up to it was looked at, other names included. */
export type StreamPage = { events: StreamedEvent[]; through: number };

/**
 * Events of one name past a cursor, in order of commit; by event_shop_id_sequence_idx. The end of the stream is read
 * first: what commits between the two statements stands past it and is left for the next page.
 */
export async function readStream(
  db: Db,
  shopId: number,
  request: { name: EventName; after: number; limit: number },
): Promise<StreamPage> {
  const [sequence] = await db.$queryRaw<{ last: number }[]>`
    select last::float8 as last from "event_sequence" where shop_id = ${shopId}`;
  const end = sequence?.last ?? 0;
  if (end <= request.after) return { events: [], through: request.after };
  const events = await db.$queryRaw<StreamedEvent[]>`
    select sequence::float8 as sequence, id, name, occurred_at as "occurredAt", profile_id::text as "profileId",
           origin, properties
    from "event"
    where shop_id = ${shopId} and sequence > ${request.after}::bigint and sequence <= ${end}::bigint
      and name = ${request.name}
    order by sequence limit ${request.limit}`;
  const isFull = events.length === request.limit;
  return { events, through: isFull ? events[events.length - 1]!.sequence : end };
}

export type Question = { key: string; profileId: string; since: Date; names: readonly string[] };

/** The first event of the asked names since then, by the asker's key; by event_shop_id_profile_id_occurred_at_idx. */
export async function firstSince(
  db: Db,
  shopId: number,
  questions: Question[],
): Promise<Map<string, EventName>> {
  if (questions.length === 0) return new Map();
  const rows = await db.$queryRaw<{ key: string; name: EventName }[]>`
    select q.key, e.name
    from json_to_recordset(${JSON.stringify(questions)}::json) as q(
      key text, "profileId" uuid, since timestamptz, names json)
    cross join lateral (
      select name from "event"
      where shop_id = ${shopId} and profile_id = q."profileId" and occurred_at >= q.since
        and name in (select json_array_elements_text(q.names))
      order by occurred_at, sequence limit 1
    ) e`;
  return new Map(rows.map((row) => [row.key, row.name]));
}

/** What the latest events of the asked names say, newest first, by the asker's key; at most so many each. */
export async function latestSince(
  db: Db,
  shopId: number,
  questions: Question[],
  most: number,
): Promise<Map<string, unknown[]>> {
  if (questions.length === 0) return new Map();
  const rows = await db.$queryRaw<{ key: string; properties: unknown[] }[]>`
    select q.key, e.properties
    from json_to_recordset(${JSON.stringify(questions)}::json) as q(
      key text, "profileId" uuid, since timestamptz, names json)
    cross join lateral (
      select array_agg(properties order by occurred_at desc, sequence desc) as properties from (
        select properties, occurred_at, sequence from "event"
        where shop_id = ${shopId} and profile_id = q."profileId" and occurred_at >= q.since
          and name in (select json_array_elements_text(q.names))
        order by occurred_at desc, sequence desc limit ${most}
      ) latest
    ) e where e.properties is not null`;
  return new Map(rows.map((row) => [row.key, row.properties]));
}
