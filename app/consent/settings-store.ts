// What a merchant set about sign-ups and the page of preferences, and what the shop's mail is about.
import type { Db } from '~/db';
import { DOUBLE_OPT_IN_COUNTRIES } from './purpose-defaults';

/** The parts of the page of preferences that a merchant may leave out; the way out is never one of them. */
export type Asked = 'topics' | 'frequency' | 'pause' | 'interests' | 'goals' | 'known';

export const ALL_ASKED: readonly Asked[] = [
  'topics',
  'frequency',
  'pause',
  'interests',
  'goals',
  'known',
];

export type PreferenceSettings = {
  /** Countries where a sign-up counts once it was confirmed. */
  doubleOptIn: string[];
  asks: Asked[];
  /** The merchant's own, beside the shop's main product types. */
  interests: string[];
  goals: string[];
  /** Canada: a consent that an order implies ends with its time (CASL). */
  impliedExpires: boolean;
};

export async function readPreferenceSettings(db: Db, shopId: number): Promise<PreferenceSettings> {
  const row = await db.preferenceSetting.findUnique({ where: { shopId } });
  if (!row)
    return {
      doubleOptIn: [...DOUBLE_OPT_IN_COUNTRIES],
      asks: [...ALL_ASKED],
      interests: [],
      goals: [],
      impliedExpires: false,
    };
  const { doubleOptIn, asks, interests, goals, impliedExpires } = row;
  return { doubleOptIn, asks: asks as Asked[], interests, goals, impliedExpires };
}

export async function savePreferenceSettings(
  db: Db,
  shopId: number,
  settings: PreferenceSettings,
  now: Date,
): Promise<void> {
  const data = { ...settings, changedAt: now };
  await db.preferenceSetting.upsert({
    where: { shopId },
    create: { shopId, ...data },
    update: data,
  });
}

export type MailTopic = { id: string; name: string; description: string };

/** What may be chosen now, in the merchant's order. */
export async function listTopics(db: Db, shopId: number): Promise<MailTopic[]> {
  return db.mailTopic.findMany({
    where: { shopId, archivedAt: null },
    orderBy: [{ position: 'asc' }, { id: 'asc' }],
    select: { id: true, name: true, description: true },
  });
}

/** The whole list as it shall be; what is missing is put away, since campaigns and people still name it. */
export async function saveTopics(
  db: Db,
  shopId: number,
  topics: MailTopic[],
  now: Date,
): Promise<void> {
  await db.mailTopic.updateMany({
    where: { shopId, id: { notIn: topics.map((topic) => topic.id) }, archivedAt: null },
    data: { archivedAt: now },
  });
  for (const [position, { id, name, description }] of topics.entries()) {
    const data = { name, description, position, archivedAt: null };
    await db.mailTopic.upsert({
      where: { shopId_id: { shopId, id } },
      create: { shopId, id, ...data },
      update: data,
    });
  }
}
