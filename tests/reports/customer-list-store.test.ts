// The laws of a list in pages, for random shops: every match once, in order, whichever way one turns the pages.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { recordConsent, suppressAddress } from '~/consent/store';
import { inShop, type Db } from '~/db';
import { upsertOrders } from '~/orders/store';
import { upsertCustomers } from '~/profiles/store';
import {
  countMatching,
  findCustomer,
  listCustomers,
  RECENT_DAYS,
  type CustomerFilter,
  type CustomerPlace,
  type CustomerRow,
  type CustomerSort,
} from '~/reports/customer-list-store';
import { cases } from '../support/counts';
import { openDatabase } from '../support/database';
import { consentChange, customer, hoursAgo, newShop, NOW, order } from '../support/factories';

const { db } = await openDatabase();

const ALL: CustomerFilter = { words: [], email: null, orders: null, lastOrder: null };
const NEWEST: CustomerSort = { by: 'created', descending: true };

const FIRST_NAMES = ['Émile', 'anna', 'Zoë', 'Bo', null];
const LAST_NAMES = ['O’Brien', '100% Co', 'Under_score', null];
const CONSENTS = ['subscribed', 'unsubscribed', 'pending', null] as const;
const SUPPRESSIONS = ['bounced', 'unsubscribed', null] as const;

type Made = {
  first: string | null;
  last: string | null;
  hasEmail: boolean;
  consent: (typeof CONSENTS)[number];
  suppression: (typeof SUPPRESSIONS)[number];
  /** Days ago. */
  created: number;
  orders: { daysAgo: number; euros: number; counts: boolean }[];
};

const made: fc.Arbitrary<Made> = fc.record({
  first: fc.constantFrom(...FIRST_NAMES),
  last: fc.constantFrom(...LAST_NAMES),
  hasEmail: fc.boolean(),
  consent: fc.constantFrom(...CONSENTS),
  suppression: fc.constantFrom(...SUPPRESSIONS),
  // Few values, so that many are equal in what the list is sorted by.
  created: fc.integer({ min: 200, max: 203 }),
  orders: fc.array(
    fc.record({
      daysAgo: fc.constantFrom(1, RECENT_DAYS - 1, RECENT_DAYS + 1, 190),
      euros: fc.integer({ min: 0, max: 2 }),
      counts: fc.boolean(),
    }),
    { maxLength: 3 },
  ),
});

const anyFilter: fc.Arbitrary<CustomerFilter> = fc.record({
  words: fc.subarray(['émile', 'ANNA', '@mail', '%', '_', 'nobody'], { maxLength: 2 }),
  email: fc.constantFrom(null, 'subscribed', 'not_subscribed', 'unsubscribed', 'suppressed'),
  orders: fc.constantFrom(null, 'none', 'one', 'more'),
  lastOrder: fc.constantFrom(null, 'recent', 'older'),
});

const anySort: fc.Arbitrary<CustomerSort> = fc.record({
  by: fc.constantFrom('created', 'name', 'last_order', 'spent'),
  descending: fc.boolean(),
});

test('turning all pages shows each match once, in order', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(made, { maxLength: 12 }),
      fc.array(fc.tuple(anyFilter, anySort), { minLength: 1, maxLength: 6 }),
      fc.integer({ min: 1, max: 4 }),
      async (people, questions, size) => {
        const shop = await newShop(db);
        const ids = await inShop(db, shop.id, (tx) => fill(tx, shop.id, people));
        for (const [filter, sort] of questions) {
          const forth = await turn(shop.id, { filter, sort, size }, false);
          const back = await turn(shop.id, { filter, sort, size }, true);
          expect(back).toEqual(forth);
          const wanted = people.flatMap((one, n) => (matches(one, n, filter) ? [ids[n]] : []));
          expect(forth.map(({ id }) => id).sort()).toEqual(wanted.sort());
          expect(isOrdered(forth, sort)).toBe(true);
          const counted = await inShop(db, shop.id, (tx) =>
            countMatching(tx, shop.id, filter, NOW),
          );
          expect(counted).toBe(forth.length);
        }
      },
    ),
    { numRuns: cases(12, 1_000) },
  );
});

test('finds words in any case and in any order', async () => {
  const shop = await newShop(db);
  await inShop(db, shop.id, (tx) =>
    upsertCustomers(tx, shop.id, [
      customer('1', { firstName: 'Émile', lastName: 'Ångström', email: 'e.a@mail.example' }),
      customer('2', { firstName: 'Émile', lastName: 'Li', email: 'li@post.example' }),
    ]),
  );
  const found = async (...words: string[]) =>
    (await list(shop.id, { filter: { ...ALL, words } })).map(({ name }) => name).sort();
  expect(await found('ÉMILE')).toEqual(['Émile Li', 'Émile Ångström']);
  expect(await found('ångström', 'émile')).toEqual(['Émile Ångström']);
  expect(await found('post.ex')).toEqual(['Émile Li']);
  expect(await found('e_a')).toEqual([]);
});

test('a row has what counts of the orders', async () => {
  const shop = await newShop(db);
  const id = await inShop(db, shop.id, async (tx) => {
    const ids = await upsertCustomers(tx, shop.id, [customer('1', { city: 'York' })]);
    const profileId = ids.get('1')!;
    await upsertOrders(tx, shop.id, [
      order('1', { profileId, totalMinor: 2_000, refundedMinor: 500, orderedAt: hoursAgo(50) }),
      order('2', { profileId, totalMinor: 1_000, orderedAt: hoursAgo(90) }),
      order('3', { profileId, test: true }),
      order('4', { profileId, cancelledAt: NOW }),
    ]);
    return profileId;
  });
  const [row] = await list(shop.id, {});
  expect(row).toMatchObject({ orders: 2, spentMinor: 2_500, lastOrderAt: hoursAgo(50) });
  const alone = await inShop(db, shop.id, (tx) => findCustomer(tx, shop.id, id));
  expect({ ...alone, key: row!.key }).toEqual(row);
});

test('a visitor without a name is no customer', async () => {
  const shop = await newShop(db);
  const id = crypto.randomUUID();
  await inShop(db, shop.id, async (tx) => {
    await tx.profile.create({
      data: { shopId: shop.id, id, tags: [], createdAt: NOW, sourceAt: NOW },
    });
    expect(await countMatching(tx, shop.id, ALL, NOW)).toBe(0);
    expect(await findCustomer(tx, shop.id, id)).toBeNull();
  });
  expect(await list(shop.id, {})).toEqual([]);
});

test('who was deleted is no customer', async () => {
  const shop = await newShop(db);
  await inShop(db, shop.id, async (tx) => {
    const ids = await upsertCustomers(tx, shop.id, [customer('1'), customer('2')]);
    await tx.profile.update({
      where: { shopId_id: { shopId: shop.id, id: ids.get('1')! } },
      data: { deletedAt: NOW },
    });
    expect(await findCustomer(tx, shop.id, ids.get('1')!)).toBeNull();
    expect(await countMatching(tx, shop.id, ALL, NOW)).toBe(1);
  });
  expect(await list(shop.id, {})).toHaveLength(1);
});

type Asked = { filter?: CustomerFilter; sort?: CustomerSort; place?: CustomerPlace | null };

function list(
  shopId: number,
  { filter = ALL, sort = NEWEST, place = null }: Asked,
  limit = 50,
): Promise<CustomerRow[]> {
  return inShop(db, shopId, (tx) =>
    listCustomers(tx, shopId, { filter, sort, place, limit, now: NOW }),
  );
}

/** Page after page to the end; backwards, to the end first and then all the way back. */
async function turn(
  shopId: number,
  { filter, sort, size }: { filter: CustomerFilter; sort: CustomerSort; size: number },
  backwards: boolean,
): Promise<CustomerRow[]> {
  const all: CustomerRow[] = [];
  let place: CustomerPlace | null = null;
  if (backwards) {
    const [last] = await list(shopId, { filter, sort: { ...sort, descending: !sort.descending } });
    if (!last) return [];
    all.push(last);
    place = { key: last.key, id: last.id, backwards };
  }
  for (let pages = 0; pages < 50; pages += 1) {
    const page: CustomerRow[] = await list(shopId, { filter, sort, place }, size);
    if (page.length === 0) return all;
    if (backwards) all.unshift(...page);
    else all.push(...page);
    const edge = backwards ? page[0]! : page[page.length - 1]!;
    place = { key: edge.key, id: edge.id, backwards };
  }
  throw new Error('The pages do not end.');
}

async function fill(tx: Db, shopId: number, people: Made[]): Promise<string[]> {
  const ids = await upsertCustomers(
    tx,
    shopId,
    people.map((one, n) =>
      customer(String(n), {
        firstName: one.first,
        lastName: one.last,
        email: addressOf(one, n),
        createdAt: hoursAgo(one.created * 24),
      }),
    ),
  );
  const idOf = (n: number) => ids.get(String(n))!;
  await recordConsent(
    tx,
    shopId,
    people.flatMap(({ consent: state }, n) => (state ? [consentChange(idOf(n), { state })] : [])),
    NOW,
  );
  for (const [n, one] of people.entries()) {
    const address = addressOf(one, n);
    if (address && one.suppression)
      await suppressAddress(tx, shopId, address, one.suppression, NOW);
  }
  await upsertOrders(
    tx,
    shopId,
    people.flatMap(({ orders }, n) =>
      orders.map((one, k) =>
        order(`${n}-${k}`, {
          profileId: idOf(n),
          orderedAt: hoursAgo(one.daysAgo * 24),
          totalMinor: one.euros * 100,
          cancelledAt: one.counts ? null : NOW,
        }),
      ),
    ),
  );
  return people.map((_, n) => idOf(n));
}

function addressOf({ hasEmail }: Made, n: number): string | null {
  return hasEmail ? `person${n}@mail.example` : null;
}

/** The filters once more, in words of their own. */
function matches(one: Made, n: number, { words, email, orders, lastOrder }: CustomerFilter) {
  const text = [one.first, one.last, addressOf(one, n)].join(' ').toLowerCase();
  const counted = one.orders.filter(({ counts }) => counts);
  const last = Math.min(...counted.map(({ daysAgo }) => daysAgo));
  const wanted = { none: [0], one: [1], more: [2, 3] };
  return (
    words.every((word) => text.includes(word.toLowerCase())) &&
    (email === null || email === emailStateOf(one)) &&
    (orders === null || wanted[orders].includes(counted.length)) &&
    (lastOrder === null || (counted.length > 0 && (lastOrder === 'recent') === last <= RECENT_DAYS))
  );
}

function emailStateOf({ hasEmail, consent, suppression }: Made) {
  if (hasEmail && suppression === 'bounced') return 'suppressed';
  if ((hasEmail && suppression) || consent === 'unsubscribed') return 'unsubscribed';
  return hasEmail && consent === 'subscribed' ? 'subscribed' : 'not_subscribed';
}

function isOrdered(rows: CustomerRow[], { by, descending }: CustomerSort): boolean {
  const letters = new Intl.Collator('und');
  const compare = {
    created: (a: CustomerRow, b: CustomerRow) => a.createdAt.getTime() - b.createdAt.getTime(),
    name: (a: CustomerRow, b: CustomerRow) =>
      letters.compare(a.name ?? a.email ?? '', b.name ?? b.email ?? ''),
    last_order: (a: CustomerRow, b: CustomerRow) =>
      (a.lastOrderAt?.getTime() ?? 0) - (b.lastOrderAt?.getTime() ?? 0),
    spent: (a: CustomerRow, b: CustomerRow) => a.spentMinor - b.spentMinor,
  }[by];
  return rows.every((row, n) => {
    const before = rows[n - 1];
    return !before || (descending ? compare(before, row) >= 0 : compare(before, row) <= 0);
  });
}
