// Which shop has what to do from when on: asked once for all shops, so that thousands of quiet ones cost one look. A
// hint and nothing more: what is due stands in the shop's own tables, where the tenant is asked.
import type { Db } from '~/db';

/** webhooks: the inbox; pass: what changed at Shopify; count: everything at Shopify, by night; retention: old data goes; export: one was asked for, or ends. */
export type Work = 'webhooks' | 'pass' | 'count' | 'retention' | 'export';

/** Due then, or earlier where it is due earlier. In a transaction: whoever settles it waits for that one's end. */
export async function noteDue(db: Db, shopId: number, work: Work, at: Date): Promise<void> {
  await db.$executeRaw`
    insert into "shop_due" as d (shop, work, due_at) values (${shopId}, ${work}, ${at}::timestamptz)
    on conflict (shop, work) do update set due_at = excluded.due_at where d.due_at > excluded.due_at`;
}

/** Whoever has waited longest first, so that no shop starves another. Shops that left too. */
export async function listDue(db: Db, work: Work, now: Date, limit: number): Promise<number[]> {
  const rows = await db.shopDue.findMany({
    where: { work, dueAt: { lte: now } },
    orderBy: [{ dueAt: 'asc' }, { shop: 'asc' }],
    take: limit,
    select: { shop: true },
  });
  return rows.map((row) => row.shop);
}

/** Active shops of which nobody ever noted this work. */
export async function listUnnoted(db: Db, work: Work, limit: number): Promise<number[]> {
  const rows = await db.$queryRaw<{ id: number }[]>`
    select s.id from "shop" s
    where s.uninstalled_at is null
      and not exists (select from "shop_due" d where d.shop = s.id and d.work = ${work})
    order by s.id limit ${limit}`;
  return rows.map((row) => row.id);
}

/** Takes what is due until `until`: should its worker die, it is due again then. Answers whether it was ours to take. */
export async function leaseDue(
  db: Db,
  shopId: number,
  work: Work,
  { now, until }: { now: Date; until: Date },
): Promise<boolean> {
  const taken = await db.shopDue.updateMany({
    where: { shop: shopId, work, dueAt: { lte: now } },
    data: { dueAt: until },
  });
  return taken.count === 1;
}

/** What was leased is done, and due again `next` or never; unless somebody noted it meanwhile. */
export async function settleDue(
  db: Db,
  shopId: number,
  work: Work,
  { until, next }: { until: Date; next: Date | null },
): Promise<void> {
  const where = { shop: shopId, work, dueAt: until };
  if (next) await db.shopDue.updateMany({ where, data: { dueAt: next } });
  else await db.shopDue.deleteMany({ where });
}
