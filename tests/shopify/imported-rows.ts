// All that an import leaves in a shop, with our own ids told by the shop's, so that two shops can be compared.
import { inShop, type Database } from '~/db';

const TABLES = [
  'product',
  'product_variant',
  'location',
  'inventory_level',
  'collection',
  'collection_product',
  'profile',
  'profile_identity',
  'consent',
  'consent_record',
  'order',
  'order_line',
  'event',
  'import_issue',
];

export async function importedRows(
  database: Database,
  shopId: number,
): Promise<Record<string, string[]>> {
  return inShop(database, shopId, async (db) => {
    const people = await db.profile.findMany({ where: { shopId } });
    const found: Record<string, string[]> = {};
    for (const table of TABLES) {
      // A sequence tells the order of arrival, and an id of the ledger is made from the profile's.
      const rows = await db.$queryRawUnsafe<{ row: string }[]>(
        `select (to_jsonb(t) - 'shop_id' - 'sequence' ${table === 'consent_record' ? "- 'id'" : ''})::text as row
         from "${table}" t`,
      );
      const told = rows.map(({ row }) =>
        people.reduce(
          (text, { id, customerId, email }) => text.replaceAll(id, `person ${customerId ?? email}`),
          row,
        ),
      );
      found[table] = told.sort();
    }
    return found;
  });
}
