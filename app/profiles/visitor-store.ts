// Which profile a visitor of the storefront is known to be, and by how strong a word.
import type { SqlDb } from '~/db';

export type KnownVisitor = {
  profileId: string;
  strength: number;
  linkedAt: Date;
  since: Date | null;
};

export async function findVisitors(
  db: SqlDb,
  shopId: number,
  visitorIds: string[],
): Promise<Map<string, KnownVisitor>> {
  if (visitorIds.length === 0) return new Map();
  const rows = await db.$queryRaw<(KnownVisitor & { visitorId: string })[]>`
    select value as "visitorId", profile_id::text as "profileId", strength, linked_at as "linkedAt", since
    from "profile_identity"
    where shop_id = ${shopId} and kind = 'visitor' and value = any(${visitorIds}::text[])`;
  return new Map(rows.map(({ visitorId, ...known }) => [visitorId, known]));
}

/** Written over: the caller has decided, and holds the lock of the shop's event stream since it read. */
export async function saveVisitors(
  db: SqlDb,
  shopId: number,
  visitors: Map<string, KnownVisitor>,
): Promise<void> {
  if (visitors.size === 0) return;
  const rows = [...visitors].map(([visitorId, known]) => ({ visitorId, ...known }));
  await db.$executeRaw`
    insert into "profile_identity" (shop_id, kind, value, profile_id, strength, linked_at, since)
    select ${shopId}::integer, 'visitor', r."visitorId", r."profileId", r.strength, r."linkedAt", r.since
    from json_to_recordset(${JSON.stringify(rows)}::json) as r(
      "visitorId" text, "profileId" uuid, strength smallint, "linkedAt" timestamptz, since timestamptz)
    order by r."visitorId"
    on conflict (shop_id, kind, value) do update set profile_id = excluded.profile_id,
      strength = excluded.strength, linked_at = excluded.linked_at, since = excluded.since`;
}
