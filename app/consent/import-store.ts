// Who said no before a merchant's list brings a yes: it is believed only where nobody ever did.
import type { Db } from '~/db';

/** Of these people, those who said no, or whose address gets nothing: no list makes them a yes. */
export async function listRefused(
  db: Db,
  shopId: number,
  people: { profileId: string; address: string }[],
): Promise<Set<string>> {
  if (people.length === 0) return new Set();
  const rows = await db.$queryRaw<{ profileId: string }[]>`
    select r."profileId" from json_to_recordset(${JSON.stringify(people)}::json) as r("profileId" text, address text)
    where exists (select from "suppression" s where s.shop_id = ${shopId} and s.address = r.address)
       or exists (select from "consent_record" c
                  where c.shop_id = ${shopId} and c.profile_id = r."profileId"::uuid and c.channel = 'email'
                    and c.state = 'unsubscribed')`;
  return new Set(rows.map((row) => row.profileId));
}
