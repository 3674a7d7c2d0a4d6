// Pure: a row about a person: a customer with what he or she agreed to, or an address that wants nothing any more.
import type { SuppressionReason } from '~/consent/store';
import { normalizeAddress } from '~/profiles/address';
import { readCountry, readInstant, readTags, readYes } from '../cells';
import { aside, usable, type Reading, type Row } from '../faults';

export type Frame = { timeZone: string; currency: string; now: Date };

export type CustomerRow = {
  email: string;
  firstName: string | null;
  lastName: string | null;
  locale: string | null;
  countryCode: string | null;
  city: string | null;
  zip: string | null;
  tags: string[];
  /** What the file says of marketing mail; null: nothing. */
  says: 'subscribed' | 'not_subscribed' | 'unsubscribed' | null;
  consentAt: Date | null;
  createdAt: Date | null;
};

const LANGUAGE = /^[a-z]{2,3}(-[a-z0-9]{2,8})*$/i;

export function readCustomer(row: Row, frame: Frame): Reading<CustomerRow> {
  const written = row.cell('email');
  if (written === '') return aside('email_missing');
  const email = normalizeAddress(written);
  if (email === null) return aside('email_wrong');
  const dates = [row.cell('consentAt'), row.cell('createdAt')].map((text) => datedBy(text, frame));
  if (dates.some((one) => one === 'wrong')) return aside('date_wrong');
  const [consentAt, createdAt] = dates as (Date | null)[];
  const locale = row.cell('language').replace('_', '-');
  return usable({
    email,
    firstName: orNull(row.cell('firstName')),
    lastName: orNull(row.cell('lastName')),
    locale: LANGUAGE.test(locale) ? locale : null,
    countryCode: readCountry(row.cell('country')),
    city: orNull(row.cell('city')),
    // Spreadsheets put an apostrophe before a number that they should leave as it is.
    zip: orNull(row.cell('zip').replace(/^'/, '')),
    tags: readTags(row.cell('tags')),
    says: saysOf(row.cell('accepts')),
    consentAt: consentAt ?? null,
    createdAt: createdAt ?? null,
  });
}

/** A date that has not come yet is a slip; null where none is written. */
function datedBy(text: string, { timeZone, now }: Frame): Date | null | 'wrong' {
  if (text === '') return null;
  const at = readInstant(text, timeZone);
  return at === null || at > now ? 'wrong' : at;
}

function saysOf(text: string): CustomerRow['says'] {
  if (/^un-?sub|^opted?.?out/i.test(text.trim())) return 'unsubscribed';
  const yes = readYes(text);
  if (yes === null) return null;
  return yes ? 'subscribed' : 'not_subscribed';
}

function orNull(text: string): string | null {
  return text === '' ? null : text.slice(0, 255);
}

export type OptOutRow = { email: string; reason: SuppressionReason; at: Date | null };

const REASONS: [RegExp, SuppressionReason][] = [
  [/complain|spam|abuse/i, 'complained'],
  [/bounc|clean|invalid/i, 'bounced'],
  [/^$|unsub|opt.?out|user.?suppressed/i, 'unsubscribed'],
];

/** A reason that nobody knows still ends the mail: the address is in a list of those who get none. */
export function readOptOut(row: Row, frame: Frame): Reading<OptOutRow> {
  const written = row.cell('email');
  if (written === '') return aside('email_missing');
  const email = normalizeAddress(written);
  if (email === null) return aside('email_wrong');
  const reason = row.cell('reason');
  if (/^(subscribed|active|yes|delivered|opened|clicked)$/i.test(reason)) {
    return aside('not_an_opt_out');
  }
  const at = datedBy(row.cell('at'), frame);
  const found = REASONS.find(([pattern]) => pattern.test(reason))?.[1] ?? 'manual';
  // The day it happened is good to know; that it happened is what counts.
  return usable({ email, reason: found, at: at === 'wrong' ? null : at });
}
