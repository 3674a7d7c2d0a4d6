// What a shop keeps no longer goes, kind by kind in batches, each in a transaction of its own, so that nobody waits
// behind it; and the months that the whole installation keeps no longer (docs/decisions/0030).
import { inShop } from '~/db';
import type { Database, Db } from '~/db';
import { pruneDecisions } from '~/decisions/retention-store';
import { pruneEvents } from '~/events/retention-store';
import { pruneMessages } from '~/messages/ledger/retention-store';
import { pruneCarts } from '~/orders/retention-store';
import { pruneAccess } from '~/profiles/access-store';
import { oldestKept, RETENTION, RETENTION_KINDS } from '~/shops/retention';
import type { RetentionKind } from '~/shops/retention';
import { dropMonths, readKeepDays, saveRetentionSweep } from '~/shops/retention-store';
import type { Removed } from '~/shops/retention-store';
import { pruneRequestFiles, pruneWebhooks } from '../webhooks/retention-store';

type Prune = (db: Db, shopId: number, batch: { before: Date; limit: number }) => Promise<number>;

const PRUNES: Record<RetentionKind, Prune[]> = {
  events: [pruneEvents],
  carts: [pruneCarts],
  messages: [pruneMessages, pruneDecisions],
  inbox: [pruneWebhooks],
  requests: [pruneRequestFiles],
  access: [pruneAccess],
};

/** Kinds whose months are dropped whole for everybody; what is left over outside of months goes by batches later. */
const BY_MONTH: readonly RetentionKind[] = ['events', 'messages'];
const MONTHS_OF_GRACE_DAYS = 62;

const BATCH = 2_000;
/** So that one large shop does not keep the others waiting: it is taken up again at once. */
const MOST_BATCHES = 100;

export type Pruning = { removed: Removed; isDone: boolean };

export async function pruneShop(
  database: Database,
  shopId: number,
  { now, signal, batch = BATCH }: { now: Date; signal?: AbortSignal; batch?: number },
): Promise<Pruning> {
  const keep = await inShop(database, shopId, (db) => readKeepDays(db, shopId));
  const removed: Removed = {};
  let batches = 0;
  for (const kind of RETENTION_KINDS) {
    const isInstallations = BY_MONTH.includes(kind) && keep[kind] === RETENTION[kind].keepDays;
    const before = oldestKept(now, keep[kind] + (isInstallations ? MONTHS_OF_GRACE_DAYS : 0));
    for (const prune of PRUNES[kind]) {
      for (let went = batch; went >= batch; batches += 1) {
        if (batches >= MOST_BATCHES || signal?.aborted) return { removed, isDone: false };
        went = await inShop(database, shopId, async (db) => {
          const count = await prune(db, shopId, { before, limit: batch });
          removed[kind] = (removed[kind] ?? 0) + count;
          await saveRetentionSweep(db, shopId, { sweptAt: now, removed });
          return count;
        });
      }
    }
  }
  return { removed, isDone: true };
}

/** Months that no shop may keep any longer. A table that is in use is left for the next time. */
export async function pruneMonths(
  database: Database,
  now: Date,
): Promise<{ dropped: string[]; busy: string[] }> {
  const outcome = { dropped: [] as string[], busy: [] as string[] };
  for (const [parent, kind] of [
    ['event', 'events'],
    ['message', 'messages'],
    ['decision', 'messages'],
  ] as const) {
    const before = oldestKept(now, RETENTION[kind].keepDays);
    try {
      outcome.dropped.push(...(await dropMonths(database, parent, before)));
    } catch (fault) {
      if (!String(fault).includes('55P03') && !/lock timeout/i.test(String(fault))) throw fault;
      outcome.busy.push(parent);
    }
  }
  return outcome;
}
