// What two profiles said who turn out to be one person: the later word stands, the proof of both stays.
import type { Db } from '~/db';
import { LATER_WORD } from './store';

export async function moveConsent(
  db: Db,
  shopId: number,
  merges: { from: string; into: string }[],
): Promise<void> {
  const from = merges.map((merge) => merge.from);
  const into = merges.map((merge) => merge.into);
  await db.$executeRaw`
    insert into "consent" (shop_id, profile_id, channel, state, level, changed_at)
    select distinct on (r.into_id, c.channel) c.shop_id, r.into_id, c.channel, c.state, c.level, c.changed_at
    from unnest(${from}::uuid[], ${into}::uuid[]) as r(from_id, into_id)
    join "consent" c on c.shop_id = ${shopId} and c.profile_id = r.from_id
    order by r.into_id, c.channel, c.changed_at desc, (c.state = 'unsubscribed') desc
    on conflict (shop_id, profile_id, channel) do update set
      state = excluded.state, level = excluded.level, changed_at = excluded.changed_at
    where ${LATER_WORD}`;
  await db.$executeRaw`
    update "consent_record" c set profile_id = r.into_id
    from unnest(${from}::uuid[], ${into}::uuid[]) as r(from_id, into_id)
    where c.shop_id = ${shopId} and c.profile_id = r.from_id`;
  await db.$executeRaw`
    insert into "purpose_consent" (shop_id, profile_id, purpose, state, basis, changed_at)
    select distinct on (r.into_id, c.purpose) c.shop_id, r.into_id, c.purpose, c.state, c.basis, c.changed_at
    from unnest(${from}::uuid[], ${into}::uuid[]) as r(from_id, into_id)
    join "purpose_consent" c on c.shop_id = ${shopId} and c.profile_id = r.from_id
    order by r.into_id, c.purpose, c.changed_at desc, (c.state = 'refused') desc
    on conflict (shop_id, profile_id, purpose) do update set
      state = excluded.state, basis = excluded.basis, changed_at = excluded.changed_at
    where excluded.changed_at > "purpose_consent".changed_at`;
  await db.$executeRaw`
    update "mail_request" m set profile_id = r.into_id
    from unnest(${from}::uuid[], ${into}::uuid[]) as r(from_id, into_id)
    where m.shop_id = ${shopId} and m.profile_id = r.from_id`;
  await db.$executeRaw`
    delete from "purpose_consent" where shop_id = ${shopId} and profile_id = any(${from}::uuid[])`;
  await db.$executeRaw`
    delete from "consent" where shop_id = ${shopId} and profile_id = any(${from}::uuid[])`;
}
