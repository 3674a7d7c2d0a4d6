// One committed intent out of the door: the mail's bytes, the transport's answer, and what it means for the ledger.
import { inShop } from '~/db';
import type { DeliveryResult } from '~/email/transport';
import type { Chunk, Ready } from './choose-contents';
import { settlementOf } from './deliver';
import { suppressRefused } from './feedback';
import { settleIntents } from './ledger/intent-store';
import type { Settlement } from './ledger/intent-store';
import { mailOf, unsubscribeUrlOf } from './prepare';
import type { Prepared } from './prepare';
import type { Road } from './road';

/** One chunk under way: what its lanes share. A fault of one message is kept here and does not stop the others. */
export type Turn = { road: Road; chunk: Chunk; waiting: Ready[]; now: Date; faults: unknown[] };

export type Open = Ready & { address: string; prepared: Prepared };

/** A transport that throws may have handed the mail over before: only "unknown" is honest. */
const THREW: DeliveryResult = { kind: 'unknown', reason: 'connection-lost' };

const NOT_MADE = { kind: 'not-made' } as const;

const SETTLE_TRIES = 3;

export async function handOver(turn: Turn, message: Open): Promise<Settlement> {
  const { road, chunk, now, faults } = turn;
  const from = chunk.shop.senderEmail;
  let raw: Buffer;
  try {
    raw = bytesOf(turn, message);
  } catch (fault) {
    faults.push(fault);
    return settlementOf(message, NOT_MADE, now);
  }
  try {
    return settlementOf(
      message,
      await road.transport.deliver({ from, to: message.address, raw }),
      now,
    );
  } catch (fault) {
    faults.push(fault);
    return settlementOf(message, THREW, now);
  }
}

function bytesOf({ road, chunk, now }: Turn, message: Open): Buffer {
  return mailOf(chunk.shop, message.prepared, {
    address: message.address,
    campaignId: message.campaignId,
    flowId: message.flow?.flowId ?? null,
    unsubscribeUrl: unsubscribeUrlOf(road, chunk.shop.id, message),
    date: now,
  });
}

/** What the server said is known nowhere else: it is written again where the database loses a transaction. */
export async function settle(turn: Turn, open: Open[], settled: Settlement[]): Promise<void> {
  const { road, chunk, now } = turn;
  for (let tries = 1; ; tries += 1) {
    try {
      return await inShop(road.database, chunk.shop.id, async (db) => {
        await settleIntents(db, chunk.shop.id, settled, now);
        await suppressRefused(db, chunk.shop.id, open, settled, now);
      });
    } catch (fault) {
      if (tries === SETTLE_TRIES) throw fault;
    }
  }
}
