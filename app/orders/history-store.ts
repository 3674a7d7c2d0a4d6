// The orders of one person as a merchant reads them: read only, tests and cancelled ones too.
import type { Db } from '~/db';

export type PastOrder = {
  id: string;
  name: string;
  orderedAt: Date;
  isCancelled: boolean;
  isTest: boolean;
  currency: string;
  totalMinor: number;
  refundedMinor: number;
  items: number;
};

/** The newest first, by order_shop_id_profile_id_ordered_at_idx. */
export async function listOrdersOf(
  db: Db,
  shopId: number,
  profileId: string,
  limit: number,
): Promise<PastOrder[]> {
  return db.$queryRaw<PastOrder[]>`
    select o.id, o.name, o.ordered_at as "orderedAt", o.cancelled_at is not null as "isCancelled", o.test as "isTest",
           o.currency, o.total_minor::float8 as "totalMinor", o.refunded_minor::float8 as "refundedMinor",
           (select coalesce(sum(quantity), 0)::integer from "order_line" l
            where l.shop_id = o.shop_id and l.order_id = o.id) as items
    from "order" o
    where o.shop_id = ${shopId} and o.profile_id = ${profileId}::uuid
    order by o.ordered_at desc, o.id desc limit ${limit}`;
}
