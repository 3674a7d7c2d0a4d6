// Visits of the storefront into the stream: each to the person whom its visitor is known to be, and what a visitor did
// before he or she was known to that person as well, as news.
import type { SqlDb } from '~/db';
import { findVisitors, saveVisitors } from '~/profiles/visitor-store';
import type { NewEvent } from './names';
import { recordOwned } from './record';
import type { RecordOutcome } from './record';
import { giveEvents, lockStream } from './store';
import type { Gift } from './store';
import { STRENGTH, linkAfter, ownerAt } from './visitor-link';
import type { Identification, VisitorLink } from './visitor-link';

/** One thing that a browser told: what happened, who it is, or both. */
export type Visit = {
  visitorId: string;
  at: Date;
  event: NewEvent | null;
  said: Identification | null;
};

/**
 * The lock on the stream is taken before a visitor is looked up: of two writers the second sees whom the first has
 * found, so no event is left behind as nobody's. The same visits told again change nothing.
 */
export async function recordVisits(
  db: SqlDb,
  shopId: number,
  visits: Visit[],
  now: Date,
): Promise<RecordOutcome> {
  if (visits.length === 0) return { recorded: 0, repeated: 0, refused: [] };
  await lockStream(db, shopId);
  const visitorIds = [...new Set(visits.map((visit) => visit.visitorId))];
  const links: Map<string, VisitorLink> = await findVisitors(db, shopId, visitorIds);
  const changed = new Map<string, VisitorLink>();
  const gifts: Gift[] = [];
  const events: NewEvent[] = [];
  for (const { visitorId, at, event, said } of inOrder(visits)) {
    const before = links.get(visitorId) ?? null;
    const after = said ? linkAfter(before, said) : before;
    if (after && after !== before) {
      links.set(visitorId, after);
      changed.set(visitorId, after);
      if (after.profileId !== before?.profileId) give(gifts, visitorId, after);
    }
    if (event)
      events.push({ ...event, visitorId, profileId: speakerOf(said) ?? ownerAt(after, at) });
  }
  const outcome = await recordOwned(db, shopId, events, now);
  await saveVisitors(db, shopId, changed);
  await giveEvents(db, shopId, gifts);
  return outcome;
}

/** Where one batch tells of two people, the second has what comes after the word about him or her. */
function give(gifts: Gift[], visitorId: string, { profileId, since }: VisitorLink): void {
  const last = gifts.findLast((gift) => gift.visitorId === visitorId);
  if (last) last.until = since;
  gifts.push({ visitorId, profileId, since, until: null });
}

/** Who is logged in, or pays, did it: whoever else the browser was known to belong to. */
function speakerOf(said: Identification | null): string | null {
  return said && STRENGTH[said.word] === STRENGTH.login ? said.profileId : null;
}

function inOrder(visits: Visit[]): Visit[] {
  return visits.toSorted((one, two) => one.at.getTime() - two.at.getTime());
}
