// New events → enrollments: the stream is read past the flow's own cursor, in the transaction that moves it.
import type { Database, Db } from '~/db';
import { inShop } from '~/db';
import { readStream } from '~/events/stream-store';
import type { StreamedEvent } from '~/events/stream-store';
import { countPassedOver, lockCursor, moveCursor } from './cursor-store';
import type { PassCounts } from './cursor-store';
import type { FlowDefinition, PassReason } from './definition';
import { findEntrants, insertEnrollments } from './enrollment-store';
import type { Entrant, NewEnrollment } from './enrollment-store';
import { whyPassedOver } from './guards';
import { findDefinition } from './library';
import { findFlow, holdFlow, listSwitchedOn } from './store';
import type { FlowRow } from './store';

const PAGE = 1_000;

/** A long stream is read over several sweeps, so that flows and shops take turns. */
const MOST_PAGES = 20;

export type Enrolling = { enrolled: number; passedOver: PassCounts };

/** Reads what is new for every flow that is on; answers what came of it. */
export async function enrollNew(database: Database, shopId: number, now: Date): Promise<Enrolling> {
  const total: Enrolling = { enrolled: 0, passedOver: {} };
  for (const flowId of await inShop(database, shopId, (db) => listSwitchedOn(db, shopId))) {
    const definition = findDefinition(flowId);
    if (!definition) continue;
    for (let page = 0; page < MOST_PAGES; page += 1) {
      const read = await inShop(database, shopId, (db) => enrollPage(db, shopId, definition, now));
      add(total, read);
      if (!read.more) break;
    }
  }
  return total;
}

async function enrollPage(
  db: Db,
  shopId: number,
  definition: FlowDefinition,
  now: Date,
): Promise<Enrolling & { more: boolean }> {
  const nothing = { enrolled: 0, passedOver: {}, more: false };
  await holdFlow(db, shopId, definition.id);
  const flow = await findFlow(db, shopId, definition);
  if (flow.state !== 'on') return nothing;
  const after = await lockCursor(db, shopId, flow.id);
  const request = { name: definition.trigger, after, limit: PAGE };
  const { events, through } = await readStream(db, shopId, request);
  if (through === after) return nothing;
  const profileIds = [...new Set(events.flatMap((event) => event.profileId ?? []))];
  const entrants = await findEntrants(db, shopId, flow.id, profileIds);
  const { entering, passedOver } = sort(events, { definition, flow, entrants, now });
  const enrolled = await insertEnrollments(db, shopId, flow.id, entering, now);
  if (enrolled < entering.length) count(passedOver, 'already_in_flow', entering.length - enrolled);
  await countPassedOver(db, shopId, flow.id, passedOver, now);
  await moveCursor(db, shopId, flow.id, through);
  return { enrolled, passedOver, more: events.length === PAGE };
}

type Sorting = {
  definition: FlowDefinition;
  flow: FlowRow;
  entrants: Map<string, Entrant>;
  now: Date;
};

const STRANGER: Entrant = { reachable: false, refused: true, isInside: false, lastSentAt: null };

/** Who enters is inside for the events that follow on the same page. */
function sort(events: StreamedEvent[], { definition, flow, entrants, now }: Sorting) {
  const entering: NewEnrollment[] = [];
  const passedOver: PassCounts = {};
  for (const event of events) {
    const { profileId, occurredAt } = event;
    const entrant = entrants.get(profileId ?? '') ?? STRANGER;
    const productIds = definition.productsOf(event.properties);
    const reason = whyPassedOver({ ...event, productIds }, { ...flow, ...entrant }, now);
    if (reason || profileId === null) {
      count(passedOver, reason ?? 'anonymous', 1);
      continue;
    }
    entering.push({ profileId, occasion: event.id, triggeredAt: occurredAt, productIds });
    entrants.set(profileId, { ...entrant, isInside: true });
  }
  return { entering, passedOver };
}

function count(counts: PassCounts, reason: PassReason, more: number): void {
  counts[reason] = (counts[reason] ?? 0) + more;
}

function add(total: Enrolling, read: Enrolling): void {
  total.enrolled += read.enrolled;
  for (const [reason, more] of Object.entries(read.passedOver))
    count(total.passedOver, reason as PassReason, more);
}
