// Rows about people into our tables. A list can end mail, never begin it again: who once said no stays so.
import { listForgotten } from '~/consent/erase-store';
import { recordConsent, type ConsentChange } from '~/consent/store';
import { listRefused, suppressAddresses } from '~/consent/suppression-store';
import type { Db } from '~/db';
import { fillProfiles } from '~/profiles/filled-store';
import { ensureGuests, findByIdentities } from '~/profiles/store';
import type { CustomerRow, OptOutRow } from '../rows/people';
import type { Applied, Lined, Work } from './work';

export async function applyCustomers(
  db: Db,
  work: Work,
  rows: Lined<CustomerRow>[],
): Promise<Applied> {
  const forgotten = await listForgotten(
    db,
    work.shop.id,
    rows.map(({ value }) => value.email),
  );
  const people = rows.filter(({ value }) => !forgotten.has(value.email));
  const idOf = await ensureGuests(
    db,
    work.shop.id,
    people.map(({ value }) => ({ email: value.email, seenAt: seenAt(value, work) })),
  );
  // Of two rows of one address the later counts: one statement can fill a person once.
  const last = new Map(people.map(({ value }) => [idOf.get(value.email)!, value]));
  await fillProfiles(
    db,
    work.shop.id,
    [...last].map(([profileId, value]) => ({ ...factsOf(value), profileId })),
  );
  const refused = await recordSaid(db, work, last);
  const aside = rows.flatMap(({ line, value }): Applied['aside'] => {
    if (forgotten.has(value.email)) return [{ line, fault: 'forgotten' }];
    const isRefused = value.says === 'subscribed' && refused.has(idOf.get(value.email)!);
    return isRefused ? [{ line, fault: 'opted_out' }] : [];
  });
  return { imported: rows.length - aside.length, known: 0, aside };
}

function seenAt({ createdAt, consentAt }: CustomerRow, work: Work): Date {
  return createdAt ?? consentAt ?? work.broughtAt;
}

function factsOf(row: CustomerRow) {
  const { firstName, lastName, locale, countryCode, city, zip, tags } = row;
  return { firstName, lastName, locale, countryCode, city, zip, tags };
}

/** Writes what the file says of mail; answers who said no before, and so is not asked by a list. */
async function recordSaid(
  db: Db,
  work: Work,
  people: Map<string, CustomerRow>,
): Promise<Set<string>> {
  const refused = await listRefused(
    db,
    work.shop.id,
    [...people].map(([profileId, { email }]) => ({ profileId, address: email })),
  );
  const changes = [...people].flatMap(([profileId, row]): ConsentChange[] => {
    const state = saidOf(row, work.consentWording !== null && !refused.has(profileId));
    if (state === null) return [];
    const changedAt = row.consentAt ?? (state === 'not_subscribed' ? new Date(0) : work.broughtAt);
    const level = state === 'subscribed' ? 'unknown' : null;
    const wording = state === 'subscribed' ? work.consentWording : null;
    return [
      {
        profileId,
        channel: 'email',
        state,
        level,
        source: 'file',
        wording,
        changedAt,
        place: work.fileName,
      },
    ];
  });
  await recordConsent(db, work.shop.id, changes, work.now);
  await suppressAddresses(
    db,
    work.shop.id,
    [...people.values()].flatMap(({ email, says, consentAt }) =>
      says === 'unsubscribed'
        ? [{ address: email, reason: 'unsubscribed' as const, at: consentAt ?? work.broughtAt }]
        : [],
    ),
  );
  return refused;
}

/** A yes needs the merchant's word on how it was given; "no" alone is no opt-out, and stands behind anything heard. */
function saidOf({ says }: CustomerRow, isYesBelieved: boolean): ConsentChange['state'] | null {
  return says === 'subscribed' && !isYesBelieved ? null : says;
}

export async function applyOptOuts(db: Db, work: Work, rows: Lined<OptOutRow>[]): Promise<Applied> {
  const listed = rows.map(({ value }) => ({
    address: value.email,
    reason: value.reason,
    at: value.at ?? work.broughtAt,
  }));
  const fresh = await suppressAddresses(db, work.shop.id, listed);
  const idOf = await findByIdentities(
    db,
    work.shop.id,
    'email',
    listed.map((one) => one.address),
  );
  const changes = listed.flatMap(({ address, reason }): ConsentChange[] => {
    const profileId = idOf.get(address);
    // What bounced is no word of the person's.
    if (!profileId || reason === 'bounced') return [];
    return [
      {
        ...{ profileId, channel: 'email', state: 'unsubscribed', level: null },
        ...{ source: 'file', wording: null, changedAt: work.broughtAt, place: work.fileName },
      },
    ];
  });
  await recordConsent(db, work.shop.id, changes, work.now);
  return { imported: rows.length, known: rows.length - fresh, aside: [] };
}
