// What became of those who entered a flow, and of its messages: read only.
import type { Db } from '~/db';
import type { EndReason } from './definition';

export type PlaceCount = { state: string; reason: EndReason | null; count: number };

export async function countPlaces(db: Db, shopId: number, flowId: string): Promise<PlaceCount[]> {
  return db.$queryRaw<PlaceCount[]>`
    select state, reason, count(*)::integer as count from "enrollment"
    where shop_id = ${shopId} and flow_id = ${flowId} group by state, reason order by state, reason`;
}

export type FlowMessageCount = {
  state: string;
  reason: string | null;
  count: number;
  clicked: number;
};

/** What became of a flow's messages, by message_flow_idx. */
export async function countMessages(
  db: Db,
  shopId: number,
  flowId: string,
): Promise<FlowMessageCount[]> {
  return db.$queryRaw<FlowMessageCount[]>`
    select state, reason, count(*)::integer as count, count(clicked_at)::integer as clicked from "message"
    where shop_id = ${shopId} and flow_id = ${flowId} group by state, reason order by state, reason`;
}
