// A person's page of preferences as data: what may be chosen, what was chosen, and what we know and believe.
import { listStandings } from '~/consent/ledger-store';
import { readPurposes } from '~/consent/purposes';
import type { PurposeStandings } from '~/consent/purposes';
import { listTopics, readPreferenceSettings } from '~/consent/settings-store';
import type { Asked, MailTopic } from '~/consent/settings-store';
import type { Db } from '~/db';
import { findKnownPerson } from '~/profiles/known-store';
import { listPeople } from '~/profiles/people-store';
import { readPreferences } from '~/profiles/preferences-store';
import type { Preferences } from '~/profiles/preferences-store';
import { namePeople } from '~/profiles/search-store';
import type { Shop } from '~/shops/store';
import { countDoings, countKinds, listMainKinds } from './preference-page-store';
import type { KindCount } from './preference-page-store';

export type PreferencePage = {
  shop: Shop;
  profileId: string;
  email: string;
  firstName: string;
  lastName: string;
  locale: string;
  country: string | null;
  isSubscribed: boolean;
  asks: Asked[];
  topics: MailTopic[];
  told: Preferences;
  purposes: PurposeStandings;
  /** What may be chosen to like: the shop's main kinds, the merchant's own, and what the person chose before. */
  interests: string[];
  goals: string[];
  known: { orders: number; views: number; mails: number };
  inferred: KindCount[];
};

const KINDS_OFFERED = 10;
const KINDS_INFERRED = 4;

/** Null for who is unknown, has no address or was forgotten. */
export async function readPreferencePage(
  db: Db,
  shop: Shop,
  profileId: string,
): Promise<PreferencePage | null> {
  const person = (await listPeople(db, shop.id, [profileId])).get(profileId);
  const [named] = await namePeople(db, shop.id, [profileId]);
  const known = person && (await findKnownPerson(db, shop.id, profileId));
  if (!person?.email || !named || !known) return null;
  const settings = await readPreferenceSettings(db, shop.id);
  const told = await readPreferences(db, shop.id, profileId);
  const standings = await listStandings(db, shop.id, profileId);
  const purposes = (await readPurposes(db, shop.id, [profileId])).get(profileId)!;
  const kinds = await listMainKinds(db, shop.id, KINDS_OFFERED);
  return {
    shop,
    profileId,
    email: person.email,
    firstName: person.firstName ?? '',
    lastName: told.lastName ?? named.lastName ?? '',
    locale: person.locale ?? shop.locale,
    country: person.countryCode,
    isSubscribed: standings.some(
      ({ channel, state }) => channel === 'email' && state === 'subscribed',
    ),
    asks: settings.asks,
    topics: await listTopics(db, shop.id),
    told,
    purposes,
    interests: once([...kinds, ...settings.interests, ...told.interests]),
    goals: once([...settings.goals, ...told.goals]),
    known: await countDoings(db, shop.id, profileId),
    inferred: await countKinds(db, shop.id, profileId, KINDS_INFERRED),
  };
}

function once(words: string[]): string[] {
  return [...new Map(words.map((word) => [word.toLowerCase(), word])).values()];
}
