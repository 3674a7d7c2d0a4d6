// The one way in: whatever happened passes here to be checked against the closed list and appended once.
import type { Db } from '~/db';
import { eventSchemas } from './names';
import type { NewEvent } from './names';
import { appendEvents } from './store';

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
  db: Db,
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

function whyRefused(event: NewEvent, now: Date): RecordOutcome['refused'][number]['reason'] | null {
  if (!Object.hasOwn(eventSchemas, event.name)) return 'unknown_name';
  const schema = eventSchemas[event.name];
  const at = event.occurredAt.getTime();
  if (!(at >= EARLIEST && at <= now.getTime() + FUTURE_TOLERANCE_MS)) return 'impossible_time';
  return schema.safeParse(event.properties).success ? null : 'malformed';
}
