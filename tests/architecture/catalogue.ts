// What PostgreSQL's own catalogue says about the tables of a migrated database, and the rules that keep
// every tenant table ready to be sharded by shop_id and closed to other shops.
export type Table = {
  name: string;
  owner: string;
  hasShopId: boolean;
  shopIdNullable: boolean;
  /** 'r' for range, 'l' list, 'h' hash; null when the table is not partitioned. */
  partitionedBy: string | null;
  isPartition: boolean;
  rowSecurity: boolean;
  rowSecurityForced: boolean;
  /** The conditions of its policies, as SQL. */
  policies: string[];
  /** Whether the application role may read or write it directly. */
  granted: boolean;
};

export type UniqueKey = { table: string; name: string; columns: string[] };

export type ForeignKey = {
  table: string;
  name: string;
  columns: string[];
  foreignTable: string;
  foreignColumns: string[];
};

export type Role = { name: string; bypasses: boolean; owns: string[]; ownerOfTables: boolean };

export type Catalogue = {
  tables: Table[];
  uniqueKeys: UniqueKey[];
  foreignKeys: ForeignKey[];
  role: Role;
};

/** Runs one statement and answers its rows; the test brings the connection. */
export type Query = (sql: string) => Promise<Record<string, unknown>[]>;

const HERE = `n.nspname = 'public'`;

export async function readCatalogue(query: Query, role: string): Promise<Catalogue> {
  const tables = await query(`
    select c.relname as "name", c.relowner::regrole::text as "owner",
      a.attname is not null as "hasShopId", coalesce(not a.attnotnull, false) as "shopIdNullable",
      p.partstrat::text as "partitionedBy", c.relispartition as "isPartition",
      c.relrowsecurity as "rowSecurity", c.relforcerowsecurity as "rowSecurityForced",
      array(select coalesce(pg_get_expr(polqual, polrelid), '') from pg_policy
        where polrelid = c.oid) as "policies",
      has_table_privilege('${role}', c.oid, 'select, insert, update, delete') as "granted"
    from pg_class c join pg_namespace n on n.oid = c.relnamespace
      left join pg_attribute a on a.attrelid = c.oid and a.attname = 'shop_id' and not a.attisdropped
      left join pg_partitioned_table p on p.partrelid = c.oid
    where c.relkind in ('r', 'p') and ${HERE} order by 1`);
  const uniqueKeys = await query(`
    select c.relname as "table", i.relname as "name",
      array(select pg_get_indexdef(x.indexrelid, k, true) from generate_series(1, x.indnkeyatts) k)
        as "columns"
    from pg_index x join pg_class i on i.oid = x.indexrelid join pg_class c on c.oid = x.indrelid
      join pg_namespace n on n.oid = c.relnamespace
    where x.indisunique and ${HERE} order by 1, 2`);
  const foreignKeys = await query(`
    select c.relname as "table", f.conname as "name", t.relname as "foreignTable",
      array(select attname::text from unnest(f.conkey) with ordinality k(n, o)
        join pg_attribute on attrelid = c.oid and attnum = k.n order by k.o) as "columns",
      array(select attname::text from unnest(f.confkey) with ordinality k(n, o)
        join pg_attribute on attrelid = t.oid and attnum = k.n order by k.o) as "foreignColumns"
    from pg_constraint f join pg_class c on c.oid = f.conrelid join pg_class t on t.oid = f.confrelid
      join pg_namespace n on n.oid = c.relnamespace
    where f.contype = 'f' and ${HERE} order by 1, 2`);
  const roles = await query(`
    select r.rolname as "name", (r.rolsuper or r.rolbypassrls or r.rolcreaterole) as "bypasses",
      array(select relname::text from pg_class where relowner = r.oid) as "owns",
      exists (select from pg_class c join pg_namespace n on n.oid = c.relnamespace
        where ${HERE} and c.relkind in ('r', 'p') and pg_has_role(r.oid, c.relowner, 'member'))
        as "ownerOfTables"
    from pg_roles r where r.rolname = '${role}'`);
  // The statements above name their columns as the types do; PostgreSQL is believed on the rest.
  return { tables, uniqueKeys, foreignKeys, role: roles[0] } as unknown as Catalogue;
}

export function shardingSentences(catalogue: Catalogue, globalTables: string[]): string[] {
  return [
    ...catalogue.tables.flatMap((table) => tableSentences(table, globalTables)),
    ...keySentences(catalogue),
    ...roleSentences(catalogue.role),
  ];
}

/** event, message and decision grow for ever: retention drops whole months. */
const PARTITIONED = ['event', 'message', 'decision'];

function tableSentences(table: Table, globalTables: string[]): string[] {
  if (!table.hasShopId) {
    if (globalTables.includes(table.name)) return [];
    return [`Table ${table.name} has no shop_id and is not a global table in ARCHITECTURE.md.`];
  }
  if (table.isPartition) {
    return table.granted
      ? [`Partition ${table.name} is open to the application role past its parent's policy.`]
      : [];
  }
  const found: string[] = [];
  if (table.shopIdNullable) found.push(`Table ${table.name} allows a row without shop_id.`);
  if (!table.rowSecurity || !table.rowSecurityForced) {
    found.push(`Table ${table.name} does not enable and force row-level security.`);
  }
  if (table.policies.length === 0 || !table.policies.every((sql) => sql.includes('shop_id'))) {
    found.push(`Table ${table.name} has no policy by shop_id.`);
  }
  if (PARTITIONED.includes(table.name) && table.partitionedBy !== 'r') {
    found.push(`Table ${table.name} is not partitioned by range.`);
  }
  return found;
}

function keySentences({ tables, uniqueKeys, foreignKeys }: Catalogue): string[] {
  const tenant = new Set(tables.filter((table) => table.hasShopId).map((table) => table.name));
  const keyed = new Set(uniqueKeys.map((key) => key.table));
  return [
    ...[...tenant]
      .filter((name) => !keyed.has(name))
      .map((name) => `Table ${name} has no primary key.`),
    ...uniqueKeys
      .filter((key) => tenant.has(key.table) && key.columns[0] !== 'shop_id')
      .map((key) => `Unique key ${key.name} of ${key.table} does not begin with shop_id.`),
    ...foreignKeys
      .filter((key) => tenant.has(key.table) && tenant.has(key.foreignTable))
      .filter((key) => !carriesShop(key))
      .map(
        (key) => `Foreign key ${key.name} of ${key.table} does not carry shop_id on both sides.`,
      ),
  ];
}

function carriesShop(key: ForeignKey): boolean {
  const at = key.columns.indexOf('shop_id');
  return at >= 0 && key.foreignColumns[at] === 'shop_id';
}

function roleSentences(role: Role): string[] {
  const found: string[] = [];
  if (role.bypasses) found.push(`Role ${role.name} can bypass row-level security.`);
  if (role.owns.length > 0) found.push(`Role ${role.name} owns ${role.owns.join(', ')}.`);
  if (role.ownerOfTables) found.push(`Role ${role.name} is a member of the tables' owner.`);
  return found;
}
