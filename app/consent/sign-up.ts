// A person says yes at a form of the shop: at once, or once a mail to the address was confirmed, by the country's rule.
import type { Db } from '~/db';
import { normalizeAddress } from '~/profiles/address';
import { listPeople } from '~/profiles/people-store';
import { ensureGuests, findByIdentities } from '~/profiles/store';
import type { Shop } from '~/shops/store';
import { recordAtDoor } from './door-change';
import { recallSuppressions } from './erase-store';
import { askForMail, listUnconfirmed, lockConfirmation, settleRequest } from './request-store';
import { readPreferenceSettings } from './settings-store';
import { findSuppression, lockConsent } from './store';

export type SignUpRequest = {
  email: string;
  /** Which form or file: `signup_form`, `back_in_stock`, `import` … */
  source: string;
  /** The exact words that the person agreed to. */
  wording: string;
  /** The page's address, or the form's name. */
  place: string;
  customerId?: string | null;
  /** Where the person is, if the caller knows better than the profile. */
  country?: string | null;
};

/** Doors answer the same to all but `refused: address`, or a form would tell who is a customer. */
export type SignUp =
  | { kind: 'subscribed' | 'pending' | 'already'; profileId: string }
  | { kind: 'refused'; reason: 'address' | 'suppressed' };

/** Unconfirmed for so long, a sign-up is forgotten. */
export const CONFIRM_WITHIN_DAYS = 30;

const DAY_MS = 86_400_000;
const EXPIRED_AT_ONCE = 200;

/** Runs in the caller's transaction. The confirming mail leaves by the sweep, seconds later. */
export async function signUp(
  db: Db,
  shop: Shop,
  request: SignUpRequest,
  now: Date,
): Promise<SignUp> {
  const email = normalizeAddress(request.email);
  if (!email) return { kind: 'refused', reason: 'address' };
  await recallSuppressions(db, shop.id, [email]);
  const suppression = await findSuppression(db, shop.id, email);
  // Who was forgotten without a no may say yes again; the confirming mail is the only one that such an address gets.
  if (suppression && suppression !== 'forgotten') return { kind: 'refused', reason: 'suppressed' };
  const profileId = await findSigner(db, shop.id, email, request.customerId ?? null, now);
  const before = await lockConsent(db, shop.id, profileId, 'email');
  if (before?.state === 'subscribed') return { kind: 'already', profileId };
  const { source, wording, place } = request;
  const word = { profileId, source, wording, place, address: email };
  if (await asksTwice(db, shop, profileId, request.country ?? null)) {
    await recordAtDoor(db, shop.id, { ...word, state: 'pending', level: null }, now);
    await askForMail(
      db,
      shop.id,
      { profileId, kind: 'confirm_sign_up', source, wording, place },
      now,
    );
    return { kind: 'pending', profileId };
  }
  await recordAtDoor(db, shop.id, { ...word, state: 'subscribed', level: 'single_opt_in' }, now);
  return { kind: 'subscribed', profileId };
}

async function asksTwice(
  db: Db,
  shop: Shop,
  profileId: string,
  told: string | null,
): Promise<boolean> {
  const { doubleOptIn } = await readPreferenceSettings(db, shop.id);
  const person = (await listPeople(db, shop.id, [profileId])).get(profileId);
  const country = told ?? person?.countryCode ?? shop.countryCode;
  return doubleOptIn.includes(country.toUpperCase());
}

/** Who is logged in signs up as the customer if the address is that customer's; else whoever answers for the address. */
async function findSigner(
  db: Db,
  shopId: number,
  email: string,
  customerId: string | null,
  now: Date,
): Promise<string> {
  if (customerId) {
    const id = (await findByIdentities(db, shopId, 'customer', [customerId])).get(customerId);
    const person = id && (await listPeople(db, shopId, [id])).get(id);
    if (person && person.email === email) return person.id;
  }
  return (await ensureGuests(db, shopId, [{ email, seenAt: now }])).get(email)!;
}

export type Confirmation = 'confirmed' | 'already' | 'expired' | 'unknown';

/** The button in the confirming mail's page: proof that the address is the person's own. */
export async function confirmSignUp(
  db: Db,
  shopId: number,
  messageId: string,
  now: Date,
): Promise<Confirmation> {
  const asked = await lockConfirmation(db, shopId, messageId);
  if (!asked) return 'unknown';
  if (asked.state === 'confirmed') return 'already';
  const isLate = now.getTime() - asked.askedAt.getTime() > CONFIRM_WITHIN_DAYS * DAY_MS;
  const standing = await lockConsent(db, shopId, asked.profileId, 'email');
  // Who said no since does not mean yes by an older mail.
  if (asked.state === 'expired' || isLate || standing?.state === 'unsubscribed') return 'expired';
  const { profileId, source, wording, place, askedAt } = asked;
  const person = (await listPeople(db, shopId, [profileId])).get(profileId);
  const proof = { confirmedByMessage: messageId, askedAt: askedAt.toISOString() };
  await recordAtDoor(
    db,
    shopId,
    {
      ...{ profileId, source, wording, place, proof, address: person?.email ?? null },
      ...{ state: 'subscribed', level: 'confirmed_opt_in' },
    },
    now,
  );
  await settleRequest(db, shopId, asked.id, 'confirmed', now);
  return 'confirmed';
}

/** Sign-ups that nobody confirmed in time count as never said; answers how many. */
export async function expireSignUps(db: Db, shopId: number, now: Date): Promise<number> {
  const before = new Date(now.getTime() - CONFIRM_WITHIN_DAYS * DAY_MS);
  const late = await listUnconfirmed(db, shopId, before, EXPIRED_AT_ONCE);
  for (const { id, profileId } of late) {
    const standing = await lockConsent(db, shopId, profileId, 'email');
    await settleRequest(db, shopId, id, 'expired', now);
    if (standing?.state !== 'pending') continue;
    const word = { profileId, state: 'not_subscribed', level: null, address: null } as const;
    await recordAtDoor(db, shopId, { ...word, source: 'not_confirmed', wording: null }, now);
  }
  return late.length;
}
