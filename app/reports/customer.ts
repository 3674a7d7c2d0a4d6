// One customer as a merchant looks at the person: who it is, what was ordered and allowed, and what happened lately.
import { listLedger, listStandings } from '~/consent/ledger-store';
import type { LedgerLine, Standing } from '~/consent/ledger-store';
import type { Db } from '~/db';
import { listOrdersOf } from '~/orders/history-store';
import type { PastOrder } from '~/orders/history-store';
import { findKnownPerson, listIdentifiers } from '~/profiles/known-store';
import type { Identifier, KnownPerson } from '~/profiles/known-store';
import { findCustomer } from './customer-list-store';
import type { CustomerRow } from './customer-list-store';
import { readTimeline } from './timeline';
import type { TimelinePage } from './timeline';

export type CustomerView = {
  customer: Omit<CustomerRow, 'key'>;
  known: KnownPerson;
  identifiers: Identifier[];
  standings: Standing[];
  ledger: LedgerLine[];
  orders: PastOrder[];
  timeline: TimelinePage;
};

const ORDERS = 10;
const LEDGER_LINES = 20;

/** Null for who is unknown or was deleted. */
export async function readCustomer(
  db: Db,
  shopId: number,
  profileId: string,
): Promise<CustomerView | null> {
  const customer = await findCustomer(db, shopId, profileId);
  const known = customer && (await findKnownPerson(db, shopId, profileId));
  if (!customer || !known) return null;
  return {
    customer,
    known,
    identifiers: await listIdentifiers(db, shopId, profileId),
    standings: await listStandings(db, shopId, profileId),
    ledger: await listLedger(db, shopId, profileId, LEDGER_LINES),
    orders: await listOrdersOf(db, shopId, profileId, ORDERS),
    timeline: await readTimeline(db, shopId, profileId, { group: null, after: null }),
  };
}
