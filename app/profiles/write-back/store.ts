// What Shopify has to hear from us: asked in the transaction of the change itself, one row for each thing, whose latest
// state is what is to be told. So nothing is lost, and nothing is told twice in a row.
import type { Db } from '~/db';

/** A consent is told as it stands when it is told; a tag as it is wanted. */
export type WriteBackKind = 'email' | 'sms' | 'tag';

export type Ask = { profileId: string; kind: WriteBackKind; value?: string; isWanted?: boolean };

/** Of several words about one thing in a call the last counts. */
export async function askWriteBack(db: Db, shopId: number, asks: Ask[], now: Date): Promise<void> {
  if (asks.length === 0) return;
  const rows = asks.map((ask, at) => ({ value: '', isWanted: true, ...ask, at }));
  await db.$executeRaw`
    insert into "write_back" (shop_id, profile_id, kind, value, is_wanted, version, state, attempts, due_at, asked_at)
    select distinct on (r."profileId", r.kind, r.value) ${shopId}::integer, r."profileId", r.kind, r.value, r."isWanted",
           1, 'waiting', 0, ${now}::timestamptz, ${now}::timestamptz
    from json_to_recordset(${JSON.stringify(rows)}::json) as r(
      "profileId" uuid, kind text, value text, "isWanted" boolean, at integer)
    order by r."profileId", r.kind, r.value, r.at desc
    on conflict (shop_id, profile_id, kind, value) do update set
      is_wanted = excluded.is_wanted, version = "write_back".version + 1, state = 'waiting', attempts = 0,
      due_at = excluded.due_at, asked_at = excluded.asked_at, problem = null`;
}

/** Of two people who turn out to be one, what either had to tell is told of the one. */
export async function moveWriteBacks(
  db: Db,
  shopId: number,
  pairs: { from: string; into: string }[],
): Promise<void> {
  const from = pairs.map((pair) => pair.from);
  await db.$executeRaw`
    insert into "write_back" (shop_id, profile_id, kind, value, is_wanted, version, state, attempts, due_at, problem,
                              asked_at)
    select distinct on (r.into_id, w.kind, w.value) w.shop_id, r.into_id, w.kind, w.value, w.is_wanted, w.version,
           'waiting', 0, w.asked_at, null, w.asked_at
    from unnest(${from}::uuid[], ${pairs.map((pair) => pair.into)}::uuid[]) as r(from_id, into_id)
    join "write_back" w on w.shop_id = ${shopId} and w.profile_id = r.from_id
    where w.state = 'waiting' or w.kind <> 'tag'
    order by r.into_id, w.kind, w.value, w.asked_at desc
    on conflict (shop_id, profile_id, kind, value) do update set version = "write_back".version + 1,
      state = 'waiting', attempts = 0, problem = null`;
  await db.$executeRaw`
    delete from "write_back" where shop_id = ${shopId} and profile_id = any(${from}::uuid[])`;
}
