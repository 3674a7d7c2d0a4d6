// The last pass of an erasure: wherever an address, a telephone number or a customer's number still stands in a text, a
// JSON value or a fitted model, in whatever table, it goes.
import type { Db } from '~/db';
import type { Counts, Person, TenantTable } from './forget-store';
import { mentionPattern, numberPattern } from './mention-pattern';

const TEXTS = ['text', 'character varying', 'text[]', 'jsonb', 'json'];
/** Numbers of other things look like a customer's: columns that hold one are compared as a whole elsewhere. */
const NUMBERED = /(^|_)id$/;

export async function scrubMentions(
  db: Db,
  shopId: number,
  tables: TenantTable[],
  person: Person,
): Promise<Counts> {
  const words = mentionPattern(person.addresses, person.phones);
  const numbers = numberPattern(person.customerIds);
  const counts: Counts = {};
  for (const table of tables) {
    const found = await scrubTable(db, shopId, table, { words, numbers });
    if (found > 0) counts[table.name] = found;
  }
  return counts;
}

type Patterns = { words: string | null; numbers: string | null };

async function scrubTable(
  db: Db,
  shopId: number,
  { name, columns }: TenantTable,
  { words, numbers }: Patterns,
): Promise<number> {
  const texts = columns.filter((column) => TEXTS.includes(column.kind));
  let count = 0;
  if (words) {
    const keys = texts.filter((column) => column.inKey && column.name !== 'shop_id');
    const bytes = columns.filter((column) => column.kind === 'bytea');
    // A key that holds the address is the row; bytes can not be mended.
    if (keys.length > 0)
      count += await remove(db, shopId, { name, tests: keys.map(textTest), pattern: words });
    if (bytes.length > 0)
      count += await remove(db, shopId, { name, tests: bytes.map(bytesTest), pattern: words });
    count += await replace(db, shopId, {
      name,
      columns: texts.filter((column) => !column.inKey),
      pattern: words,
    });
  }
  if (numbers) {
    const free = texts.filter((column) => !column.inKey && !NUMBERED.test(column.name));
    count += await replace(db, shopId, { name, columns: free, pattern: numbers });
  }
  return count;
}

function textTest(column: { name: string }): string {
  return `"${column.name}"::text ~* $2`;
}

function bytesTest(column: { name: string }): string {
  return `encode("${column.name}", 'escape') ~* $2`;
}

function remove(
  db: Db,
  shopId: number,
  { name, tests, pattern }: { name: string; tests: string[]; pattern: string },
): Promise<number> {
  return db.$executeRawUnsafe(
    `delete from "${name}" where shop_id = $1::integer and (${tests.join(' or ')})`,
    ...[shopId, pattern],
  );
}

/** '0' is a word and a number, so that what is JSON stays JSON. */
async function replace(
  db: Db,
  shopId: number,
  given: { name: string; columns: TenantTable['columns']; pattern: string },
): Promise<number> {
  const { name, columns, pattern } = given;
  if (columns.length === 0) return 0;
  const changes = columns.map(
    (column) =>
      `"${column.name}" = regexp_replace("${column.name}"::text, $2, '0', 'gi')::${column.kind}`,
  );
  return db.$executeRawUnsafe(
    `update "${name}" set ${changes.join(', ')}
     where shop_id = $1::integer and (${columns.map(textTest).join(' or ')})`,
    ...[shopId, pattern],
  );
}
