// What a form of the page of preferences does, in the caller's transaction; the same for a mail's link and the storefront.
import type { AskedPurpose } from '~/consent/purpose-defaults';
import type { Db } from '~/db';
import { leaveMail, returnToMail, saveChoices } from '~/messages/save-preferences';
import type { PreferencePage } from '~/reports/preference-page';
import { forgetPerson } from '~/shopify/privacy/forget-person';
import { frameOf } from './frame';
import { readChoices, readCorrections } from './read-form';

export type Acted = 'saved' | 'forgotten' | 'nothing';

export async function actOnForm(
  db: Db,
  page: PreferencePage,
  { fields, place }: { fields: URLSearchParams; place: string },
  now: Date,
): Promise<Acted> {
  const { shop, profileId } = page;
  const { words } = frameOf(shop, page.locale, false);
  const wordingOf = (purpose: AskedPurpose | 'mail') =>
    purpose === 'mail'
      ? words.subscribeWording.replace('{shop}', () => shop.senderName)
      : words[purpose];
  const said = { place, wordingOf };
  switch (fields.get('do')) {
    case 'save':
      await saveChoices(
        db,
        shop.id,
        { profileId, said, choices: readChoices(fields, page, now) },
        now,
      );
      return 'saved';
    case 'correct':
      await saveChoices(
        db,
        shop.id,
        { profileId, said, choices: readCorrections(fields, page) },
        now,
      );
      return 'saved';
    case 'unsubscribe':
      await leaveMail(db, shop.id, profileId, now);
      return 'saved';
    case 'subscribe':
      await returnToMail(db, shop.id, { profileId, said }, now);
      return 'saved';
    case 'forget':
      await forget(db, page, now);
      return 'forgotten';
    default:
      return 'nothing';
  }
}

/** First the no, so that the hash that stays says it; then everything that names the person. */
async function forget(db: Db, { shop, profileId, email }: PreferencePage, now: Date) {
  await leaveMail(db, shop.id, profileId, now);
  const who = { customerId: null, email, profileId };
  await forgetPerson(db, shop.id, { ...who, askedBy: 'person', askedAt: now }, now);
}
