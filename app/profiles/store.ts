// The people a shop may reach, and the identifiers by which they are known.
import type { Db, SqlDb } from '~/db';
import { claimAddresses, type Claim } from './addresses/claim-store';
import { findKept } from './merges/store';
import { profileIdOf } from './profile-id';
import { UNTOLD } from './untold';

export type PostalAddress = {
  isDefault: boolean;
  name: string | null;
  company: string | null;
  address1: string | null;
  address2: string | null;
  city: string | null;
  zip: string | null;
  provinceCode: string | null;
  countryCode: string | null;
  phone: string | null;
};

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
  phone?: string | null;
  verifiedEmail?: boolean | null;
  /** Told by imports alone. */
  dataSaleOptOut?: boolean | null;
  addresses?: PostalAddress[];
  createdAt: Date;
  sourceAt: Date;
  /** When Shopify said so: it decides between payloads of one second. An import says it at no moment. */
  toldAt?: Date;
  /** Shopify's webhooks tell neither language nor tags: what is known of them stays. */
  isPartial?: boolean;
};

/**
 * Writes customers as profiles, in one statement each for rows and identities; answers customer id → profile id.
 * A payload older than what is stored changes nothing, and who was deleted does not come back. Several may carry one
 * address; who had it last answers for it. A late payload of who was merged tells which address he or she had, no more.
 * Rows go in by id, so that two imports at once never deadlock.
 */
export async function upsertCustomers(
  db: Db,
  shopId: number,
  customers: CustomerProfile[],
): Promise<Map<string, string>> {
  if (customers.length === 0) return new Map();
  const asked = customers.map((c) => c.customerId);
  const kept = await findKept(db, shopId, asked);
  const known = await findByIdentities(db, shopId, 'customer', [...asked, ...kept.values()]);
  const standing = customers.filter((c) => !kept.has(c.customerId));
  const guests = await findGuests(db, shopId, addressesOf(standing, known));
  const idOf = new Map<string, string>();
  const taken = new Set<string>();
  for (const customer of standing) {
    if (idOf.has(customer.customerId)) continue;
    const guest = customer.email ? guests.get(customer.email) : undefined;
    const id = known.get(customer.customerId) ?? takeOnce(taken, guest);
    idOf.set(customer.customerId, id ?? profileIdOf(shopId, 'customer', customer.customerId));
  }
  await writeCustomers(db, shopId, standing, idOf);
  await addIdentities(db, shopId, 'customer', [...idOf]);
  await claimAddresses(db, shopId, customers.flatMap(claimOf));
  for (const [gone, keptId] of kept) {
    const id = idOf.get(keptId) ?? known.get(keptId);
    if (id) idOf.set(gone, id);
  }
  return idOf;
}

async function writeCustomers(
  db: Db,
  shopId: number,
  customers: CustomerProfile[],
  idOf: Map<string, string>,
): Promise<void> {
  if (customers.length === 0) return;
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
    phone: customer.phone ?? null,
    verified_email: customer.verifiedEmail ?? null,
    data_sale_opt_out: customer.dataSaleOptOut ?? null,
    addresses: customer.addresses ?? [],
    created_at: customer.createdAt,
    source_at: customer.sourceAt,
    told_at: customer.toldAt ?? UNTOLD,
    detail_at: customer.isPartial ? UNTOLD : customer.sourceAt,
  }));
  const json = JSON.stringify(rows);
  await db.$executeRaw`
    insert into "profile" (shop_id, id, customer_id, email, first_name, last_name, locale, country_code, city, zip,
                           tags, phone, verified_email, data_sale_opt_out, addresses, created_at, source_at, told_at,
                           detail_at)
    select distinct on (r.id) ${shopId}::integer, r.* from json_to_recordset(${json}::json) as r(
      id uuid, customer_id text, email text, first_name text, last_name text, locale text, country_code text,
      city text, zip text, tags text[], phone text, verified_email boolean, data_sale_opt_out boolean, addresses jsonb,
      created_at timestamptz, source_at timestamptz, told_at timestamptz, detail_at timestamptz)
    order by r.id, r.source_at desc, r.told_at desc
    on conflict (shop_id, id) do update set
      customer_id = excluded.customer_id, email = excluded.email, first_name = excluded.first_name,
      last_name = excluded.last_name, country_code = excluded.country_code, city = excluded.city, zip = excluded.zip,
      phone = excluded.phone, verified_email = excluded.verified_email, addresses = excluded.addresses,
      created_at = excluded.created_at, source_at = excluded.source_at, told_at = excluded.told_at
    where "profile".deleted_at is null and ("profile".customer_id is null
       or (excluded.source_at, excluded.told_at) >= ("profile".source_at, "profile".told_at))`;
  await db.$executeRaw`
    update "profile" p set locale = r.locale, tags = r.tags, data_sale_opt_out = r.data_sale_opt_out,
      detail_at = r.detail_at
    from (
      select distinct on (d.id) d.* from json_to_recordset(${json}::json) as d(
        id uuid, locale text, tags text[], data_sale_opt_out boolean, detail_at timestamptz)
      order by d.id, d.detail_at desc
    ) r
    where p.shop_id = ${shopId} and p.id = r.id and r.detail_at >= p.detail_at and r.detail_at > ${UNTOLD}::timestamptz
      and p.deleted_at is null
      and (p.locale, p.tags, p.data_sale_opt_out) is distinct from (r.locale, r.tags, r.data_sale_opt_out)`;
}

/** Shopify dates by whole seconds: within its second, the moment that it was told. */
function momentOf(sourceAt: Date, toldAt: Date = UNTOLD): Date {
  const later = Math.min(999, Math.max(0, toldAt.getTime() - sourceAt.getTime()));
  return new Date(sourceAt.getTime() + later);
}

/** Each payload says who had an address when. */
function claimOf({ customerId, email, sourceAt, toldAt }: CustomerProfile): Claim[] {
  return email ? [{ address: email, customerId, at: momentOf(sourceAt, toldAt) }] : [];
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

/**
 * People who bought without an account: a profile with an address and no customer, known since the earliest order.
 * Answers address → profile id.
 */
export async function ensureGuests(
  db: Db,
  shopId: number,
  guests: { email: string; seenAt: Date }[],
): Promise<Map<string, string>> {
  const seenAt = earliest(guests);
  const known = await findByIdentities(db, shopId, 'email', [...seenAt.keys()]);
  const fresh = [...seenAt.keys()].filter((email) => !known.has(email));
  for (let attempt = 0, left = fresh; left.length > 0; attempt += 1) {
    const rows = left.map((email) => ({
      // An address whose first profile became a customer's, who was deleted since, makes another one.
      id: profileIdOf(shopId, 'email', attempt === 0 ? email : `${email}|${attempt}`),
      email,
      at: seenAt.get(email),
    }));
    await insertGuests(db, shopId, rows);
    const made = await findGuestIds(db, shopId, rows);
    for (const [email, id] of made) known.set(email, id);
    left = left.filter((email) => !known.has(email));
  }
  await addIdentities(
    db,
    shopId,
    'email',
    fresh.map((email) => [email, known.get(email)!]),
  );
  await rememberEarlier(db, shopId, seenAt, known);
  return known;
}

function earliest(guests: { email: string; seenAt: Date }[]): Map<string, Date> {
  const found = new Map<string, Date>();
  for (const { email, seenAt } of guests) {
    const before = found.get(email);
    if (!before || seenAt < before) found.set(email, seenAt);
  }
  return found;
}

async function insertGuests(db: Db, shopId: number, rows: object[]): Promise<void> {
  await db.$executeRaw`
    insert into "profile" (shop_id, id, email, tags, created_at, source_at)
    select ${shopId}::integer, r.id, r.email, '{}', r.at, r.at
    from json_to_recordset(${JSON.stringify(rows)}::json) as r(id uuid, email text, at timestamptz)
    order by r.id
    on conflict (shop_id, id) do nothing`;
}

async function findGuestIds(
  db: Db,
  shopId: number,
  rows: { id: string; email: string }[],
): Promise<[string, string][]> {
  const found = await db.$queryRaw<{ id: string; email: string }[]>`
    select p.id::text, p.email from "profile" p
    where p.shop_id = ${shopId} and p.id = any(${rows.map((row) => row.id)}::uuid[])
      and p.customer_id is null and p.deleted_at is null`;
  return found.map(({ email, id }) => [email, id]);
}

/** An earlier order that is heard of later: in whatever order they come, the first one counts. */
async function rememberEarlier(
  db: Db,
  shopId: number,
  seenAt: Map<string, Date>,
  known: Map<string, string>,
): Promise<void> {
  const rows = [...seenAt].map(([email, at]) => ({ id: known.get(email), at }));
  await db.$executeRaw`
    update "profile" p set created_at = r.at, source_at = r.at
    from json_to_recordset(${JSON.stringify(rows)}::json) as r(id uuid, at timestamptz)
    where p.shop_id = ${shopId} and p.id = r.id and p.customer_id is null and p.created_at > r.at`;
}

/** Which of these identifiers are known, by the primary key of profile_identity. */
export async function findByIdentities(
  db: SqlDb,
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
  kind: 'customer' | 'email',
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
  return db.profile.count({ where: { shopId, customerId: { not: null }, deletedAt: null } });
}
