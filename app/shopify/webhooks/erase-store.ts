// Erasing by shop: every table that has rows of tenants, as the database itself lists them, so that none is forgotten.
import type { Db } from '~/db';

/** Row-level security holds here too: only rows of the shop that the transaction named can go. */
export async function eraseTenantRows(db: Db, shopId: number): Promise<void> {
  const tables = await db.$queryRaw<{ name: string }[]>`
    select c.relname::text as name from pg_class c
    join pg_attribute a on a.attrelid = c.oid and a.attname = 'shop_id' and not a.attisdropped
    where c.relkind in ('r', 'p') and not c.relispartition and c.relrowsecurity
      and c.relnamespace = 'public'::regnamespace
    order by 1`;
  for (const { name } of tables)
    await db.$executeRawUnsafe(`delete from "${name}" where shop_id = $1::integer`, shopId);
}
