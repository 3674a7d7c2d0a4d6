// What a person told about the own mail: topics left, how often, a pause, interests and goals, and corrected facts.
import type { Db } from '~/db';

export type MailLimit = 'as_sent' | 'weekly' | 'twice_monthly';

export type Preferences = {
  /** Ids of topics that the person left. */
  topicsLeft: string[];
  mailLimit: MailLimit;
  pausedUntil: Date | null;
  interests: string[];
  /** What was inferred and the person said is not so. */
  notInterests: string[];
  goals: string[];
  /** Corrections outrank the shop's record; null: as the shop has it, '': none. */
  firstName: string | null;
  lastName: string | null;
  language: string | null;
};

export const NO_PREFERENCES: Preferences = {
  topicsLeft: [],
  mailLimit: 'as_sent',
  pausedUntil: null,
  interests: [],
  notInterests: [],
  goals: [],
  firstName: null,
  lastName: null,
  language: null,
};

/** Of those who told anything. */
export async function listPreferences(
  db: Db,
  shopId: number,
  profileIds: string[],
): Promise<Map<string, Preferences>> {
  const rows = await db.preference.findMany({ where: { shopId, profileId: { in: profileIds } } });
  return new Map(
    rows.map(({ profileId, shopId: _shop, changedAt: _at, mailLimit, ...told }) => [
      profileId,
      { ...told, mailLimit: mailLimit as MailLimit },
    ]),
  );
}

export async function readPreferences(
  db: Db,
  shopId: number,
  profileId: string,
): Promise<Preferences> {
  return (await listPreferences(db, shopId, [profileId])).get(profileId) ?? NO_PREFERENCES;
}

/** Changes what is named and leaves the rest as it is. */
export async function savePreferences(
  db: Db,
  shopId: number,
  profileId: string,
  change: Partial<Preferences>,
  now: Date,
): Promise<void> {
  const data = { ...change, changedAt: now };
  await db.preference.upsert({
    where: { shopId_profileId: { shopId, profileId } },
    create: { shopId, profileId, ...data },
    update: data,
  });
}

/** Of two profiles that are one person: whoever told something last is heard. */
export async function movePreferences(
  db: Db,
  shopId: number,
  merges: { from: string; into: string }[],
): Promise<void> {
  const from = merges.map((merge) => merge.from);
  await db.$executeRaw`
    insert into "preference" (shop_id, profile_id, topics_left, mail_limit, paused_until, interests, not_interests,
                              goals, first_name, last_name, language, changed_at)
    select distinct on (r.into_id) p.shop_id, r.into_id, p.topics_left, p.mail_limit, p.paused_until, p.interests,
           p.not_interests, p.goals, p.first_name, p.last_name, p.language, p.changed_at
    from unnest(${from}::uuid[], ${merges.map((merge) => merge.into)}::uuid[]) as r(from_id, into_id)
    join "preference" p on p.shop_id = ${shopId} and p.profile_id = r.from_id
    order by r.into_id, p.changed_at desc
    on conflict (shop_id, profile_id) do update set
      topics_left = excluded.topics_left, mail_limit = excluded.mail_limit, paused_until = excluded.paused_until,
      interests = excluded.interests, not_interests = excluded.not_interests, goals = excluded.goals,
      first_name = excluded.first_name, last_name = excluded.last_name, language = excluded.language,
      changed_at = excluded.changed_at
    where excluded.changed_at > "preference".changed_at`;
  await erasePreferences(db, shopId, from);
}

export async function erasePreferences(
  db: Db,
  shopId: number,
  profileIds: string[],
): Promise<void> {
  await db.preference.deleteMany({ where: { shopId, profileId: { in: profileIds } } });
}
