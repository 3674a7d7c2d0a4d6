// What another source of the shop tells, into the stream: people are found or made without consent, and what a person
// did under the source's own id becomes his or hers once that is known.
import { inShop, type Database, type Db } from '~/db';
import { ensureGuests, findByIdentities } from '~/profiles/store';
import { recordVisits, type Visit } from '../identify';
import type { NewEvent } from '../names';
import { recordOwned } from '../record';
import { lockStream } from '../store';
import { readTold, type Refusal, type ToldEvent } from './read-told';

export type ToldOutcome = {
  recorded: number;
  /** Known already by its id and time. */
  repeated: number;
  refused: { id: string; reason: Refusal }[];
};

export async function recordTold(
  database: Database,
  shopId: number,
  told: unknown[],
  now: Date,
): Promise<ToldOutcome> {
  const refused: ToldOutcome['refused'] = [];
  const usable: ToldEvent[] = [];
  for (const raw of told) {
    const reading = readTold(raw, now);
    if (reading.kind === 'usable') usable.push(reading.event);
    else refused.push({ id: reading.id, reason: reading.reason });
  }
  if (usable.length === 0) return { recorded: 0, repeated: 0, refused };
  await makeGuests(database, shopId, usable);
  return inShop(database, shopId, async (db) => {
    await lockStream(db, shopId);
    const whose = await findPeople(db, shopId, usable);
    const known = usable.filter((event) => {
      const isUnknown = event.customerId !== null && whose(event) === null;
      if (isUnknown) refused.push({ id: event.id, reason: 'unknown_customer' });
      return !isUnknown;
    });
    return { ...(await append(db, shopId, { known, whose }, now)), refused };
  });
}

type Whose = (event: ToldEvent) => string | null;

async function append(
  db: Db,
  shopId: number,
  { known, whose }: { known: ToldEvent[]; whose: Whose },
  now: Date,
): Promise<{ recorded: number; repeated: number }> {
  const own = known.filter(({ externalId }) => externalId === null);
  const owned = await recordOwned(
    db,
    shopId,
    own.map((event) => eventOf(event, whose(event))),
    now,
  );
  const visits = known.flatMap((event) => visitOf(event, whose(event)));
  const visited = await recordVisits(db, shopId, visits, now);
  return {
    recorded: owned.recorded + visited.recorded,
    repeated: owned.repeated + visited.repeated,
  };
}

/** In a commit of its own, as whoever mirrors the shop writes people first and asks for the stream later. */
async function makeGuests(database: Database, shopId: number, told: ToldEvent[]): Promise<void> {
  const seen = told.flatMap(({ email, at }) => (email ? [{ email, seenAt: at }] : []));
  if (seen.length === 0) return;
  await inShop(database, shopId, async (db) => {
    const emails = seen.map(({ email }) => email);
    const known = await findByIdentities(db, shopId, 'email', emails);
    const fresh = seen.filter(({ email }) => !known.has(email));
    if (fresh.length > 0) await ensureGuests(db, shopId, fresh);
  });
}

async function findPeople(db: Db, shopId: number, told: ToldEvent[]): Promise<Whose> {
  const find = (kind: 'customer' | 'email', values: (string | null)[]) =>
    findByIdentities(db, shopId, kind, [...new Set(values.filter((value) => value !== null))]);
  const customers = await find(
    'customer',
    told.map((event) => event.customerId),
  );
  const people = await find(
    'email',
    told.map((event) => event.email),
  );
  return ({ customerId, email }) =>
    customerId !== null ? (customers.get(customerId) ?? null) : (people.get(email ?? '') ?? null);
}

/** A source's own id is a visitor of its own kind: no browser can bear such a name. */
function visitOf(event: ToldEvent, profileId: string | null): Visit[] {
  const { externalId, at } = event;
  if (externalId === null) return [];
  const said = profileId ? { profileId, word: 'login' as const, at } : null;
  return [{ visitorId: `external ${externalId}`, at, event: eventOf(event, null), said }];
}

function eventOf({ id, name, at, properties }: ToldEvent, profileId: string | null): NewEvent {
  const facts = { id: `api:${id}`, occurredAt: at, profileId, origin: 'api' as const };
  return { ...facts, name, properties } as NewEvent;
}
