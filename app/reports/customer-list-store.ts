// The customers as a merchant looks for them: by words, by what they allow and have ordered, in any order, page by page.
import { Prisma } from '@prisma/client';
import type { Db } from '~/db';

export type EmailState = 'subscribed' | 'not_subscribed' | 'unsubscribed' | 'suppressed';

export type CustomerFilter = {
  /** Each stands somewhere in the name or the address. */
  words: string[];
  email: EmailState | null;
  orders: 'none' | 'one' | 'more' | null;
  lastOrder: 'recent' | 'older' | null;
};

export type CustomerSort = {
  by: 'created' | 'name' | 'last_order' | 'spent';
  descending: boolean;
};

/** Where a page begins, or, read backwards, where it ends: the row before it, by what the list is sorted by. */
export type CustomerPlace = { key: string; id: string; backwards: boolean };

export type CustomerRow = {
  id: string;
  name: string | null;
  email: string | null;
  emailState: EmailState;
  suppression: string | null;
  city: string | null;
  countryCode: string | null;
  createdAt: Date;
  orders: number;
  spentMinor: number;
  lastOrderAt: Date | null;
  /** What the list is sorted by, for the place of the next page. */
  key: string;
};

export type CustomerPage = {
  filter: CustomerFilter;
  sort: CustomerSort;
  place: CustomerPlace | null;
  limit: number;
  now: Date;
};

/** An order within this time is a recent one. */
export const RECENT_DAYS = 90;
const DAY_MS = 86_400_000;

/** Rows in the order of `sort`, also where the page is read backwards. */
export async function listCustomers(
  db: Db,
  shopId: number,
  { filter, sort, place, limit, now }: CustomerPage,
): Promise<CustomerRow[]> {
  const { key, type } = KEYS[sort.by];
  const isDown = sort.descending !== (place?.backwards ?? false);
  const direction = isDown ? Prisma.sql`desc` : Prisma.sql`asc`;
  const beyond = place
    ? Prisma.sql`and (${key}, p.id) ${isDown ? Prisma.sql`<` : Prisma.sql`>`}
        (${place.key}::${type}, ${place.id}::uuid)`
    : Prisma.empty;
  const rows = await steadily(
    db,
    () => db.$queryRaw<(Omit<CustomerRow, 'key'> & { key: unknown })[]>`
    with ${ordered(shopId)},
    page as (
      select p.id, ${key} as key
      from "profile" p ${joinsOf(filter, sort)}
      where ${conditionOf(shopId, filter, now)} ${beyond}
      order by key ${direction}, p.id ${direction} limit ${limit}
    )
    select ${COLUMNS}, page.key
    from page join "profile" p on p.shop_id = ${shopId} and p.id = page.id ${ALLOWED} ${theirOrders(shopId)}
    order by page.key ${direction}, p.id ${direction}`,
  );
  const inOrder = place?.backwards ? rows.reverse() : rows;
  return inOrder.map((row) => ({ ...row, key: keyText(row.key) }));
}

export async function countMatching(
  db: Db,
  shopId: number,
  filter: CustomerFilter,
  now: Date,
): Promise<number> {
  const [row] = await steadily(
    db,
    () => db.$queryRaw<{ count: number }[]>`
      with ${ordered(shopId)}
      select count(*)::integer as count
      from "profile" p ${joinsOf(filter, null)} where ${conditionOf(shopId, filter, now)}`,
  );
  return row?.count ?? 0;
}

/** One of them, as the list shows them. */
export async function findCustomer(
  db: Db,
  shopId: number,
  profileId: string,
): Promise<CustomerRow | null> {
  const [row] = await db.$queryRaw<CustomerRow[]>`
    select ${COLUMNS}, '' as key
    from "profile" p ${ALLOWED} ${theirOrders(shopId)}
    where p.shop_id = ${shopId} and p.id = ${profileId}::uuid and ${KNOWN}`;
  return row ?? null;
}

/** Neither a visitor whom nobody has named yet is in the list, nor who was deleted. */
const KNOWN = Prisma.sql`((p.email is not null or p.customer_id is not null) and p.deleted_at is null)`;

const NAME = Prisma.sql`nullif(trim(coalesce(p.first_name, '') || ' ' || coalesce(p.last_name, '')), '')`;

/** Whatever the database's own locale is, letters fold and stand as Unicode has them. */
const LETTERS = Prisma.sql`collate "und-x-icu"`;

const SEARCHED = Prisma.sql`
  lower((coalesce(p.first_name, '') || ' ' || coalesce(p.last_name, '') || ' ' || coalesce(p.email, '')) ${LETTERS})`;

/** By the indexes profile_shop_id_created_at_id_idx and order_of_profile_idx; the others sort what they found. */
const KEYS = {
  created: { key: Prisma.sql`p.created_at`, type: Prisma.sql`timestamptz` },
  name: {
    key: Prisma.sql`coalesce(${NAME}, p.email, '') ${LETTERS}`,
    type: Prisma.sql`text`,
  },
  last_order: {
    key: Prisma.sql`coalesce(t.last_at, 'epoch'::timestamptz)`,
    type: Prisma.sql`timestamptz`,
  },
  spent: { key: Prisma.sql`coalesce(t.spent, 0)`, type: Prisma.sql`bigint` },
};

/** A bounced or complained address first: no word of the person opens it. Without an address there is no yes. */
const EMAIL_STATE = Prisma.sql`
  case when s.reason <> 'unsubscribed' then 'suppressed'
       when s.reason = 'unsubscribed' or c.state = 'unsubscribed' then 'unsubscribed'
       when c.state = 'subscribed' and p.email is not null then 'subscribed'
       else 'not_subscribed' end`;

const ALLOWED = Prisma.sql`
  left join "consent" c on c.shop_id = p.shop_id and c.profile_id = p.id and c.channel = 'email'
  left join "suppression" s on s.shop_id = p.shop_id and s.address = p.email`;

const COLUMNS = Prisma.sql`
  p.id::text, ${NAME} as name, p.email, ${EMAIL_STATE} as "emailState", s.reason as suppression, p.city,
  p.country_code as "countryCode", p.created_at as "createdAt", o.orders, o.spent::float8 as "spentMinor",
  o.last_at as "lastOrderAt"`;

/** Tests and cancelled orders are no orders here; an unused `with` costs nothing. */
function ordered(shopId: number): Prisma.Sql {
  return Prisma.sql`
    totals as (
      select profile_id, count(*)::integer as orders, sum(total_minor - refunded_minor)::bigint as spent,
             max(ordered_at) as last_at
      from "order"
      where shop_id = ${shopId} and not test and cancelled_at is null and profile_id is not null
      group by profile_id
    )`;
}

function theirOrders(shopId: number): Prisma.Sql {
  return Prisma.sql`
    cross join lateral (
      select count(*)::integer as orders, coalesce(sum(total_minor - refunded_minor), 0) as spent,
             max(ordered_at) as last_at
      from "order" where shop_id = ${shopId} and profile_id = p.id and not test and cancelled_at is null
    ) o`;
}

function joinsOf(filter: CustomerFilter, sort: CustomerSort | null): Prisma.Sql {
  const isByOrders = sort?.by === 'last_order' || sort?.by === 'spent';
  const asksOrders = filter.orders !== null || filter.lastOrder !== null;
  return Prisma.sql`
    ${isByOrders || asksOrders ? Prisma.sql`left join totals t on t.profile_id = p.id` : Prisma.empty}
    ${filter.email === null ? Prisma.empty : ALLOWED}`;
}

function conditionOf(shopId: number, filter: CustomerFilter, now: Date): Prisma.Sql {
  const { words, email, orders, lastOrder } = filter;
  const recentFrom = new Date(now.getTime() - RECENT_DAYS * DAY_MS);
  const conditions = [Prisma.sql`p.shop_id = ${shopId}`, KNOWN];
  if (words.length > 0) {
    conditions.push(Prisma.sql`${SEARCHED} like all (${words.map(patternOf)}::text[])`);
  }
  if (email !== null) conditions.push(Prisma.sql`${EMAIL_STATE} = ${email}`);
  if (orders === 'none') conditions.push(Prisma.sql`t.orders is null`);
  if (orders === 'one') conditions.push(Prisma.sql`t.orders = 1`);
  if (orders === 'more') conditions.push(Prisma.sql`t.orders > 1`);
  if (lastOrder === 'recent') conditions.push(Prisma.sql`t.last_at >= ${recentFrom}::timestamptz`);
  if (lastOrder === 'older') conditions.push(Prisma.sql`t.last_at < ${recentFrom}::timestamptz`);
  return Prisma.join(conditions, ' and ');
}

/**
 * Right after an import PostgreSQL has not counted the tables yet, takes a shop for a handful of rows and compares each
 * with each: 7 s for 1,300 customers where a hash takes 30 ms. So nested loops are left to `lateral`; that makes them
 * look dear, which must not start the compiler for a page of rows.
 */
async function steadily<T>(db: Db, ask: () => Promise<T>): Promise<T> {
  await db.$queryRaw`select set_config('enable_nestloop', 'off', true), set_config('jit', 'off', true)`;
  const answer = await ask();
  await db.$queryRaw`select set_config('enable_nestloop', 'on', true)`;
  return answer;
}

/** A sign that LIKE gives a meaning is looked for as itself. */
function patternOf(word: string): string {
  return `%${word.toLowerCase().replace(/[\\%_]/g, '\\$&')}%`;
}

function keyText(key: unknown): string {
  return key instanceof Date ? key.toISOString() : String(key);
}
