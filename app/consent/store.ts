// What each person allows, the proof of it, and the addresses that get nothing whatever consent says.
import { createHash } from 'node:crypto';
import { Prisma } from '@prisma/client';
import type { Db } from '~/db';

export type ConsentState = 'subscribed' | 'unsubscribed' | 'pending' | 'not_subscribed';
export type ConsentLevel = 'single_opt_in' | 'confirmed_opt_in' | 'unknown';
export type ConsentChannel = 'email' | 'sms';

export type ConsentChange = {
  profileId: string;
  channel: ConsentChannel;
  state: ConsentState;
  level: ConsentLevel | null;
  source: string;
  wording: string | null;
  changedAt: Date;
  /** The page, form or door where it was said. */
  place?: string | null;
  /** What proves it beyond the words: of a double opt-in the confirming mail. */
  proof?: Record<string, string> | null;
};

/** `forgotten`: erased, and not heard of since; any other word replaces it. */
export type SuppressionReason = 'unsubscribed' | 'bounced' | 'complained' | 'manual' | 'forgotten';

/**
 * Which of two words of the same instant stands: the one that allows less, then the better proof. A fixed order, so
 * that it does not matter which is heard first.
 */
const RANK = (row: 'excluded' | 'consent' | 'r') => {
  const told = Prisma.raw(row === 'r' ? 'r' : `"${row}"`);
  return Prisma.sql`array_position(array['subscribed', 'pending', 'not_subscribed', 'unsubscribed'], ${told}.state) * 10
    + coalesce(array_position(array['unknown', 'single_opt_in', 'confirmed_opt_in'], ${told}.level), 0)`;
};

/** Of an insert that meets a word which stands: does the new one replace it? */
export const LATER_WORD = Prisma.sql`
  (excluded.changed_at, ${RANK('excluded')}) > ("consent".changed_at, ${RANK('consent')})`;

/**
 * Writes changes to the ledger and moves the state of each (profile, channel) forward in time.
 * An opt-out wins over an opt-in of the same instant; an older change is kept as proof and changes nothing.
 */
export async function recordConsent(
  db: Db,
  shopId: number,
  changes: ConsentChange[],
  now: Date,
): Promise<void> {
  if (changes.length === 0) return;
  const rows = changes.map((change) => ({
    id: recordIdOf(shopId, change),
    profile_id: change.profileId,
    channel: change.channel,
    state: change.state,
    level: change.level,
    source: change.source,
    wording: change.wording,
    changed_at: change.changedAt,
    place: change.place ?? null,
    proof: change.proof ?? null,
  }));
  const json = JSON.stringify(rows);
  await db.$executeRaw`
    insert into "consent_record" (shop_id, id, profile_id, channel, state, level, source, wording, changed_at, recorded_at,
                                  place, proof)
    select ${shopId}::integer, r.id, r.profile_id, r.channel, r.state, r.level, r.source, r.wording, r.changed_at,
           ${now}::timestamptz, r.place, r.proof
    from json_to_recordset(${json}::json) as r(
      id uuid, profile_id uuid, channel text, state text, level text, source text, wording text,
      changed_at timestamptz, place text, proof jsonb)
    order by r.id
    on conflict (shop_id, id) do nothing`;
  await db.$executeRaw`
    insert into "consent" (shop_id, profile_id, channel, state, level, changed_at)
    select distinct on (r.profile_id, r.channel)
           ${shopId}::integer, r.profile_id, r.channel, r.state, r.level, r.changed_at
    from json_to_recordset(${json}::json) as r(
      profile_id uuid, channel text, state text, level text, changed_at timestamptz)
    order by r.profile_id, r.channel, r.changed_at desc, ${RANK('r')} desc
    on conflict (shop_id, profile_id, channel) do update set
      state = excluded.state, level = excluded.level, changed_at = excluded.changed_at
    where ${LATER_WORD}`;
}

/** The same change told twice is one line of the ledger. */
function recordIdOf(shopId: number, change: ConsentChange): string {
  const facts = [
    shopId,
    change.profileId,
    change.channel,
    change.state,
    change.level,
    change.source,
  ];
  const hex = createHash('sha256')
    .update(`consent|${facts.join('|')}|${change.changedAt.getTime()}`)
    .digest('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}

/** What stands now, held until the transaction ends: of two words at once the second sees the first. */
export async function lockConsent(
  db: Db,
  shopId: number,
  profileId: string,
  channel: ConsentChannel,
): Promise<{ state: ConsentState; changedAt: Date } | null> {
  const [row] = await db.$queryRaw<{ state: ConsentState; changedAt: Date }[]>`
    select state, changed_at as "changedAt" from "consent"
    where shop_id = ${shopId} and profile_id = ${profileId}::uuid and channel = ${channel} for update`;
  return row ?? null;
}

export async function suppressAddress(
  db: Db,
  shopId: number,
  address: string,
  reason: SuppressionReason,
  now: Date,
): Promise<void> {
  await db.$executeRaw`
    insert into "suppression" (shop_id, address, reason, created_at)
    values (${shopId}, ${address}, ${reason}, ${now}::timestamptz)
    on conflict (shop_id, address) do update set reason = excluded.reason, created_at = excluded.created_at
      where "suppression".reason = 'forgotten'`;
}

export async function findSuppression(
  db: Db,
  shopId: number,
  address: string,
): Promise<SuppressionReason | null> {
  const row = await db.suppression.findUnique({ where: { shopId_address: { shopId, address } } });
  return row ? (row.reason as SuppressionReason) : null;
}
