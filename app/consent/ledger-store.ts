// What one person allows, and how it came about: read only, for the page of a customer.
import type { Db } from '~/db';
import type { ConsentChannel, ConsentLevel, ConsentState } from './store';

export type Standing = {
  channel: ConsentChannel;
  state: ConsentState;
  level: ConsentLevel | null;
  changedAt: Date;
};

export async function listStandings(
  db: Db,
  shopId: number,
  profileId: string,
): Promise<Standing[]> {
  return db.$queryRaw<Standing[]>`
    select channel, state, level, changed_at as "changedAt" from "consent"
    where shop_id = ${shopId} and profile_id = ${profileId}::uuid order by channel`;
}

export type LedgerLine = Standing & { source: string; wording: string | null };

/** The newest first; by consent_record_shop_id_profile_id_changed_at_idx. */
export async function listLedger(
  db: Db,
  shopId: number,
  profileId: string,
  limit: number,
): Promise<LedgerLine[]> {
  return db.$queryRaw<LedgerLine[]>`
    select channel, state, level, source, wording, changed_at as "changedAt" from "consent_record"
    where shop_id = ${shopId} and profile_id = ${profileId}::uuid
    order by changed_at desc, recorded_at desc, id limit ${limit}`;
}
