// Finding a person by part of a name or address, for fields that search while one types.
import type { Db } from '~/db';

export type FoundPerson = {
  id: string;
  firstName: string | null;
  lastName: string | null;
  email: string | null;
};

const MOST_WORDS = 4;

/** Every word must be in the name or the address; who begins with the first word comes first. */
export async function searchPeople(
  db: Db,
  shopId: number,
  text: string,
  limit: number,
): Promise<FoundPerson[]> {
  const words = text.trim().split(/\s+/).filter(Boolean).slice(0, MOST_WORDS);
  if (words.length === 0) return [];
  const patterns = words.map((word) => `%${literal(word)}%`);
  const first = `${literal(words[0]!)}%`;
  return db.$queryRaw<FoundPerson[]>`
    select id::text, first_name as "firstName", last_name as "lastName", email from "profile"
    where shop_id = ${shopId}
      and concat_ws(' ', first_name, last_name, email) ilike all(${patterns}::text[])
    order by not coalesce(first_name ilike ${first} or last_name ilike ${first} or email ilike ${first}, false),
             first_name nulls last, last_name nulls last, id
    limit ${limit}`;
}

/** People by id, in the order of the ids; who is unknown is left out. */
export async function namePeople(db: Db, shopId: number, ids: string[]): Promise<FoundPerson[]> {
  const rows = await db.profile.findMany({
    where: { shopId, id: { in: ids } },
    select: { id: true, firstName: true, lastName: true, email: true },
  });
  const byId = new Map(rows.map((row) => [row.id, row]));
  return ids.flatMap((id) => byId.get(id) ?? []);
}

/** A percent sign in a name is a percent sign. */
function literal(word: string): string {
  return word.replace(/[\\%_]/g, (sign) => `\\${sign}`);
}
