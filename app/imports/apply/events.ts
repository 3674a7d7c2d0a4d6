// Rows about what people did into the stream, as history: it teaches, and never starts a flow.
import { createHash } from 'node:crypto';
import { findProducts, type ProductDirectory } from '~/catalog/lookup-store';
import { listForgotten } from '~/consent/erase-store';
import type { Db } from '~/db';
import type { NewEvent } from '~/events/names';
import { recordOwned } from '~/events/record';
import { ensureGuests, findByIdentities } from '~/profiles/store';
import type { Deed, EventRow } from '../rows/events';
import type { Applied, Lined, Work } from './work';

export async function applyEvents(db: Db, work: Work, rows: Lined<EventRow>[]): Promise<Applied> {
  const personOf = await peopleOf(db, work.shop.id, rows);
  const directory = await directoryFor(db, work.shop.id, rows);
  const aside: Applied['aside'] = [];
  const events: NewEvent[] = [];
  for (const { line, value } of rows) {
    const person = personOf(value);
    if (typeof person !== 'object') aside.push({ line, fault: person });
    else {
      const event = eventOf(value, person.profileId, directory);
      if (event) events.push(event);
      else aside.push({ line, fault: 'product_unknown' });
    }
  }
  const outcome = await recordOwned(db, work.shop.id, events, work.now);
  const lineOf = new Map(rows.map(({ line, value }) => [idOf(value), line]));
  for (const { id } of outcome.refused)
    aside.push({ line: lineOf.get(id)!, fault: 'event_malformed' });
  return { imported: rows.length - aside.length, known: outcome.repeated, aside };
}

type Person = { profileId: string } | 'person_unknown' | 'forgotten';

/** An address that we do not know makes a person, as an order's does; a customer's number that we do not know, nobody. */
async function peopleOf(
  db: Db,
  shopId: number,
  rows: Lined<EventRow>[],
): Promise<(row: EventRow) => Person> {
  const customerIds = rows.flatMap(({ value }) => value.customerId ?? []);
  const byCustomer = await findByIdentities(db, shopId, 'customer', customerIds);
  const byAddress = rows.flatMap(({ value }) =>
    value.email && !byCustomer.has(value.customerId ?? '')
      ? [{ email: value.email, seenAt: value.at }]
      : [],
  );
  const forgotten = await listForgotten(
    db,
    shopId,
    byAddress.map((one) => one.email),
  );
  const byEmail = await ensureGuests(
    db,
    shopId,
    byAddress.filter(({ email }) => !forgotten.has(email)),
  );
  return ({ customerId, email }) => {
    if (email && forgotten.has(email)) return 'forgotten';
    const profileId = byCustomer.get(customerId ?? '') ?? byEmail.get(email ?? '');
    return profileId ? { profileId } : 'person_unknown';
  };
}

function directoryFor(db: Db, shopId: number, rows: Lined<EventRow>[]): Promise<ProductDirectory> {
  const named = rows.flatMap(({ value }) =>
    value.does.kind === 'product' ? value.does.product : [],
  );
  return findProducts(db, shopId, { skus: named, handles: named, titles: [] });
}

/** What a row says makes its id where the sender gives none: the same file twice is told once. */
function idOf({ id, email, customerId, at, does }: EventRow): string {
  if (id !== null) return `file:${id}`;
  const says = JSON.stringify([email, customerId, at.getTime(), does]);
  return `file:${createHash('sha256').update(says).digest('hex').slice(0, 32)}`;
}

function eventOf(row: EventRow, profileId: string, directory: ProductDirectory): NewEvent | null {
  const head = { id: idOf(row), occurredAt: row.at, profileId, origin: 'import' as const };
  return told(row.does, head, directory);
}

type Head = Pick<NewEvent, 'id' | 'occurredAt' | 'profileId' | 'origin'>;

function told(does: Deed, head: Head, directory: ProductDirectory): NewEvent | null {
  switch (does.kind) {
    case 'viewed_page':
      return { ...head, name: does.kind, properties: { path: does.path } };
    case 'searched':
      return { ...head, name: does.kind, properties: { query: does.query } };
    case 'custom':
      return {
        ...head,
        name: does.kind,
        properties: { name: does.name, properties: does.properties },
      };
    case 'product': {
      const found = directory.bySku.get(does.product) ?? directory.byHandle.get(does.product);
      if (!found) return null;
      const { productId } = found;
      return does.name === 'viewed_product'
        ? { ...head, name: does.name, properties: { productId } }
        : { ...head, name: does.name, properties: { productId, quantity: does.quantity } };
    }
  }
}
