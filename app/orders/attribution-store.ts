// Whose order it is: the customer's on the order, else whoever answers for its address. Asked anew when people change.
import type { Db } from '~/db';
import { UNTOLD } from '~/profiles/untold';

export type Attributed = { orderId: string; profileId: string | null };

/** Moves the orders of these addresses, and of customers who were unknown, to whom they belong now; answers the moved. */
export async function attributeOrders(
  db: Db,
  shopId: number,
  changed: { addresses: string[]; customerIds: string[] },
): Promise<Attributed[]> {
  return db.$queryRaw<Attributed[]>`
    update "order" o set profile_id = r.profile_id
    from (
      select a.id, coalesce(c.profile_id, i.profile_id) as profile_id from "order" a
      left join "profile_identity" c on c.shop_id = a.shop_id and c.kind = 'customer' and c.value = a.customer_id
      left join "profile_identity" i on i.shop_id = a.shop_id and i.kind = 'email' and i.value = a.email
      where a.shop_id = ${shopId} and a.redacted_at is null
        and (a.email = any(${changed.addresses}::text[])
             or (a.profile_id is null and a.customer_id = any(${changed.customerIds}::text[])))
    ) r
    where o.shop_id = ${shopId} and o.id = r.id and o.profile_id is distinct from r.profile_id
    returning o.id as "orderId", o.profile_id::text as "profileId"`;
}

/** Orders of people who turn out to be others. */
export async function moveOrders(
  db: Db,
  shopId: number,
  pairs: { from: string; into: string }[],
): Promise<void> {
  await db.$executeRaw`
    update "order" o set profile_id = r.into_id
    from unnest(${pairs.map((pair) => pair.from)}::uuid[], ${pairs.map((pair) => pair.into)}::uuid[]) as r(from_id, into_id)
    where o.shop_id = ${shopId} and o.profile_id = r.from_id`;
}

/** Addresses on orders for which no customer answers (any longer), each with its first order. */
export async function listGuestOrders(
  db: Db,
  shopId: number,
  addresses: string[],
): Promise<{ email: string; seenAt: Date }[]> {
  if (addresses.length === 0) return [];
  return db.$queryRaw<{ email: string; seenAt: Date }[]>`
    select o.email, min(o.ordered_at) as "seenAt" from "order" o
    where o.shop_id = ${shopId} and o.email = any(${addresses}::text[]) and o.redacted_at is null
      and not exists (
        select from "profile_identity" i
        join "profile" p on p.shop_id = i.shop_id and p.id = i.profile_id and p.customer_id is not null
        where i.shop_id = o.shop_id and i.kind = 'email' and i.value = o.email)
    group by o.email order by o.email`;
}

/** After a time without webhooks no order's lines can be trusted to be complete. */
export async function distrustLines(db: Db, shopId: number): Promise<void> {
  await db.order.updateMany({
    where: { shopId, linesAt: { gt: UNTOLD } },
    data: { linesAt: UNTOLD },
  });
}

/** What was bought stays, as numbers; nothing names who bought it, and no late payload will. */
export async function redactOrders(
  db: Db,
  shopId: number,
  { profileIds, orderIds, at }: { profileIds: string[]; orderIds: string[]; at: Date },
): Promise<void> {
  await db.order.updateMany({
    where: { shopId, OR: [{ profileId: { in: profileIds } }, { id: { in: orderIds } }] },
    data: { customerId: null, email: null, redactedAt: at },
  });
}

/** Orders whose buyer is forgotten: the address that a late payload names is not looked at. */
export async function listRedacted(
  db: Db,
  shopId: number,
  orderIds: string[],
): Promise<Set<string>> {
  const rows = await db.order.findMany({
    where: { shopId, id: { in: orderIds }, redactedAt: { not: null } },
    select: { id: true },
  });
  return new Set(rows.map((row) => row.id));
}
