// What a merchant's file says of people: it fills in those whom Shopify does not tell of, and changes no others.
import type { Db } from '~/db';

export type PersonFacts = {
  profileId: string;
  firstName: string | null;
  lastName: string | null;
  locale: string | null;
  countryCode: string | null;
  city: string | null;
  zip: string | null;
  tags: string[];
};

/** A word of the file replaces an older one, a gap in it nothing; tags come on top. One row a person. */
export async function fillProfiles(db: Db, shopId: number, facts: PersonFacts[]): Promise<void> {
  if (facts.length === 0) return;
  await db.$executeRaw`
    update "profile" p set
      first_name = coalesce(r."firstName", p.first_name), last_name = coalesce(r."lastName", p.last_name),
      locale = coalesce(r.locale, p.locale), country_code = coalesce(r."countryCode", p.country_code),
      city = coalesce(r.city, p.city), zip = coalesce(r.zip, p.zip),
      tags = array(select distinct tag from unnest(p.tags || r.tags) as tag order by tag)
    from json_to_recordset(${JSON.stringify(facts)}::json) as r(
      "profileId" uuid, "firstName" text, "lastName" text, locale text, "countryCode" text, city text, zip text,
      tags text[])
    where p.shop_id = ${shopId} and p.id = r."profileId" and p.customer_id is null and p.deleted_at is null`;
}
