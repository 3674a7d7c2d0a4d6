// What each person allows, purpose by purpose: what was said with its proof, else the default of the person's country.
import type { Db } from '~/db';
import { ASKED_PURPOSES, purposeDefault } from './purpose-defaults';
import type { AskedPurpose, Basis, Purpose, PurposeState } from './purpose-defaults';
import { listCountries, listSaid, savePurposes } from './purpose-store';

export type PurposeStanding = {
  state: PurposeState;
  basis: Basis;
  /** When the person said so; null: never asked. */
  since: Date | null;
};

export type PurposeStandings = Record<Purpose, PurposeStanding>;

export type PurposeChange = {
  profileId: string;
  purpose: AskedPurpose;
  state: PurposeState;
  source: string;
  place: string | null;
  wording: string | null;
  changedAt: Date;
};

/** Every purpose of each of these people; who is unknown has the defaults of the shop's country. */
export async function readPurposes(
  db: Db,
  shopId: number,
  profileIds: string[],
): Promise<Map<string, PurposeStandings>> {
  const countries = await listCountries(db, shopId, profileIds);
  const said = await listSaid(db, shopId, profileIds);
  return new Map(
    profileIds.map((profileId) => {
      const own = said.filter((row) => row.profileId === profileId);
      const told = own.find((row) => row.purpose === 'mail');
      const country = countries.get(profileId) ?? null;
      const mail: PurposeStanding = told ?? { state: 'refused', basis: 'consent', since: null };
      const standing = (purpose: AskedPurpose): PurposeStanding => {
        const word = own.find((row) => row.purpose === purpose);
        return word ?? { ...plain(purpose, country), since: null };
      };
      const [personalise, measure_opens, profile] = ASKED_PURPOSES.map(standing);
      return [
        profileId,
        { mail, personalise: personalise!, measure_opens: measure_opens!, profile: profile! },
      ];
    }),
  );
}

/** Those of these people who do not allow the purpose. */
export async function listRefusing(
  db: Db,
  shopId: number,
  purpose: Purpose,
  profileIds: string[],
): Promise<Set<string>> {
  const standings = await readPurposes(db, shopId, profileIds);
  return new Set(profileIds.filter((id) => standings.get(id)?.[purpose].state === 'refused'));
}

/** Whether a mail to this person may count its opens. */
export async function mayMeasureOpens(db: Db, shopId: number, profileId: string): Promise<boolean> {
  return !(await listRefusing(db, shopId, 'measure_opens', [profileId])).has(profileId);
}

/** Into the ledger with its proof; a later word stands over an earlier one, at one instant the no. */
export async function recordPurposes(
  db: Db,
  shopId: number,
  changes: PurposeChange[],
  now: Date,
): Promise<void> {
  const rows = changes.map((change) => ({
    ...change,
    basis: change.state === 'allowed' ? ('consent' as const) : ('objection' as const),
  }));
  await savePurposes(db, shopId, rows, now);
}

function plain(purpose: AskedPurpose, country: string | null): Omit<PurposeStanding, 'since'> {
  const { state, basis } = purposeDefault(purpose, country);
  return { state, basis };
}
