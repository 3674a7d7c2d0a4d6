// Enrollments of two profiles who turn out to be one person, who is inside a flow once.
import type { Db } from '~/db';

export async function moveEnrollments(
  db: Db,
  shopId: number,
  merges: { from: string; into: string }[],
): Promise<void> {
  const from = merges.map((merge) => merge.from);
  const into = merges.map((merge) => merge.into);
  await db.$executeRaw`
    insert into "enrollment" (shop_id, flow_id, profile_id, occasion, triggered_at, product_ids, state, reason, step,
                              due_at, enrolled_at, sent_at, ended_at)
    select e.shop_id, e.flow_id, r.into_id, e.occasion, e.triggered_at, e.product_ids, e.state, e.reason, e.step,
           e.due_at, e.enrolled_at, e.sent_at, e.ended_at
    from unnest(${from}::uuid[], ${into}::uuid[]) as r(from_id, into_id)
    join "enrollment" e on e.shop_id = ${shopId} and e.profile_id = r.from_id
    on conflict do nothing`;
  await db.$executeRaw`
    delete from "enrollment" where shop_id = ${shopId} and profile_id = any(${from}::uuid[])`;
}

export async function eraseEnrollments(
  db: Db,
  shopId: number,
  profileIds: string[],
): Promise<void> {
  await db.enrollment.deleteMany({ where: { shopId, profileId: { in: profileIds } } });
}
