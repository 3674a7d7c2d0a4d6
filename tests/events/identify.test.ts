// The laws of identity, on a real database: whatever order browsers tell things in, each visit is its person's, once.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { inShop } from '~/db';
import { recordVisits } from '~/events/identify';
import type { Visit } from '~/events/identify';
import { recordEvents } from '~/events/record';
import { readStream } from '~/events/stream-store';
import { linkAfter } from '~/events/visitor-link';
import type { VisitorLink, Word } from '~/events/visitor-link';
import { findVisitors } from '~/profiles/visitor-store';
import { profileIdOf } from '~/profiles/profile-id';
import { cases } from '../support/counts';
import { openDatabase } from '../support/database';
import { newShop, NOW } from '../support/factories';

const { db } = await openDatabase();
const shop = await newShop(db);

const PEOPLE = ['anna', 'ben', 'cleo'].map((name) => profileIdOf(shop.id, 'email', name));
const MINUTE_MS = 60_000;
const at = (minute: number) => new Date(NOW.getTime() - 600 * MINUTE_MS + minute * MINUTE_MS);

let visitors = 0;
let events = 0;

function look(visitorId: string, minute: number): Visit {
  const id = `look-${(events += 1)}`;
  const facts = { id, occurredAt: at(minute), profileId: null, visitorId };
  return {
    visitorId,
    at: at(minute),
    said: null,
    event: { ...facts, name: 'viewed_product', origin: 'pixel', properties: { productId: '1' } },
  };
}

function word(visitorId: string, minute: number, profileId: string, spoken: Word): Visit {
  const said = { profileId, word: spoken, at: at(minute) };
  return { visitorId, at: at(minute), said, event: null };
}

const send = (batch: Visit[]) => inShop(db, shop.id, (tx) => recordVisits(tx, shop.id, batch, NOW));

/** Event id → whose it is, for all events of these visitors; each stands once or this throws. */
async function owners(visitorIds: string[]): Promise<Record<string, string | null>> {
  const rows = await inShop(db, shop.id, (tx) =>
    tx.event.findMany({
      where: { shopId: shop.id, visitorId: { in: visitorIds } },
      select: { id: true, profileId: true, sequence: true },
    }),
  );
  if (new Set(rows.map((row) => row.sequence)).size !== rows.length)
    throw new Error('a number was given twice');
  if (new Set(rows.map((row) => row.id)).size !== rows.length)
    throw new Error('an event stands twice');
  return Object.fromEntries(rows.map((row) => [row.id, row.profileId]));
}

function idsOf(visits: Visit[]): string[] {
  return visits.flatMap((visit) => visit.event?.id ?? []);
}

/** Cuts a list into batches at the given places. */
function cut<T>(list: T[], places: number[]): T[][] {
  const ends = [...new Set(places.map((place) => place % (list.length + 1)))].sort((a, b) => a - b);
  return [0, ...ends].map((start, n) => list.slice(start, ends[n] ?? list.length));
}

const spoken = fc.constantFrom<Word>('click', 'form', 'checkout', 'login');
const minute = fc.integer({ min: 0, max: 300 });
const places = fc.array(fc.nat(20), { maxLength: 6 });

/** What a browser of one person tells in an hour or two: looks, and words about who it is. */
const oneBrowser = fc.record({
  person: fc.nat(2),
  looks: fc.array(minute, { maxLength: 5 }),
  words: fc.array(fc.record({ minute, spoken }), { maxLength: 3 }),
});

test('in any order, batch and repetition each look is its person’s', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(oneBrowser, { minLength: 1, maxLength: 4 }),
      fc.infiniteStream(fc.nat()),
      places,
      async (browsers, chance, ends) => {
        const told = browsers.map((browser) => {
          const visitorId = `visitor-${(visitors += 1)}`;
          const visits = [
            ...browser.looks.map((when) => look(visitorId, when)),
            ...browser.words.map((one) =>
              word(visitorId, one.minute, PEOPLE[browser.person]!, one.spoken),
            ),
          ];
          const person = browser.words.length > 0 ? PEOPLE[browser.person]! : null;
          return { visitorId, visits, person };
        });
        const all = told.flatMap((browser) => browser.visits);
        const shuffled = all
          .map((visit) => ({ visit, key: chance.next().value }))
          .toSorted((one, two) => one.key - two.key)
          .map(({ visit }) => visit);
        const batches = cut(shuffled, ends);
        for (const batch of [...batches, ...batches]) await send(batch);
        const expected = told.flatMap(({ visits, person }) =>
          idsOf(visits).map((id) => [id, person] as const),
        );
        expect(await owners(told.map((browser) => browser.visitorId))).toEqual(
          Object.fromEntries(expected),
        );
      },
    ),
    { numRuns: cases(25, 1_000) },
  );
});

/** A browser that several people use, in the order of time; a log-in or a checkout may be an event too. */
const sharedBrowser = fc.array(
  fc.oneof(
    fc.constant({ kind: 'look' as const }),
    fc.record({ kind: fc.constant('word' as const), person: fc.nat(2), spoken }),
    fc.record({ kind: fc.constant('page' as const), person: fc.nat(2) }),
  ),
  { minLength: 1, maxLength: 10 },
);

/** The plain telling: who it was known to be at that moment, or else who was known first. */
function plainOwners(history: Visit[]): Record<string, string | null> {
  const first = history.find((visit) => visit.said)?.said?.profileId ?? null;
  let link: VisitorLink | null = null;
  const found: Record<string, string | null> = {};
  for (const { event, said } of history) {
    if (said) link = linkAfter(link, said);
    const speaker = said && ['login', 'checkout'].includes(said.word) ? said.profileId : null;
    if (event) found[event.id] = speaker ?? link?.profileId ?? first;
  }
  return found;
}

test('people who share a browser keep what each of them did', async () => {
  await fc.assert(
    fc.asyncProperty(sharedBrowser, places, fc.array(fc.nat(6)), async (acts, ends, again) => {
      const visitorId = `visitor-${(visitors += 1)}`;
      const history = acts.map((act, n): Visit => {
        if (act.kind === 'look') return look(visitorId, n);
        const profileId = PEOPLE[act.person]!;
        if (act.kind === 'word') return word(visitorId, n, profileId, act.spoken);
        return { ...look(visitorId, n), said: { profileId, word: 'login', at: at(n) } };
      });
      const batches = cut(history, ends);
      for (const batch of batches) await send(batch);
      // A browser that heard no answer tells it again, at any later time.
      for (const n of again) await send(batches[n % batches.length]!);
      expect(await owners([visitorId])).toEqual(plainOwners(history));
    }),
    { numRuns: cases(25, 1_000) },
  );
});

test('batches that arrive at once lose nothing', async () => {
  for (let round = 0; round < cases(8, 200); round += 1) {
    const visitorId = `visitor-${(visitors += 1)}`;
    const looks = Array.from({ length: 6 }, (_, n) => look(visitorId, n));
    const batches = [
      ...looks.map((one) => [one]),
      [word(visitorId, 3, PEOPLE[0]!, 'form')],
      [word(visitorId, 4, PEOPLE[0]!, 'login')],
    ];
    await Promise.all(batches.map(send));
    expect(await owners([visitorId])).toEqual(
      Object.fromEntries(idsOf(looks).map((id) => [id, PEOPLE[0]])),
    );
  }
});

test('a reader past its cursor sees what was given later', async () => {
  const visitorId = `visitor-${(visitors += 1)}`;
  const early = [look(visitorId, 1), look(visitorId, 2)];
  await send(early);
  const read = (after: number) =>
    inShop(db, shop.id, (tx) =>
      readStream(tx, shop.id, { name: 'viewed_product', after, limit: 1_000_000 }),
    );
  const before = (await read(0)).through;
  await send([word(visitorId, 9, PEOPLE[1]!, 'click')]);
  const { events: news } = await read(before);
  expect(news.map((one) => [one.id, one.profileId])).toEqual(
    idsOf(early).map((id) => [id, PEOPLE[1]]),
  );
  // Once: a second word about the same person brings nothing again.
  const later = (await read(before)).through;
  await send([word(visitorId, 10, PEOPLE[1]!, 'login')]);
  expect((await read(later)).events).toEqual([]);
});

test('whoever records an event of a known visitor records the person’s', async () => {
  const visitorId = `visitor-${(visitors += 1)}`;
  await send([word(visitorId, 1, PEOPLE[2]!, 'form')]);
  const { event } = look(visitorId, 5);
  await inShop(db, shop.id, (tx) => recordEvents(tx, shop.id, [event!], NOW));
  expect(await owners([visitorId])).toEqual({ [event!.id]: PEOPLE[2] });
});

test('a visitor of one shop is nobody in another', async () => {
  const visitorId = `visitor-${(visitors += 1)}`;
  await send([word(visitorId, 1, PEOPLE[0]!, 'login')]);
  const other = await newShop(db);
  const found = await inShop(db, other.id, (tx) => findVisitors(tx, other.id, [visitorId]));
  expect(found.size).toBe(0);
});
