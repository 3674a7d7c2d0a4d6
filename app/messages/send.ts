// The one way out: claim, decide, ask the gates and commit the intent, hand over, record. Campaigns, flows and tests all pass here.
import { inShop } from '~/db';
import { chooseContents } from './choose-contents';
import type { Chunk, Ready } from './choose-contents';
import { settlementOf } from './deliver';
import { suppressRefused } from './feedback';
import { askGates } from './gates/ask-gates';
import { loadGateFacts } from './gates/store';
import { claimDue, requeueClaimed, skipClaimed } from './ledger/claim-store';
import { commitIntents, settleIntents } from './ledger/intent-store';
import type { Settlement } from './ledger/intent-store';
import type { SkipReason } from './ledger/states';
import { mailOf, renderFor, unsubscribeUrlOf } from './prepare';
import type { Prepared } from './prepare';
import type { Road } from './road';

export const CHUNK = 500;

/**
 * Mails in flight at once, over all lanes: what a kill of the process can leave unknown. Ten connections is what
 * large mail servers take from one sender without slowing it.
 */
const LANES = 2;
const MAILS_IN_A_LANE = 5;

/** Sends one chunk of what is due in a shop; answers how many messages it took. */
export async function sendChunk(road: Road, shopId: number, now: Date): Promise<number> {
  const claimed = await inShop(road.database, shopId, (db) =>
    claimDue(db, shopId, road.workerId, now, CHUNK),
  );
  if (claimed.length === 0) return 0;
  const chunk = await inShop(road.database, shopId, (db) =>
    chooseContents(db, shopId, road.workerId, claimed, now),
  );
  const waiting = [...chunk.ready];
  const lanes = Array.from({ length: LANES }, () => drainLane(road, chunk, waiting, now));
  await Promise.all(lanes);
  return claimed.length;
}

async function drainLane(road: Road, chunk: Chunk, waiting: Ready[], now: Date): Promise<void> {
  while (waiting.length > 0) {
    const batch = waiting.splice(0, MAILS_IN_A_LANE);
    if (road.signal.aborted) await giveBack(road, chunk.shop.id, batch, now);
    else await sendBatch(road, chunk, batch, now);
  }
}

/** A handful of messages: rendered first, so that the time between intent and hand-over is as short as it can be. */
async function sendBatch(road: Road, chunk: Chunk, batch: Ready[], now: Date): Promise<void> {
  const prepared = new Map(
    batch.map((message) => [
      message.id,
      renderFor(road, chunk.shop, chunk.templateOf(message), message),
    ]),
  );
  const open = await commitOpen(road, chunk.shop.id, batch, prepared, now);
  if (open.length === 0) return;
  const settled = await Promise.all(
    open.map((message) => handOver(road, chunk, message, prepared.get(message.id)!, now)),
  );
  await inShop(road.database, chunk.shop.id, async (db) => {
    await settleIntents(db, chunk.shop.id, settled, now);
    await suppressRefused(db, chunk.shop.id, open, settled, now);
  });
}

type Open = Ready & { address: string };

/** The gates and the intent in one transaction: what was allowed when it looked is still allowed when it commits. */
async function commitOpen(
  road: Road,
  shopId: number,
  batch: Ready[],
  prepared: Map<string, Prepared>,
  now: Date,
): Promise<Open[]> {
  return inShop(road.database, shopId, async (db) => {
    const facts = await loadGateFacts(db, shopId, batch, now);
    const open: Open[] = [];
    const skipped: (Ready & { reason: SkipReason })[] = [];
    const later: (Ready & { until: Date; reason: string })[] = [];
    for (const message of batch) {
      const fact = facts.get(message.id)!;
      const verdict = askGates(fact);
      if (verdict.kind === 'open') open.push({ ...message, address: fact.address! });
      else if (verdict.kind === 'skipped') skipped.push({ ...message, reason: verdict.reason });
      else later.push({ ...message, until: verdict.until, reason: verdict.reason });
    }
    await skipClaimed(db, shopId, road.workerId, skipped.map(keyAndReason), now);
    await requeueClaimed(db, shopId, road.workerId, later.map(keyAndUntil));
    const intents = open.map(({ createdAt, id, address }) => ({
      createdAt,
      id,
      address,
      headerId: prepared.get(id)!.headerId,
      subject: prepared.get(id)!.subject,
    }));
    const committed = await commitIntents(db, shopId, road.workerId, intents, now);
    return open.filter((message) => committed.has(message.id));
  });
}

async function handOver(
  road: Road,
  chunk: Chunk,
  message: Open,
  prepared: Prepared,
  now: Date,
): Promise<Settlement> {
  const raw = mailOf(chunk.shop, prepared, {
    address: message.address,
    campaignId: message.campaignId,
    unsubscribeUrl: unsubscribeUrlOf(road, chunk.shop.id, message),
    date: now,
  });
  const result = await road.transport.deliver({
    from: chunk.shop.senderEmail,
    to: message.address,
    raw,
  });
  return settlementOf(message, result, now);
}

async function giveBack(road: Road, shopId: number, batch: Ready[], now: Date): Promise<void> {
  const rows = batch.map(({ createdAt, id }) => ({ createdAt, id, until: now, reason: null }));
  await inShop(road.database, shopId, (db) => requeueClaimed(db, shopId, road.workerId, rows));
}

function keyAndReason({ createdAt, id, reason }: Ready & { reason: SkipReason }) {
  return { createdAt, id, reason };
}

function keyAndUntil({ createdAt, id, until, reason }: Ready & { until: Date; reason: string }) {
  return { createdAt, id, until, reason };
}
