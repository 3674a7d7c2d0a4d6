// All that a shop's tables say, with our own ids told by the shop's, so that two shops can be compared: without when we
// heard of it, and without the numbers that tell in which order.
import { inShop, type Database } from '~/db';

const HEARD = ['recorded_at', 'sequence'];
/** The inbox is the order in which we heard; the last number given is a number. */
const LEFT_OUT = ['webhook', 'event_sequence', 'import_run', 'template_version', 'web_pixel'];

export async function toldRows(
  database: Database,
  shopId: number,
): Promise<Record<string, string[]>> {
  return inShop(database, shopId, async (db) => {
    const people = await db.profile.findMany({ where: { shopId } });
    const tables = await db.$queryRaw<{ name: string }[]>`
      select c.relname::text as name from pg_class c
      join pg_attribute a on a.attrelid = c.oid and a.attname = 'shop_id'
      where c.relkind in ('r', 'p') and not c.relispartition and c.relnamespace = 'public'::regnamespace
      order by 1`;
    const found: Record<string, string[]> = {};
    for (const { name } of tables.filter((one) => !LEFT_OUT.includes(one.name))) {
      // An id of the ledger is made from the profile's.
      const without = name === 'consent_record' ? [...HEARD, 'id'] : HEARD;
      const rows = await db.$queryRawUnsafe<{ row: string }[]>(
        `select (to_jsonb(t) - 'shop_id' - $1::text[])::text as row from "${name}" t`,
        without,
      );
      const told = rows.map(({ row }) =>
        people.reduce(
          (text, { id, customerId, email }) => text.replaceAll(id, `person ${customerId ?? email}`),
          row,
        ),
      );
      found[name] = told.sort();
    }
    return found;
  });
}
