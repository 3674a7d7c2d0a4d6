// The people a shop may reach, and the identifiers by which they are known.
import type { Db } from '~/db';
import { profileIdOf } from './profile-id';

export type CustomerProfile = {
  customerId: string;
  email: string | null;
  firstName: string | null;
  lastName: string | null;
  locale: string | null;
  countryCode: string | null;
  city: string | null;
  zip: string | null;
  tags: string[];
  createdAt: Date;
  sourceAt: Date;
};

/**
 * Writes customers as profiles, in one statement each for rows and identities; answers customer id → profile id.
 * A payload older than what is stored changes nothing. An address that already belongs to another profile stays there:
 * both profiles carry it, one of them answers for it. Rows go in by id, so that two imports at once never deadlock.
 */
export async function upsertCustomers(
  db: Db,
  shopId: number,
  customers: CustomerProfile[],
): Promise<Map<string, string>> {
  if (customers.length === 0) return new Map();
  const known = await findByIdentities(
    db,
    shopId,
    'customer',
    customers.map((c) => c.customerId),
  );
  const guests = await findGuests(db, shopId, addressesOf(customers, known));
  const idOf = new Map<string, string>();
  const taken = new Set<string>();
  for (const customer of customers) {
    if (idOf.has(customer.customerId)) continue;
    const guest = customer.email ? guests.get(customer.email) : undefined;
    const id = known.get(customer.customerId) ?? takeOnce(taken, guest);
    idOf.set(customer.customerId, id ?? profileIdOf(shopId, 'customer', customer.customerId));
  }
  const rows = customers.map((customer) => ({
    id: idOf.get(customer.customerId),
    customer_id: customer.customerId,
    email: customer.email,
    first_name: customer.firstName,
    last_name: customer.lastName,
    locale: customer.locale,
    country_code: customer.countryCode,
    city: customer.city,
    zip: customer.zip,
    tags: customer.tags,
    created_at: customer.createdAt,
    source_at: customer.sourceAt,
  }));
  await db.$executeRaw`
    insert into "profile" (shop_id, id, customer_id, email, first_name, last_name, locale, country_code, city, zip,
                           tags, created_at, source_at)
    select distinct on (r.id) ${shopId}::integer, r.id, r.customer_id, r.email, r.first_name, r.last_name, r.locale,
           r.country_code, r.city, r.zip, r.tags, r.created_at, r.source_at
    from json_to_recordset(${JSON.stringify(rows)}::json) as r(
      id uuid, customer_id text, email text, first_name text, last_name text, locale text, country_code text,
      city text, zip text, tags text[], created_at timestamptz, source_at timestamptz)
    order by r.id, r.source_at desc
    on conflict (shop_id, id) do update set
      customer_id = excluded.customer_id, email = excluded.email, first_name = excluded.first_name,
      last_name = excluded.last_name, locale = excluded.locale, country_code = excluded.country_code,
      city = excluded.city, zip = excluded.zip, tags = excluded.tags, created_at = excluded.created_at,
      source_at = excluded.source_at
    where "profile".customer_id is null or excluded.source_at >= "profile".source_at`;
  await addIdentities(db, shopId, 'customer', [...idOf]);
  await addIdentities(
    db,
    shopId,
    'email',
    customers.flatMap((c) => (c.email ? [[c.email, idOf.get(c.customerId)!]] : [])),
  );
  return idOf;
}

/** A guest's profile becomes one customer's, not two's. */
function takeOnce(taken: Set<string>, id: string | undefined): string | undefined {
  if (!id || taken.has(id)) return undefined;
  taken.add(id);
  return id;
}

function addressesOf(customers: CustomerProfile[], known: Map<string, string>): string[] {
  return customers.flatMap((c) => (c.email && !known.has(c.customerId) ? [c.email] : []));
}

/** People who bought without an account: a profile with an address and no customer. Answers address → profile id. */
export async function ensureGuests(
  db: Db,
  shopId: number,
  guests: { email: string; seenAt: Date }[],
): Promise<Map<string, string>> {
  const known = await findByIdentities(
    db,
    shopId,
    'email',
    guests.map((guest) => guest.email),
  );
  const fresh = new Map<string, { id: string; email: string; created_at: Date }>();
  for (const guest of guests) {
    if (known.has(guest.email) || fresh.has(guest.email)) continue;
    const id = profileIdOf(shopId, 'email', guest.email);
    fresh.set(guest.email, { id, email: guest.email, created_at: guest.seenAt });
  }
  if (fresh.size === 0) return known;
  await db.$executeRaw`
    insert into "profile" (shop_id, id, email, tags, created_at, source_at)
    select ${shopId}::integer, r.id, r.email, '{}', r.created_at, r.created_at
    from json_to_recordset(${JSON.stringify([...fresh.values()])}::json) as r(
      id uuid, email text, created_at timestamptz)
    order by r.id
    on conflict (shop_id, id) do nothing`;
  await addIdentities(
    db,
    shopId,
    'email',
    [...fresh.values()].map((guest) => [guest.email, guest.id]),
  );
  for (const guest of fresh.values()) known.set(guest.email, guest.id);
  return known;
}

/** Which of these identifiers are known, by the primary key of profile_identity. */
export async function findByIdentities(
  db: Db,
  shopId: number,
  kind: 'customer' | 'email' | 'visitor',
  values: string[],
): Promise<Map<string, string>> {
  if (values.length === 0) return new Map();
  const rows = await db.$queryRaw<{ value: string; profileId: string }[]>`
    select value, profile_id::text as "profileId" from "profile_identity"
    where shop_id = ${shopId} and kind = ${kind} and value = any(${values}::text[])`;
  return new Map(rows.map((row) => [row.value, row.profileId]));
}

/** Whose address it is among those who have no account yet: the only ones that may become a customer's profile. */
async function findGuests(
  db: Db,
  shopId: number,
  addresses: string[],
): Promise<Map<string, string>> {
  if (addresses.length === 0) return new Map();
  const rows = await db.$queryRaw<{ value: string; profileId: string }[]>`
    select i.value, i.profile_id::text as "profileId" from "profile_identity" i
    join "profile" p on p.shop_id = i.shop_id and p.id = i.profile_id and p.customer_id is null
    where i.shop_id = ${shopId} and i.kind = 'email' and i.value = any(${addresses}::text[])`;
  return new Map(rows.map((row) => [row.value, row.profileId]));
}

async function addIdentities(
  db: Db,
  shopId: number,
  kind: 'customer' | 'email' | 'visitor',
  pairs: string[][],
): Promise<void> {
  if (pairs.length === 0) return;
  await db.$executeRaw`
    insert into "profile_identity" (shop_id, kind, value, profile_id)
    select ${shopId}::integer, ${kind}, v, p
    from unnest(${pairs.map((pair) => pair[0])}::text[], ${pairs.map((pair) => pair[1])}::uuid[]) as pair(v, p)
    order by v
    on conflict (shop_id, kind, value) do nothing`;
}

export async function countCustomers(db: Db, shopId: number): Promise<number> {
  return db.profile.count({ where: { shopId, customerId: { not: null } } });
}
