// The one way in: whatever happened passes here to be checked against the closed list and appended once.
import type { SqlDb } from '~/db';
import { findVisitors } from '~/profiles/visitor-store';
import { eventSchemas } from './names';
import type { NewEvent } from './names';
import { appendEvents, appendVisits, lockStream } from './store';
import { ownerAt } from './visitor-link';

export type RecordOutcome = {
  recorded: number;
  /** Already known by (occurred_at, id). */
  repeated: number;
  refused: { id: string; reason: 'unknown_name' | 'malformed' | 'impossible_time' }[];
};

/** A clock that runs ahead is forgiven by this much; an event further in the future is refused. */
const FUTURE_TOLERANCE_MS = 10 * 60_000;
const EARLIEST = Date.UTC(2000, 0, 1);

export async function recordEvents(
  db: SqlDb,
  shopId: number,
  events: NewEvent[],
  now: Date,
): Promise<RecordOutcome> {
  return recordOwned(db, shopId, await withVisitors(db, shopId, events), now);
}

/** For those who have said whose each event is, nobody's included. */
export async function recordOwned(
  db: SqlDb,
  shopId: number,
  events: NewEvent[],
  now: Date,
): Promise<RecordOutcome> {
  const refused: RecordOutcome['refused'] = [];
  const accepted = new Map<string, NewEvent>();
  for (const event of events) {
    const reason = whyRefused(event, now);
    if (reason) refused.push({ id: event.id, reason });
    else accepted.set(`${event.occurredAt.getTime()} ${event.id}`, event);
  }
  const recorded = await appendEvents(db, shopId, [...accepted.values()], now);
  return { recorded, repeated: events.length - refused.length - recorded, refused };
}

/**
 * For visitors who say nothing about themselves: each event is whose its visitor is known to be. All statements are asked
 * for at once, so that a storm's door can send them with their commit.
 */
export async function recordSilent(
  db: SqlDb,
  shopId: number,
  events: NewEvent[],
  now: Date,
): Promise<RecordOutcome> {
  const refused: RecordOutcome['refused'] = [];
  const accepted = events.filter((event) => {
    const reason = whyRefused(event, now);
    if (reason) refused.push({ id: event.id, reason });
    return reason === null;
  });
  const recorded = await appendVisits(db, shopId, accepted, now);
  return { recorded, repeated: accepted.length - recorded, refused };
}

/** An event of a visitor who is known is that person's; the lock comes first, so that nobody becomes known meanwhile. */
async function withVisitors(db: SqlDb, shopId: number, events: NewEvent[]): Promise<NewEvent[]> {
  const visitorIds = new Set(
    events.flatMap(({ visitorId, profileId }) => (visitorId && !profileId ? [visitorId] : [])),
  );
  if (visitorIds.size === 0) return events;
  await lockStream(db, shopId);
  const links = await findVisitors(db, shopId, [...visitorIds]);
  return events.map((event) => {
    const link = links.get(event.visitorId ?? '') ?? null;
    return event.profileId ? event : { ...event, profileId: ownerAt(link, event.occurredAt) };
  });
}

function whyRefused(event: NewEvent, now: Date): RecordOutcome['refused'][number]['reason'] | null {
  if (!Object.hasOwn(eventSchemas, event.name)) return 'unknown_name';
  const schema = eventSchemas[event.name];
  const at = event.occurredAt.getTime();
  if (!(at >= EARLIEST && at <= now.getTime() + FUTURE_TOLERANCE_MS)) return 'impossible_time';
  return schema.safeParse(event.properties).success ? null : 'malformed';
}
