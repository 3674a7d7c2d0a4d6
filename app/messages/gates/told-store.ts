// What people told about how often and when they want mail, and how much they got of late: for the gates.
import { listRefusing } from '~/consent/purposes';
import type { Db } from '~/db';
import { listPreferences, NO_PREFERENCES } from '~/profiles/preferences-store';
import type { ToldFacts } from './ask-gates';

const DAY_MS = 86_400_000;
const WEEK = 7;
const MONTH = 30;

/** Of those who told anything; a mail that may or may not have arrived counts as one. */
export async function loadTold(
  db: Db,
  shopId: number,
  profileIds: string[],
  now: Date,
): Promise<Map<string, Omit<ToldFacts, 'hasLeftTopic'> & { topicsLeft: string[] }>> {
  const told = await listPreferences(db, shopId, profileIds);
  const refusing = await listRefusing(db, shopId, 'personalise', profileIds);
  const limited = [...told].flatMap(([id, one]) => (one.mailLimit === 'as_sent' ? [] : [id]));
  const sent = await countSent(db, shopId, limited, now);
  const asked = new Set([...told.keys(), ...refusing]);
  return new Map(
    [...asked].map((id) => {
      const { topicsLeft, pausedUntil, mailLimit } = told.get(id) ?? NO_PREFERENCES;
      const { week = 0, month = 0 } = sent.get(id) ?? {};
      const isPersonal = !refusing.has(id);
      const own = { topicsLeft, pausedUntil, mailLimit, isPersonal };
      return [id, { ...own, sentInWeek: week, sentInMonth: month }];
    }),
  );
}

/** By message_shop_id_profile_id_created_at_idx; a mail leaves weeks after its plan at the latest. */
async function countSent(
  db: Db,
  shopId: number,
  profileIds: string[],
  now: Date,
): Promise<Map<string, { week: number; month: number }>> {
  if (profileIds.length === 0) return new Map();
  const ago = (days: number) => new Date(now.getTime() - days * DAY_MS);
  const rows = await db.$queryRaw<{ id: string; week: number; month: number }[]>`
    select profile_id::text as id,
           (count(*) filter (where intent_at > ${ago(WEEK)}::timestamptz))::integer as week, count(*)::integer as month
    from "message"
    where shop_id = ${shopId} and profile_id = any(${profileIds}::uuid[]) and kind <> 'service'
      and state in ('accepted', 'intent', 'unknown') and intent_at > ${ago(MONTH)}::timestamptz
      and created_at > ${ago(2 * MONTH)}::timestamptz
    group by profile_id`;
  return new Map(rows.map(({ id, ...counts }) => [id, counts]));
}
