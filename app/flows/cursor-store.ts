// How far each flow has read the event stream, and how many events it passed over on the way.
import type { Db } from '~/db';
import type { PassReason } from './definition';

/** Locks a flow's place in the stream until the transaction ends, so that two workers read one after the other. */
export async function lockCursor(db: Db, shopId: number, flowId: string): Promise<number> {
  await db.$executeRaw`
    insert into "flow_cursor" (shop_id, flow_id, sequence) values (${shopId}, ${flowId}, 0)
    on conflict (shop_id, flow_id) do nothing`;
  const [row] = await db.$queryRaw<{ sequence: number }[]>`
    select sequence::float8 as sequence from "flow_cursor"
    where shop_id = ${shopId} and flow_id = ${flowId} for update`;
  return row!.sequence;
}

/** A cursor never goes back. */
export async function moveCursor(
  db: Db,
  shopId: number,
  flowId: string,
  through: number,
): Promise<void> {
  await db.$executeRaw`
    update "flow_cursor" set sequence = greatest(sequence, ${through}::bigint)
    where shop_id = ${shopId} and flow_id = ${flowId}`;
}

export type PassCounts = Partial<Record<PassReason, number>>;

export async function countPassedOver(
  db: Db,
  shopId: number,
  flowId: string,
  counts: PassCounts,
  now: Date,
): Promise<void> {
  const reasons = Object.keys(counts) as PassReason[];
  if (reasons.length === 0) return;
  await db.$executeRaw`
    insert into "flow_pass_over" (shop_id, flow_id, day, reason, count)
    select ${shopId}::integer, ${flowId}, ${dayOf(now)}::date, r, c
    from unnest(${reasons}::text[], ${reasons.map((reason) => counts[reason]!)}::bigint[]) as t(r, c)
    on conflict (shop_id, flow_id, day, reason)
      do update set count = "flow_pass_over".count + excluded.count`;
}

export async function readPassedOver(
  db: Db,
  shopId: number,
  flowId: string,
  since: Date,
): Promise<PassCounts> {
  const rows = await db.$queryRaw<{ reason: PassReason; count: number }[]>`
    select reason, sum(count)::float8 as count from "flow_pass_over"
    where shop_id = ${shopId} and flow_id = ${flowId} and day >= ${dayOf(since)}::date
    group by reason order by reason`;
  return Object.fromEntries(rows.map((row) => [row.reason, row.count]));
}

function dayOf(instant: Date): string {
  return instant.toISOString().slice(0, 10);
}
