// Requests of people for their data: what is known of each, gathered for the merchant, who owes it within a month.
import type { Prisma, PrivacyRequest } from '@prisma/client';
import type { Db } from '~/db';

export type { PrivacyRequest };

export type PersonData = Record<string, unknown[]>;

/** Told again, a request stays what it was. */
export async function saveRequest(
  db: Db,
  shopId: number,
  request: Pick<PrivacyRequest, 'id' | 'customerId' | 'requestedAt' | 'dueAt' | 'gatheredAt'> & {
    data: PersonData;
  },
): Promise<void> {
  await db.privacyRequest.createMany({
    data: { shopId, ...request, data: request.data as Prisma.InputJsonObject },
    skipDuplicates: true,
  });
}

export type ListedRequest = Omit<PrivacyRequest, 'data'>;

/** The first due first, without what was gathered: that is a file each. */
export function listRequests(db: Db, shopId: number): Promise<ListedRequest[]> {
  return db.privacyRequest.findMany({
    where: { shopId },
    orderBy: [{ dueAt: 'asc' }, { id: 'asc' }],
    omit: { data: true },
  });
}

export function findRequest(db: Db, shopId: number, id: string): Promise<PrivacyRequest | null> {
  return db.privacyRequest.findUnique({ where: { shopId_id: { shopId, id } } });
}

/** Everything that our tables say of these profiles, table by table, as the rows stand. */
export async function gatherPerson(
  db: Db,
  shopId: number,
  profileIds: string[],
): Promise<PersonData> {
  const data: PersonData = {};
  for (const { name, column } of await personalTables(db)) {
    const rows = await db.$queryRawUnsafe<{ row: unknown }[]>(
      `select to_jsonb(t) - 'shop_id' as row from "${name}" t
       where t.shop_id = $1::integer and t."${column}" = any($2::uuid[])`,
      ...[shopId, profileIds],
    );
    data[name] = rows.map(({ row }) => row);
  }
  data.order_line = await linesOf(db, shopId, profileIds);
  return data;
}

/** Each table with rows about a person: by the column that names the profile. */
function personalTables(db: Db): Promise<{ name: string; column: string }[]> {
  return db.$queryRaw<{ name: string; column: string }[]>`
    select c.relname::text as name, a.attname::text as column from pg_class c
    join pg_attribute a on a.attrelid = c.oid and not a.attisdropped
      and (a.attname = 'profile_id' or (c.relname = 'profile' and a.attname = 'id'))
    where c.relkind in ('r', 'p') and not c.relispartition and c.relrowsecurity
      and c.relnamespace = 'public'::regnamespace
    order by 1`;
}

async function linesOf(db: Db, shopId: number, profileIds: string[]): Promise<unknown[]> {
  const rows = await db.$queryRaw<{ row: unknown }[]>`
    select to_jsonb(l) - 'shop_id' as row from "order_line" l
    join "order" o on o.shop_id = l.shop_id and o.id = l.order_id
    where l.shop_id = ${shopId} and o.profile_id = any(${profileIds}::uuid[])
    order by l.order_id, l.id`;
  return rows.map(({ row }) => row);
}
