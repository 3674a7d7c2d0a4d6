// A person is forgotten: who he or she is among our profiles, every name by which we knew the person, and the tombstone
// by which a late word is recognised without naming anybody.
import type { Db } from '~/db';
import { profileIdOf } from './profile-id';
import { UNTOLD } from './untold';

export type WhoIsMeant = {
  customerId: string | null;
  email: string | null;
  profileId?: string | null;
};

export type NamedPerson = {
  profileIds: string[];
  customerIds: string[];
  visitorIds: string[];
  addresses: string[];
  phones: string[];
};

/** The customer's profile, and the guest's of the address: the same person to whoever asks. */
export async function findPersonIds(
  db: Db,
  shopId: number,
  { customerId, email, profileId = null }: WhoIsMeant,
): Promise<string[]> {
  const rows = await db.$queryRaw<{ id: string }[]>`
    select id::text from "profile"
    where shop_id = ${shopId}
      and (customer_id = ${customerId} or (customer_id is null and email = ${email}) or id = ${profileId}::uuid
           or id in (select i.profile_id from "profile_identity" i
                     where i.shop_id = ${shopId} and i.kind = 'customer' and i.value in (
                       ${customerId}, attune_forgotten_hash(${shopId}::integer, 'customer', ${customerId}))))
    order by id`;
  return rows.map((row) => row.id);
}

/**
 * Everything by which the person is known. `widely`: whoever reads the mailbox asks, so each profile that has its
 * address is meant; else an address that another customer has too stays with the other one.
 */
export async function namePerson(
  db: Db,
  shopId: number,
  asked: WhoIsMeant & { widely: boolean },
): Promise<NamedPerson> {
  let profileIds = await findPersonIds(db, shopId, asked);
  let known = await listAddresses(db, shopId, profileIds, asked.email);
  // A guest of the same address is the same person; the guest's profile may know another address.
  const also = await listHolders(db, shopId, known, asked.widely);
  if (also.some((id) => !profileIds.includes(id))) {
    profileIds = [...new Set([...profileIds, ...also])].sort();
    known = await listAddresses(db, shopId, profileIds, asked.email);
  }
  const shared = await listShared(db, shopId, known, profileIds);
  const ids = await listNames(db, shopId, profileIds);
  const numbers = [asked.customerId, ...ids.customers].filter((one) => one !== null);
  return {
    profileIds,
    customerIds: [...new Set(numbers)].sort(),
    visitorIds: ids.visitors,
    addresses: known.filter((address) => !shared.has(address)),
    phones: await listPhones(db, shopId, profileIds),
  };
}

async function listAddresses(
  db: Db,
  shopId: number,
  profileIds: string[],
  email: string | null,
): Promise<string[]> {
  const rows = await db.$queryRaw<{ address: string }[]>`
    select email as address from "profile"
    where shop_id = ${shopId} and id = any(${profileIds}::uuid[]) and email is not null
    union select value from "profile_identity"
    where shop_id = ${shopId} and profile_id = any(${profileIds}::uuid[]) and kind = 'email'
    union select ${email}::text where ${email}::text is not null
    order by 1`;
  return rows.map((row) => row.address);
}

async function listHolders(
  db: Db,
  shopId: number,
  addresses: string[],
  widely: boolean,
): Promise<string[]> {
  const rows = await db.$queryRaw<{ id: string }[]>`
    select id::text from "profile"
    where shop_id = ${shopId} and email = any(${addresses}::text[]) and (customer_id is null or ${widely})`;
  return rows.map((row) => row.id);
}

async function listShared(
  db: Db,
  shopId: number,
  addresses: string[],
  profileIds: string[],
): Promise<Set<string>> {
  const rows = await db.$queryRaw<{ email: string }[]>`
    select distinct email from "profile"
    where shop_id = ${shopId} and email = any(${addresses}::text[]) and not id = any(${profileIds}::uuid[])`;
  return new Set(rows.map((row) => row.email));
}

async function listNames(
  db: Db,
  shopId: number,
  profileIds: string[],
): Promise<{ customers: string[]; visitors: string[] }> {
  const rows = await db.$queryRaw<{ kind: string; value: string }[]>`
    select kind, value from "profile_identity"
    where shop_id = ${shopId} and profile_id = any(${profileIds}::uuid[])
    union select 'customer', customer_id from "profile"
    where shop_id = ${shopId} and id = any(${profileIds}::uuid[]) and customer_id is not null
    order by 1, 2`;
  const of = (kind: string) => rows.filter((row) => row.kind === kind).map((row) => row.value);
  return {
    customers: of('customer').filter((value) => !value.startsWith('sha256:')),
    visitors: of('visitor'),
  };
}

async function listPhones(db: Db, shopId: number, profileIds: string[]): Promise<string[]> {
  const rows = await db.$queryRaw<{ phone: string }[]>`
    select phone from "profile"
    where shop_id = ${shopId} and id = any(${profileIds}::uuid[]) and phone is not null
    union select a ->> 'phone' from "profile" p, jsonb_path_query(p.addresses, '$[*]') as a
    where p.shop_id = ${shopId} and p.id = any(${profileIds}::uuid[]) and a ->> 'phone' is not null
    order by 1`;
  return rows.map((row) => row.phone);
}

/**
 * No name of the person is kept, but a salted hash of each customer's number: by it the database refuses what is told
 * later (migration 0014). A row under the number's own id, emptied, keeps an import from making the person anew.
 */
export async function leaveTombstones(
  db: Db,
  shopId: number,
  { profileIds, customerIds, at }: { profileIds: string[]; customerIds: string[]; at: Date },
): Promise<void> {
  await db.$executeRaw`
    delete from "profile_identity"
    where shop_id = ${shopId} and (profile_id = any(${profileIds}::uuid[]) and not starts_with(value, 'sha256:')
      or kind = 'customer' and value = any(${customerIds}::text[]))`;
  const rows = customerIds.map((number) => ({
    number,
    id: profileIdOf(shopId, 'customer', number),
  }));
  await db.$executeRaw`
    insert into "profile" (shop_id, id, tags, created_at, source_at, deleted_at)
    select ${shopId}::integer, r.id, '{}', ${at}::timestamptz, ${UNTOLD}::timestamptz, ${at}::timestamptz
    from json_to_recordset(${JSON.stringify(rows)}::json) as r(id uuid) order by r.id
    on conflict (shop_id, id) do nothing`;
  await db.$executeRaw`
    insert into "profile_identity" (shop_id, kind, value, profile_id)
    select ${shopId}::integer, 'customer', attune_forgotten_hash(${shopId}::integer, 'customer', r.number), r.id
    from json_to_recordset(${JSON.stringify(rows)}::json) as r(id uuid, number text) order by 3
    on conflict (shop_id, kind, value) do nothing`;
}

/** Of a profile's row: what says that it was there, and of which version it is. */
const LASTING = ['shop_id', 'id', 'created_at', 'source_at', 'told_at', 'detail_at', 'deleted_at'];

/** The row stays, since orders point to it; whatever column it gains, nothing of the person is left in it. */
export async function emptyProfiles(
  db: Db,
  shopId: number,
  given: { columns: { name: string; kind: string }[]; profileIds: string[]; at: Date },
): Promise<number> {
  const emptied = given.columns
    .filter((column) => !LASTING.includes(column.name))
    .map((column) => `"${column.name}" = ${column.kind.endsWith('[]') ? "'{}'" : 'default'}`);
  return db.$executeRawUnsafe(
    `update "profile" set ${emptied.join(', ')},
       deleted_at = least(deleted_at, $3::timestamptz), source_at = $3::timestamptz, told_at = $3::timestamptz,
       detail_at = $3::timestamptz
     where shop_id = $1::integer and id = any($2::uuid[])`,
    ...[shopId, given.profileIds, given.at],
  );
}
