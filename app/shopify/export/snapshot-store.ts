// Everything that a shop has, as it stood at one instant: each table's rows in the order of their keys, page by page, so
// that memory holds a few megabytes however large the shop is.
import { inShopSnapshot } from '~/db';
import type { Database, Db } from '~/db';
import { tenantTables } from '../privacy/forget-store';
import { LEFT_OUT_TABLES, leftOutColumns } from './left-out';

export type Snapshot = {
  tables: { name: string; columns: string[] }[];
  /** Each row as JSON in one line, without what is left out. */
  pagesOf: (name: string) => AsyncGenerator<string[]>;
  /** The shop's own row, which is in a table of all shops. */
  shop: () => Promise<string>;
};

const TIMEOUT_MS = 2 * 60 * 60_000;
const PAGE_BYTES = 1_000_000;
const MOST_ROWS = 2_000;

/** One transaction that sees nothing of what is written meanwhile, and keeps nobody from writing. */
export function inSnapshot<T>(
  database: Database,
  shopId: number,
  work: (snapshot: Snapshot) => Promise<T>,
): Promise<T> {
  return inShopSnapshot(
    database,
    shopId,
    async (db) => {
      await db.$executeRaw`set local timezone to 'UTC'`;
      const all = await tenantTables(db);
      const tables = all.filter(({ name }) => !(name in LEFT_OUT_TABLES));
      return work({
        tables: tables.map(({ name, columns }) => ({
          name,
          columns: columns
            .map((column) => column.name)
            .filter((column) => column !== 'shop_id' && !leftOutColumns(name).includes(column)),
        })),
        pagesOf: (name) => {
          const table = tables.find((one) => one.name === name)!;
          const keys = table.columns.filter(({ inKey }) => inKey).map((one) => `"${one.name}"`);
          const isHeavy = table.columns.some(({ kind }) => kind === 'bytea');
          return pagesOf(db, shopId, { name, keys, first: isHeavy ? 1 : 100 });
        },
        shop: async () => {
          const [row] = await db.$queryRaw<{ row: string }[]>`
            select (to_jsonb(s) - 'id')::text as row from "shop" s where id = ${shopId}`;
          return row!.row;
        },
      });
    },
    TIMEOUT_MS,
  );
}

async function* pagesOf(
  db: Db,
  shopId: number,
  { name, keys, first }: { name: string; keys: string[]; first: number },
): AsyncGenerator<string[]> {
  const without = ['shop_id', ...leftOutColumns(name)].map((column) => ` - '${column}'`).join('');
  await db.$executeRawUnsafe(
    `declare whole cursor for select (to_jsonb(t)${without})::text as row from "${name}" t
     where shop_id = ${Number(shopId)} order by ${keys.join(', ')}`,
  );
  let count = first;
  for (;;) {
    const found = await db.$queryRawUnsafe<{ row: string }[]>(`fetch forward ${count} from whole`);
    if (found.length > 0) yield found.map((one) => one.row);
    if (found.length < count) break;
    const bytes = found.reduce((sum, one) => sum + one.row.length, 0);
    count = Math.max(1, Math.min(MOST_ROWS, Math.floor((PAGE_BYTES * count) / bytes)));
  }
  await db.$executeRawUnsafe('close whole');
}
