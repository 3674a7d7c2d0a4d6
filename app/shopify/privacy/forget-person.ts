// A person is forgotten, everywhere and in one transaction: asked for by Shopify, by the merchant or by the person. What
// was bought stays as numbers, a no stays as a hash, and a record says what was done (docs/decisions/0021).
import { createHash } from 'node:crypto';
import { eraseConsent } from '~/consent/erase-store';
import type { Db } from '~/db';
import { eraseEvents, eraseVisits } from '~/events/person-store';
import { lockStream } from '~/events/store';
import { eraseMessages } from '~/messages/ledger/merge-store';
import { redactOrders } from '~/orders/attribution-store';
import { emptyProfiles, leaveTombstones, namePerson } from '~/profiles/erase-store';
import type { WhoIsMeant } from '~/profiles/erase-store';
import { markForgotten } from '~/training/forgotten-store';
import { deletePersonRows, emptyKept, emptyMentions } from './forget-store';
import { tenantTables } from './forget-store';
import type { Counts } from './forget-store';
import { recordErasure } from './request-store';
import { scrubMentions } from './scrub-store';

const DAY_MS = 86_400_000;
/** Within which Shopify wants it done; ours is done at once. */
const DUE_DAYS = 30;

export type Forgetting = WhoIsMeant & {
  /** Orders that Shopify names besides. */
  orderIds?: string[];
  askedBy: 'shopify' | 'merchant' | 'person';
  askedAt: Date;
};

export type Forgotten = {
  /** The record's id. */
  requestId: string;
  /** Rows per table that were erased or emptied. */
  counts: Counts;
};

/** Runs in the caller's transaction: all of it happens or none. Told again, nothing changes but the record's counts. */
export async function forgetPerson(
  db: Db,
  shopId: number,
  asked: Forgetting,
  now: Date,
): Promise<Forgotten> {
  // No visit is given to the person between the erasing of events and of names.
  await lockStream(db, shopId);
  const person = await namePerson(db, shopId, { ...asked, widely: asked.askedBy === 'person' });
  const { profileIds, customerIds, addresses } = person;
  const at = asked.askedAt;
  const tables = await tenantTables(db);
  const columnsOf = (name: string) => tables.find((table) => table.name === name)?.columns ?? [];
  await eraseConsent(db, shopId, { profileIds, addresses, at });
  await redactOrders(db, shopId, { profileIds, orderIds: asked.orderIds ?? [], at });
  await eraseMessages(db, shopId, profileIds, now);
  await eraseEvents(db, shopId, profileIds);
  const counts = await deletePersonRows(db, shopId, tables, person);
  Object.assign(counts, await emptyKept(db, shopId, person));
  counts.event = await eraseVisits(db, shopId, person);
  counts.webhook = await emptyMentions(db, shopId, { customerIds, addresses, at: now });
  counts.profile = await emptyProfiles(db, shopId, {
    columns: columnsOf('profile'),
    profileIds,
    at,
  });
  await leaveTombstones(db, shopId, { profileIds, customerIds, at });
  await markForgotten(db, shopId, at);
  const mentions = await scrubMentions(db, shopId, tables, person);
  for (const [table, count] of Object.entries(mentions))
    counts[table] = (counts[table] ?? 0) + count;
  const requestId = requestIdOf(shopId, asked, profileIds);
  await recordErasure(db, shopId, {
    id: requestId,
    askedBy: asked.askedBy,
    requestedAt: at,
    dueAt: new Date(at.getTime() + DUE_DAYS * DAY_MS),
    doneAt: now,
    counts: Object.fromEntries(Object.entries(counts).filter(([, count]) => count > 0)),
  });
  return { requestId, counts };
}

/** The same request told twice is one record; the id names nobody. */
function requestIdOf(shopId: number, asked: Forgetting, profileIds: string[]): string {
  const facts = [
    shopId,
    asked.askedBy,
    asked.askedAt.getTime(),
    ...profileIds,
    ...(asked.orderIds ?? []),
  ];
  return `erasure-${createHash('sha256').update(facts.join('|')).digest('hex').slice(0, 24)}`;
}
