// What became of those who entered a flow, and of its messages: read only.
import type { Db } from '~/db';
import type { EndReason } from './definition';

export type WaitingCount = { step: number; count: number };

/** Who is inside now, by the step that is due next. */
export async function countWaiting(
  db: Db,
  shopId: number,
  flowId: string,
): Promise<WaitingCount[]> {
  return db.$queryRaw<WaitingCount[]>`
    select step, count(*)::integer as count from "enrollment"
    where shop_id = ${shopId} and flow_id = ${flowId} and state = 'active' group by step order by step`;
}

export type PlaceCount = { state: string; reason: EndReason | null; count: number };

/** Who entered since then, by what became of them; by enrollment_shop_id_flow_id_enrolled_at_idx. */
export async function countPlaces(
  db: Db,
  shopId: number,
  flowId: string,
  since: Date,
): Promise<PlaceCount[]> {
  return db.$queryRaw<PlaceCount[]>`
    select state, reason, count(*)::integer as count from "enrollment"
    where shop_id = ${shopId} and flow_id = ${flowId} and enrolled_at >= ${since}::timestamptz
    group by state, reason order by state, reason`;
}

export type FlowMessageCount = {
  state: string;
  reason: string | null;
  count: number;
  clicked: number;
};

/** What became of a flow's messages planned since then, by message_flow_created_idx. */
export async function countMessages(
  db: Db,
  shopId: number,
  flowId: string,
  since: Date,
): Promise<FlowMessageCount[]> {
  return db.$queryRaw<FlowMessageCount[]>`
    select state, reason, count(*)::integer as count, count(clicked_at)::integer as clicked from "message"
    where shop_id = ${shopId} and flow_id = ${flowId} and created_at >= ${since}::timestamptz
    group by state, reason order by state, reason`;
}
