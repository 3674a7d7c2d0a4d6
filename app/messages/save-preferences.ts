// What a person chose on the page of preferences, into consent, purposes and preferences; what it forbids leaves the queue.
import { recordAtDoor } from '~/consent/door-change';
import type { AskedPurpose } from '~/consent/purpose-defaults';
import { readPurposes, recordPurposes } from '~/consent/purposes';
import type { Db } from '~/db';
import { listPeople } from '~/profiles/people-store';
import { savePreferences } from '~/profiles/preferences-store';
import type { Preferences } from '~/profiles/preferences-store';
import { unsubscribeAtPage } from './feedback';

/** Where it was said, and in which words each purpose was put. */
export type Said = { place: string; wordingOf: (purpose: AskedPurpose | 'mail') => string };

export type Choices = {
  preferences: Partial<Preferences>;
  /** Absent: not asked on this page. */
  purposes: Partial<Record<AskedPurpose, boolean>>;
};

/** Of the purposes only what changed is a word of the person: the rest was merely shown. */
export async function saveChoices(
  db: Db,
  shopId: number,
  { profileId, choices, said }: { profileId: string; choices: Choices; said: Said },
  now: Date,
): Promise<void> {
  await savePreferences(db, shopId, profileId, choices.preferences, now);
  const standing = (await readPurposes(db, shopId, [profileId])).get(profileId)!;
  const changed = (Object.entries(choices.purposes) as [AskedPurpose, boolean][]).filter(
    ([purpose, isAllowed]) => isAllowed !== (standing[purpose].state === 'allowed'),
  );
  await recordPurposes(
    db,
    shopId,
    changed.map(([purpose, isAllowed]) => ({
      ...{ profileId, purpose, source: 'preference_page', place: said.place, changedAt: now },
      ...{ state: isAllowed ? 'allowed' : 'refused', wording: said.wordingOf(purpose) },
    })),
    now,
  );
}

export async function leaveMail(
  db: Db,
  shopId: number,
  profileId: string,
  now: Date,
): Promise<void> {
  const person = (await listPeople(db, shopId, [profileId])).get(profileId);
  if (person) await unsubscribeAtPage(db, shopId, { profileId, address: person.email }, now);
}

/** Whoever opened the page by a mail, or is logged in at the shop, has proved to be the one who says yes. */
export async function returnToMail(
  db: Db,
  shopId: number,
  { profileId, said }: { profileId: string; said: Said },
  now: Date,
): Promise<void> {
  const person = (await listPeople(db, shopId, [profileId])).get(profileId);
  if (!person) return;
  const word = { source: 'preference_page', place: said.place, wording: said.wordingOf('mail') };
  await recordAtDoor(
    db,
    shopId,
    { ...word, profileId, state: 'subscribed', level: 'single_opt_in', address: person.email },
    now,
  );
}
