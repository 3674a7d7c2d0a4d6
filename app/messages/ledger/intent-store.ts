// The edge of no return: the intent is committed before a mail leaves, and settled by what the server answered.
import type { Db } from '~/db';
import type { MessageKey, MessageState } from './states';

/**
 * Commits the intent to send: from here on the message counts as possibly delivered. Answers the ids that this worker
 * still owned; a worker that slept past its claim gets none and so sends none (the fence).
 */
export async function commitIntents(
  db: Db,
  shopId: number,
  workerId: string,
  rows: (MessageKey & { address: string; headerId: string; subject: string })[],
  now: Date,
): Promise<Set<string>> {
  if (rows.length === 0) return new Set();
  const taken = await db.$queryRaw<{ id: string }[]>`
    update "message" m set state = 'intent', reason = null, address = r.address, subject = r.subject,
      header_id = r."headerId", intent_at = ${now}::timestamptz, attempts = m.attempts + 1
    from json_to_recordset(${JSON.stringify(rows)}::json) as r(
      "createdAt" timestamptz, id uuid, address text, "headerId" text, subject text)
    where m.shop_id = ${shopId} and m.created_at = r."createdAt" and m.id = r.id
      and m.state = 'claimed' and m.owner_id = ${workerId}::uuid
    returning m.id::text`;
  return new Set(taken.map((row) => row.id));
}

export type Settlement = MessageKey & {
  /** Which hand-over this answers: the answer to an earlier one must not undo a later one. */
  attempt: number;
  state: Extract<MessageState, 'accepted' | 'failed' | 'unknown' | 'queued'>;
  reason: string | null;
  response: string | null;
  sendAt: Date | null;
};

/** Writes what became of intents; an answer that arrives late also resolves a message already listed as unknown. */
export async function settleIntents(
  db: Db,
  shopId: number,
  rows: Settlement[],
  now: Date,
): Promise<void> {
  if (rows.length === 0) return;
  await db.$executeRaw`
    update "message" m set state = r.state, reason = r.reason, response = left(r.response, 500), owner_id = null,
      send_at = coalesce(r."sendAt", m.send_at),
      settled_at = case when r.state = 'queued' then null else ${now}::timestamptz end
    from json_to_recordset(${JSON.stringify(rows)}::json) as r(
      "createdAt" timestamptz, id uuid, attempt integer, state text, reason text, response text, "sendAt" timestamptz)
    where m.shop_id = ${shopId} and m.created_at = r."createdAt" and m.id = r.id
      and m.attempts = r.attempt and (m.state = 'intent' or (m.state = 'unknown' and r.state in ('accepted', 'failed')))`;
}
