// The words that were said about purposes: the ledger's lines and what stands, and in which country each person lives.
import { createHash } from 'node:crypto';
import type { Db } from '~/db';
import { EPRIVACY_COUNTRIES, purposeDefault } from './purpose-defaults';
import type { AskedPurpose, Basis, Purpose, PurposeState } from './purpose-defaults';

export type SaidPurpose = {
  profileId: string;
  purpose: Purpose;
  state: PurposeState;
  basis: Basis;
  since: Date;
};

/** Mail is what the consent of the channel says. */
export async function listSaid(
  db: Db,
  shopId: number,
  profileIds: string[],
): Promise<SaidPurpose[]> {
  return db.$queryRaw<SaidPurpose[]>`
    select profile_id::text as "profileId", purpose, state, basis, changed_at as since from "purpose_consent"
    where shop_id = ${shopId} and profile_id = any(${profileIds}::uuid[])
    union all
    select profile_id::text, 'mail', case when state = 'subscribed' then 'allowed' else 'refused' end, 'consent',
           changed_at
    from "consent" where shop_id = ${shopId} and channel = 'email' and profile_id = any(${profileIds}::uuid[])`;
}

/** By the person's own record, else the shop's country: that is where most of its customers live. */
export async function listCountries(
  db: Db,
  shopId: number,
  profileIds: string[],
): Promise<Map<string, string>> {
  const rows = await db.$queryRaw<{ id: string; country: string }[]>`
    select p.id::text, coalesce(nullif(p.country_code, ''), s.country_code) as country
    from "profile" p join "shop" s on s.id = p.shop_id
    where p.shop_id = ${shopId} and p.id = any(${profileIds}::uuid[])`;
  return new Map(rows.map((row) => [row.id, row.country]));
}

/** All people of a shop who do not allow the purpose: what a model's rows leave out. */
export async function listAllRefusing(
  db: Db,
  shopId: number,
  purpose: AskedPurpose,
): Promise<Set<string>> {
  const isAllowed = (country: string | null) =>
    purposeDefault(purpose, country).state === 'allowed';
  const [strict, elsewhere] = [isAllowed(null), isAllowed('US')];
  const said = await db.$queryRaw<{ id: string }[]>`
    select profile_id::text as id from "purpose_consent"
    where shop_id = ${shopId} and purpose = ${purpose} and state = 'refused'`;
  if (strict && elsewhere) return new Set(said.map((row) => row.id));
  const silent = await db.$queryRaw<{ id: string }[]>`
    select p.id::text from "profile" p join "shop" s on s.id = p.shop_id
    where p.shop_id = ${shopId}
      and case when upper(coalesce(nullif(p.country_code, ''), s.country_code)) = any(${[...EPRIVACY_COUNTRIES]}::text[])
          then not ${strict}::boolean else not ${elsewhere}::boolean end
      and not exists (
        select from "purpose_consent" c
        where c.shop_id = p.shop_id and c.profile_id = p.id and c.purpose = ${purpose})`;
  return new Set([...said, ...silent].map((row) => row.id));
}

export type PurposeRow = {
  profileId: string;
  purpose: AskedPurpose;
  state: PurposeState;
  basis: Basis;
  source: string;
  place: string | null;
  wording: string | null;
  changedAt: Date;
};

export async function savePurposes(
  db: Db,
  shopId: number,
  changes: PurposeRow[],
  now: Date,
): Promise<void> {
  if (changes.length === 0) return;
  const json = JSON.stringify(
    changes.map((change) => ({ id: lineIdOf(shopId, change), ...change })),
  );
  await db.$executeRaw`
    insert into "consent_record" (shop_id, id, profile_id, channel, purpose, state, source, place, wording, proof,
                                  changed_at, recorded_at)
    select ${shopId}::integer, r.id, r."profileId", 'all', r.purpose, r.state, r.source, r.place, r.wording,
           jsonb_build_object('basis', r.basis), r."changedAt", ${now}::timestamptz
    from json_to_recordset(${json}::json) as r(
      id uuid, "profileId" uuid, purpose text, state text, basis text, source text, place text, wording text,
      "changedAt" timestamptz)
    order by r.id
    on conflict (shop_id, id) do nothing`;
  await db.$executeRaw`
    insert into "purpose_consent" (shop_id, profile_id, purpose, state, basis, changed_at)
    select distinct on (r."profileId", r.purpose)
           ${shopId}::integer, r."profileId", r.purpose, r.state, r.basis, r."changedAt"
    from json_to_recordset(${json}::json) as r(
      "profileId" uuid, purpose text, state text, basis text, "changedAt" timestamptz)
    order by r."profileId", r.purpose, r."changedAt" desc, (r.state = 'refused') desc
    on conflict (shop_id, profile_id, purpose) do update set
      state = excluded.state, basis = excluded.basis, changed_at = excluded.changed_at
    where (excluded.changed_at, excluded.state = 'refused') > ("purpose_consent".changed_at, "purpose_consent".state = 'refused')`;
}

/** The same word told twice is one line of the ledger. */
function lineIdOf(shopId: number, { profileId, purpose, state, source, changedAt }: PurposeRow) {
  const facts = [shopId, profileId, purpose, state, source, changedAt.getTime()];
  const hex = createHash('sha256')
    .update(`purpose|${facts.join('|')}`)
    .digest('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}
