// What happened to one person, in one row of time: what the person did, what was ordered, what was sent and why not.
import { Prisma } from '@prisma/client';
import type { Db } from '~/db';

export type TimelineRow = {
  key: string;
  at: Date;
  kind: 'event' | 'order' | 'message';
  /** An event's name, a message's state. */
  name: string;
  facts: Record<string, unknown>;
};

/** The row after which a page begins. */
export type TimelinePlace = { at: Date; key: string };

export type TimelineGroup = 'browsing' | 'cart' | 'orders' | 'emails';

/** Which events a merchant looks for together; a name that is in no group stands among all. */
const NAMES: Record<TimelineGroup, string[]> = {
  browsing: [
    'viewed_page',
    'viewed_product',
    'viewed_collection',
    'searched',
    'added_to_wishlist',
    'removed_from_wishlist',
    'downloaded_content',
    'asked_back_in_stock',
    'custom',
  ],
  cart: [
    'added_to_cart',
    'removed_from_cart',
    'viewed_cart',
    'started_checkout',
    'completed_checkout',
  ],
  orders: ['placed_order'],
  emails: ['clicked', 'unsubscribed'],
};

export const TIMELINE_GROUPS = Object.keys(NAMES) as TimelineGroup[];

type Asked = { group: TimelineGroup | null; after: TimelinePlace | null; limit: number };

/** The newest first. Each of the three tables gives a page of its own, of which the newest rows are kept. */
export async function listTimeline(
  db: Db,
  shopId: number,
  profileId: string,
  { group, after, limit }: Asked,
): Promise<TimelineRow[]> {
  const sources = [
    eventRows(shopId, profileId, group),
    ...(group === null || group === 'orders' ? [orderRows(shopId, profileId)] : []),
    ...(group === null || group === 'emails' ? [messageRows(shopId, profileId)] : []),
  ];
  const pages = sources.map(
    ({ rows, at }) => Prisma.sql`
      (select * from (${rows} ${after ? Prisma.sql`and ${at} <= ${after.at}::timestamptz` : Prisma.empty}) r
       ${after ? Prisma.sql`where (r.at, r.key) < (${after.at}::timestamptz, ${after.key})` : Prisma.empty}
       order by r.at desc, r.key desc limit ${limit})`,
  );
  return db.$queryRaw<TimelineRow[]>`
    select key, at, kind, name, facts from (${Prisma.join(pages, ' union all ')}) t
    order by at desc, key desc limit ${limit}`;
}

type Source = { rows: Prisma.Sql; at: Prisma.Sql };

/** By event_shop_id_profile_id_occurred_at_idx. An order that is mirrored tells itself. */
function eventRows(shopId: number, profileId: string, group: TimelineGroup | null): Source {
  const named = group ? Prisma.sql`and e.name = any(${NAMES[group]}::text[])` : Prisma.empty;
  return {
    at: Prisma.sql`e.occurred_at`,
    rows: Prisma.sql`
      select 'event:' || e.id as key, e.occurred_at as at, 'event' as kind, e.name, e.properties as facts
      from "event" e
      where e.shop_id = ${shopId} and e.profile_id = ${profileId}::uuid ${named}
        and (e.name <> 'placed_order' or not exists (
          select from "order" o where o.shop_id = ${shopId} and o.id = e.properties ->> 'orderId'))`,
  };
}

function orderRows(shopId: number, profileId: string): Source {
  return {
    at: Prisma.sql`o.ordered_at`,
    rows: Prisma.sql`
      select 'order:' || o.id as key, o.ordered_at as at, 'order' as kind, 'placed_order' as name,
             jsonb_build_object('order', o.name, 'totalMinor', o.total_minor, 'currency', o.currency,
                                'isCancelled', o.cancelled_at is not null, 'isTest', o.test) as facts
      from "order" o
      where o.shop_id = ${shopId} and o.profile_id = ${profileId}::uuid`,
  };
}

/** A message stands where it was settled; one that waits, where it was planned. */
function messageRows(shopId: number, profileId: string): Source {
  const at = Prisma.sql`coalesce(m.settled_at, m.created_at)`;
  return {
    at,
    rows: Prisma.sql`
      select 'message:' || m.id as key, ${at} as at, 'message' as kind, m.state as name,
             jsonb_build_object('id', m.id, 'createdAt', m.created_at, 'reason', m.reason, 'subject', m.subject,
                                'sendAt', m.send_at, 'clickedAt', m.clicked_at, 'flow', m.flow_id,
                                'campaign', c.name) as facts
      from "message" m
      left join "campaign" c on c.shop_id = m.shop_id and c.id = m.campaign_id
      where m.shop_id = ${shopId} and m.profile_id = ${profileId}::uuid`,
  };
}
