// What the pixels of one shop told since the last commit, into its stream: customers, addresses and clicks become
// people, then every visit is recorded for whom it belongs to.
import type { Database, Db, SqlDb } from '~/db';
import { inShop } from '~/db';
import { inShopAtOnce, inShopDirectly } from '~/db-direct';
import { visitKey } from '~/messages/visits/visit-token';
import { recordVisits } from '~/events/identify';
import type { Visit } from '~/events/identify';
import type { NewEvent } from '~/events/names';
import { recordSilent } from '~/events/record';
import type { RecordOutcome } from '~/events/record';
import { lockStream } from '~/events/store';
import type { Identification } from '~/events/visitor-link';
import { recognizeClicks } from '~/messages/visits/click-visits';
import { ensureGuests, findByIdentities } from '~/profiles/store';
import type { PixelEvent } from '../translate/pixel';

type Proof = { secret: string; oldSecrets?: string[]; now: Date; admit?: Admission };

/** Whether another person may be made by such a word: the pixel's key is public, and so is its door. */
export type Admission = (shopId: number, word: 'form' | 'checkout') => boolean;

export async function receivePixel(
  database: Database,
  shopId: number,
  events: PixelEvent[],
  proof: Proof,
): Promise<RecordOutcome> {
  const parts = apart(events);
  const outcomes = [
    await receiveSilent(database, shopId, parts.silent, proof.now),
    await receiveLoggedIn(database, shopId, parts.loggedIn, proof.now),
    await receiveSpeaking(database, shopId, parts.speaking, proof),
  ];
  return {
    recorded: outcomes.reduce((sum, { recorded }) => sum + recorded, 0),
    repeated: outcomes.reduce((sum, { repeated }) => sum + repeated, 0),
    refused: outcomes.flatMap(({ refused }) => refused),
  };
}

const NOTHING: RecordOutcome = { recorded: 0, repeated: 0, refused: [] };

type Manner = 'silent' | 'loggedIn' | 'speaking';

/**
 * By what their visitors say about themselves in this group, each visitor with all that he or she did, since what is said
 * about one changes nothing for another. Most say nothing, and cost least.
 */
function apart(events: PixelEvent[]): Record<Manner, PixelEvent[]> {
  const manners = new Map<string, Manner>();
  for (const { address, click, customerId, visitorId } of events) {
    if (address || click) manners.set(visitorId, 'speaking');
    else if (customerId && !manners.has(visitorId)) manners.set(visitorId, 'loggedIn');
  }
  if (manners.size === 0) return { silent: events, loggedIn: [], speaking: [] };
  const parts: Record<Manner, PixelEvent[]> = { silent: [], loggedIn: [], speaking: [] };
  for (const event of events) parts[manners.get(event.visitorId) ?? 'silent'].push(event);
  return parts;
}

async function receiveSilent(
  database: Database,
  shopId: number,
  events: PixelEvent[],
  now: Date,
): Promise<RecordOutcome> {
  const happened = events.map(eventOf).filter((event) => event !== null);
  if (happened.length === 0) return NOTHING;
  return inShopAtOnce(database, shopId, (db) => recordSilent(db, shopId, happened, now));
}

async function receiveLoggedIn(
  database: Database,
  shopId: number,
  events: PixelEvent[],
  now: Date,
): Promise<RecordOutcome> {
  if (events.length === 0) return NOTHING;
  return inShopDirectly(database, shopId, async (db) => {
    const [, customers] = await Promise.all([
      lockStream(db, shopId),
      findCustomers(db, shopId, events),
    ]);
    const wordOf: Words = ({ customerId, at }) => {
      const profileId = customers.get(customerId ?? '');
      return profileId ? { profileId, word: 'login', at } : null;
    };
    return recordVisits(db, shopId, events.map(visitBy(wordOf)), now);
  });
}

async function receiveSpeaking(
  database: Database,
  shopId: number,
  events: PixelEvent[],
  { secret, oldSecrets = [], now, admit }: Proof,
): Promise<RecordOutcome> {
  if (events.length === 0) return NOTHING;
  await makeGuests(database, shopId, events, admit);
  const key = [secret, ...oldSecrets].map((one) => visitKey(one, String(shopId)));
  return inShop(database, shopId, async (db) => {
    // Before anybody is looked up: who becomes one with another person meanwhile is met as that person or not yet.
    await lockStream(db, shopId);
    const wordOf = await loadWords(db, shopId, events, { key, now });
    return recordVisits(db, shopId, events.map(visitBy(wordOf)), now);
  });
}

type Words = (event: PixelEvent) => Identification | null;

const visitBy = (wordOf: Words) => (event: PixelEvent) => {
  const { visitorId, at } = event;
  return { visitorId, at, event: eventOf(event), said: wordOf(event) } satisfies Visit;
};

function findCustomers(
  db: SqlDb,
  shopId: number,
  events: PixelEvent[],
): Promise<Map<string, string>> {
  return findByIdentities(db, shopId, 'customer', unique(events.map((event) => event.customerId)));
}

function unique(values: (string | null | undefined)[]): string[] {
  return [...new Set(values.filter((value) => typeof value === 'string'))];
}

/**
 * An address that the shop does not know becomes a person without consent: nothing that a browser says allows a mail.
 * In a commit of its own, since whoever mirrors the shop writes people first and asks for the stream later.
 */
async function makeGuests(
  database: Database,
  shopId: number,
  events: PixelEvent[],
  admit: Admission = () => true,
): Promise<void> {
  const seen = events.flatMap(({ address, at }) =>
    address ? [{ email: address.email, word: address.word, seenAt: at }] : [],
  );
  if (seen.length === 0) return;
  await inShop(database, shopId, async (db) => {
    const emails = seen.map((guest) => guest.email);
    const known = await findByIdentities(db, shopId, 'email', emails);
    const fresh = new Map<string, (typeof seen)[number]>();
    for (const guest of seen) {
      if (known.has(guest.email) || fresh.has(guest.email)) continue;
      if (admit(shopId, guest.word)) fresh.set(guest.email, guest);
    }
    if (fresh.size > 0) await ensureGuests(db, shopId, [...fresh.values()]);
  });
}

/** Who an event says that its visitor is, by the strongest thing that it says. */
async function loadWords(
  db: Db,
  shopId: number,
  events: PixelEvent[],
  proof: { key: Buffer[]; now: Date },
): Promise<Words> {
  const customers = await findCustomers(db, shopId, events);
  const people = await findByIdentities(
    db,
    shopId,
    'email',
    unique(events.map((event) => event.address?.email)),
  );
  const shown = events.flatMap(({ click, visitorId }) =>
    click ? [{ token: click, visitorId }] : [],
  );
  const clickerOf = await recognizeClicks(db, shopId, shown, proof);
  return ({ customerId, address, click, visitorId, at }) => {
    const customer = customers.get(customerId ?? '');
    if (customer) return { profileId: customer, word: 'login', at };
    const person = people.get(address?.email ?? '');
    if (person && address) return { profileId: person, word: address.word, at };
    const clicker = click ? clickerOf({ token: click, visitorId }) : null;
    return clicker ? { profileId: clicker, word: 'click', at } : null;
  };
}

function eventOf({ id, at, visitorId, happened }: PixelEvent): NewEvent | null {
  if (!happened) return null;
  const { name, properties } = happened;
  return {
    id,
    name,
    occurredAt: at,
    visitorId,
    profileId: null,
    origin: 'pixel',
    properties,
  } as NewEvent;
}
