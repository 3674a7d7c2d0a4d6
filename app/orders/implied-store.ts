// When consents end that a purchase implied (Canada), where the shop goes by that: for the gate of consent.
import { impliedConsentUntil } from '~/consent/implied-consent';
import { readPreferenceSettings } from '~/consent/settings-store';
import type { Db } from '~/db';

/** Express is what the person ticked, said with its wording, or confirmed by mail. */
export async function listConsentEnds(
  db: Db,
  shopId: number,
  profileIds: string[],
): Promise<Map<string, Date>> {
  const { impliedExpires } = await readPreferenceSettings(db, shopId);
  if (!impliedExpires) return new Map();
  const rows = await db.$queryRaw<
    { id: string; country: string | null; isExpress: boolean; lastOrderAt: Date | null }[]
  >`
    select p.id::text, p.country_code as country,
           exists (select from "consent_record" c
                   where c.shop_id = p.shop_id and c.profile_id = p.id and c.channel = 'email'
                     and c.state = 'subscribed' and (c.wording is not null or c.level in ('single_opt_in', 'confirmed_opt_in'))) as "isExpress",
           (select max(o.ordered_at) from "order" o
            where o.shop_id = p.shop_id and o.profile_id = p.id and not o.test and o.cancelled_at is null) as "lastOrderAt"
    from "profile" p
    where p.shop_id = ${shopId} and p.id = any(${profileIds}::uuid[]) and upper(p.country_code) = 'CA'`;
  return new Map(
    rows.flatMap(({ id, ...basis }): [string, Date][] => {
      const until = impliedConsentUntil({ ...basis, lastInquiryAt: null });
      return until ? [[id, until]] : [];
    }),
  );
}
