// Which visitor of the storefront came by which click: the first who shows its token has it.
import type { Db } from '~/db';

/** Longer than any token lives: what is older can be forgotten. */
const KEPT_MS = 24 * 3_600_000;

export type Showing = { token: string; visitorId: string };

/** Answers token → the visitor who has it, which is who showed it first, now or before. */
export async function claimVisits(
  db: Db,
  shopId: number,
  shown: Showing[],
  now: Date,
): Promise<Map<string, string>> {
  if (shown.length === 0) return new Map();
  const before = new Date(now.getTime() - KEPT_MS);
  await db.$executeRaw`
    delete from "click_visit" where shop_id = ${shopId} and used_at < ${before}::timestamptz`;
  const [tokens, visitorIds] = [shown.map((one) => one.token), shown.map((one) => one.visitorId)];
  await db.$executeRaw`
    insert into "click_visit" (shop_id, token, visitor_id, used_at)
    select ${shopId}::integer, t, v, ${now}::timestamptz
    from unnest(${tokens}::text[], ${visitorIds}::text[]) with ordinality as r(t, v, n) order by n
    on conflict (shop_id, token) do nothing`;
  const rows = await db.clickVisit.findMany({
    where: { shopId, token: { in: tokens } },
    select: { token: true, visitorId: true },
  });
  return new Map(rows.map((row) => [row.token, row.visitorId]));
}
