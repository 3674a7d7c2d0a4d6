// Erasing a person from the tables, as the database itself lists them: a table that is new tomorrow is not forgotten.
// Every statement runs in the caller's transaction, so that all of it happens or none.
import type { Db } from '~/db';

export type Person = {
  profileIds: string[];
  /** Shopify's numbers of the person's customer records, merged ones too. */
  customerIds: string[];
  visitorIds: string[];
  /** Addresses that nobody else of the shop has. */
  addresses: string[];
  phones: string[];
};

export type Counts = Record<string, number>;

type Column = { name: string; kind: string; inKey: boolean };
export type TenantTable = { name: string; columns: Column[] };

/** Every table with rows of tenants, with its columns. */
export async function tenantTables(db: Db): Promise<TenantTable[]> {
  const rows = await db.$queryRaw<(Column & { table: string })[]>`
    select c.relname::text as table, a.attname::text as name, format_type(a.atttypid, null) as kind,
           coalesce(a.attnum = any(i.indkey), false) as "inKey"
    from pg_class c
    join pg_attribute s on s.attrelid = c.oid and s.attname = 'shop_id' and not s.attisdropped
    join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
    left join pg_index i on i.indrelid = c.oid and i.indisprimary
    where c.relkind in ('r', 'p') and not c.relispartition and c.relrowsecurity
      and c.relnamespace = 'public'::regnamespace
    order by c.relname, a.attnum`;
  const tables = new Map<string, TenantTable>();
  for (const { table, ...column } of rows) {
    const found = tables.get(table) ?? { name: table, columns: [] };
    found.columns.push(column);
    tables.set(table, found);
  }
  return [...tables.values()];
}

/** Rows that stay, without the person: each is emptied by a function of its own before and after. */
const KEPT = [
  ...['profile', 'profile_identity', 'order', 'event', 'message', 'message_occasion'],
  ...['privacy_request', 'suppression'],
];

/** Which column names the person by which of his or her identifiers. */
const NAMED_BY: Record<string, keyof Person> = {
  profile_id: 'profileIds',
  customer_id: 'customerIds',
  kept_id: 'customerIds',
  visitor_id: 'visitorIds',
  email: 'addresses',
  address: 'addresses',
  phone: 'phones',
};

/** Rows that are about the person, in every table but the few that count on without a name. */
export async function deletePersonRows(
  db: Db,
  shopId: number,
  tables: TenantTable[],
  person: Person,
): Promise<Counts> {
  const counts: Counts = {};
  for (const { name, columns } of tables) {
    if (KEPT.includes(name)) continue;
    const named = columns.flatMap((column) => {
      const by = NAMED_BY[column.name];
      return by && person[by].length > 0 ? [{ column, values: person[by] }] : [];
    });
    if (named.length === 0) continue;
    const tests = named.map(({ column }, n) => `"${column.name}"::text = any($${n + 2}::text[])`);
    counts[name] = await db.$executeRawUnsafe(
      `delete from "${name}" where shop_id = $1::integer and (${tests.join(' or ')})`,
      ...[shopId, ...named.map(({ values }) => values)],
    );
  }
  return counts;
}

/** What requests and files say of the person. */
export async function emptyKept(db: Db, shopId: number, person: Person): Promise<Counts> {
  const { profileIds, customerIds } = person;
  const requests = await db.$executeRaw`
    update "privacy_request" set data = null, gathered_at = null, customer_id = null
    where shop_id = ${shopId} and (customer_id = any(${customerIds}::text[]) or exists (
      select from jsonb_path_query(data, '$.profile[*]') as p where p ->> 'id' = any(${profileIds}::text[])))`;
  // A file with everything holds the person too; whoever needs one asks for another.
  await db.$executeRaw`
    update "export_run" set state = 'expired' where shop_id = ${shopId} and state <> 'expired'`;
  const files = await db.exportChunk.deleteMany({ where: { shopId } });
  return { privacy_request: requests, export_chunk: files.count };
}

/** Webhooks that wait or were set aside and speak of the person: what they would tell is not to be known. */
export async function emptyMentions(
  db: Db,
  shopId: number,
  { customerIds, addresses, at }: { customerIds: string[]; addresses: string[]; at: Date },
): Promise<number> {
  const none = customerIds.length === 0;
  // The number as a whole: longer ones that hold its digits are other people's.
  const numbers = none ? null : `(^|[^0-9])(${customerIds.join('|')})([^0-9]|$)`;
  const lengthy = customerIds.filter((one) => one.length >= 6);
  const lengthyNumbers = lengthy.length === 0 ? null : `(^|[^0-9])(${lengthy.join('|')})([^0-9]|$)`;
  return db.$executeRaw`
    update "webhook" set payload = '',
      state = case when state = 'waiting' then 'applied' else state end,
      applied_at = case when state = 'waiting' then ${at}::timestamptz else applied_at end
    where shop_id = ${shopId} and payload <> ''
      and (state = 'set_aside' and payload ~ ${numbers} or payload ~ ${lengthyNumbers}
           or exists (select from unnest(${addresses}::text[]) as a where strpos(lower(payload), a) > 0))`;
}
