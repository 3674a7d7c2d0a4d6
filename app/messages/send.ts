// The one way out: claim, decide, ask the gates and commit the intent, hand over, record. Campaigns, flows and tests all pass here.
import { inShop } from '~/db';
import { chooseContents } from './choose-contents';
import type { Ready } from './choose-contents';
import { askGates } from './gates/ask-gates';
import { loadGateFacts } from './gates/store';
import { handOver, settle } from './hand-over';
import type { Open, Turn } from './hand-over';
import { claimDue, requeueClaimed, skipClaimed } from './ledger/claim-store';
import type { ClaimedMessage } from './ledger/claim-store';
import { commitIntents } from './ledger/intent-store';
import { recoverOwn } from './ledger/recovery-store';
import type { SkipReason } from './ledger/states';
import { renderFor } from './prepare';
import type { Prepared } from './prepare';
import type { Road } from './road';

export const CHUNK = 500;

/**
 * Mails in flight at once, over all lanes: what a kill of the process can leave unknown. Ten connections is what
 * large mail servers take from one sender without slowing it.
 */
const LANES = 2;
const MAILS_IN_A_LANE = 5;
/** A message that can't be sent is passed over; more faults than this are the database's or the mail server's. */
const MOST_FAULTS = 10;

/**
 * Sends one chunk of what is due in a shop; answers how many messages it took. One at a time for a worker and a shop:
 * what the worker still holds then is left from a chunk that failed. Throws the first fault, after the others' turn.
 */
export async function sendChunk(road: Road, shopId: number, now: Date): Promise<number> {
  const claimed = await inShop(road.database, shopId, async (db) => {
    await recoverOwn(db, shopId, road.workerId, now);
    return claimDue(db, shopId, road.workerId, now, CHUNK);
  });
  if (claimed.length === 0) return 0;
  const chunk = await inShop(road.database, shopId, (db) =>
    chooseContents(db, shopId, road.workerId, claimed, now),
  );
  const turn: Turn = { road, chunk, waiting: [...chunk.ready], now, faults: [] };
  await Promise.all(Array.from({ length: LANES }, () => drainLane(turn)));
  if (turn.faults.length > 0) throw turn.faults[0];
  return claimed.length;
}

async function drainLane(turn: Turn): Promise<void> {
  while (turn.waiting.length > 0 && turn.faults.length < MOST_FAULTS) {
    const batch = turn.waiting.splice(0, MAILS_IN_A_LANE);
    try {
      if (turn.road.signal.aborted) await giveBack(turn, batch);
      else await sendBatch(turn, batch);
    } catch (fault) {
      turn.faults.push(fault);
    }
  }
}

/** A handful of messages: rendered first, so that the time between intent and hand-over is as short as it can be. */
async function sendBatch(turn: Turn, batch: Ready[]): Promise<void> {
  const prepared = renderAll(turn, batch);
  const open = await commitOpen(turn, batch, prepared);
  if (open.length === 0) return;
  const settled = await Promise.all(open.map((message) => handOver(turn, message)));
  await settle(turn, open, settled);
}

/** One message that can't be rendered must not stop the others. */
function renderAll({ road, chunk, faults }: Turn, batch: Ready[]): Map<string, Prepared> {
  const prepared = new Map<string, Prepared>();
  for (const message of batch) {
    try {
      prepared.set(message.id, renderFor(road, chunk.shop, chunk.templateOf(message), message));
    } catch (fault) {
      faults.push(fault);
    }
  }
  return prepared;
}

/** The gates and the intent in one transaction: what was allowed when it looked is still allowed when it commits. */
async function commitOpen(
  { road, chunk, now }: Turn,
  batch: Ready[],
  prepared: Map<string, Prepared>,
): Promise<Open[]> {
  const shopId = chunk.shop.id;
  return inShop(road.database, shopId, async (db) => {
    const facts = await loadGateFacts(db, shopId, batch, now);
    const open: Open[] = [];
    const skipped: (ClaimedMessage & { reason: SkipReason })[] = [];
    const later: (ClaimedMessage & { until: Date; reason: string })[] = [];
    for (const message of batch) {
      const fact = facts.get(message.id)!;
      const verdict = askGates(fact);
      const rendered = prepared.get(message.id);
      if (verdict.kind === 'skipped') skipped.push({ ...message, reason: verdict.reason });
      else if (!rendered) skipped.push({ ...message, reason: 'not_rendered' });
      else if (verdict.kind === 'wait')
        later.push({ ...message, until: verdict.until, reason: verdict.reason });
      else open.push({ ...message, address: fact.address!, prepared: rendered });
    }
    await skipClaimed(db, shopId, road.workerId, skipped.map(keyAndReason), now);
    await requeueClaimed(db, shopId, road.workerId, later.map(keyAndUntil));
    const committed = await commitIntents(db, shopId, road.workerId, open.map(intentOf), now);
    return open.filter((message) => committed.has(message.id));
  });
}

async function giveBack({ road, chunk, now }: Turn, batch: Ready[]): Promise<void> {
  const rows = batch.map(({ createdAt, id }) => ({ createdAt, id, until: now, reason: null }));
  await inShop(road.database, chunk.shop.id, (db) =>
    requeueClaimed(db, chunk.shop.id, road.workerId, rows),
  );
}

function keyAndReason({ createdAt, id, reason }: ClaimedMessage & { reason: SkipReason }) {
  return { createdAt, id, reason };
}

function keyAndUntil({
  createdAt,
  id,
  until,
  reason,
}: ClaimedMessage & { until: Date; reason: string }) {
  return { createdAt, id, until, reason };
}

function intentOf({ createdAt, id, address, prepared: { headerId, subject } }: Open) {
  return { createdAt, id, address, headerId, subject };
}
