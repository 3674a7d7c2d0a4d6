// Pure: what a person allows who was never asked, per purpose and country, on which basis and why.

export type Purpose = 'mail' | 'personalise' | 'measure_opens' | 'profile';

/** What is asked apart from mail, which is a consent of its own with channels. */
export type AskedPurpose = Exclude<Purpose, 'mail'>;

export type PurposeState = 'allowed' | 'refused';

export type Basis = 'consent' | 'legitimate_interest' | 'objection';

export type PurposeDefault = { state: PurposeState; basis: Basis; why: string };

export const ASKED_PURPOSES: readonly AskedPurpose[] = ['personalise', 'measure_opens', 'profile'];

/** Where ePrivacy holds: the EEA, the United Kingdom (PECR) and Switzerland. */
export const EPRIVACY_COUNTRIES: readonly string[] = [
  ...[
    'AT',
    'BE',
    'BG',
    'HR',
    'CY',
    'CZ',
    'DK',
    'EE',
    'FI',
    'FR',
    'DE',
    'GR',
    'HU',
    'IE',
    'IT',
    'LV',
  ],
  ...[
    'LT',
    'LU',
    'MT',
    'NL',
    'PL',
    'PT',
    'RO',
    'SK',
    'SI',
    'ES',
    'SE',
    'IS',
    'LI',
    'NO',
    'GB',
    'CH',
  ],
];

type Rule = Record<'elsewhere' | 'ePrivacy', PurposeDefault>;

const OBJECTION =
  'Direct marketing to a customer is a legitimate interest (GDPR recital 47); whoever objects is left out at once (art. 21 (2) and (3)).';

const OWN_INTEREST: PurposeDefault = {
  state: 'allowed',
  basis: 'legitimate_interest',
  why: OBJECTION,
};

const RULES: Record<AskedPurpose, Rule> = {
  personalise: { ePrivacy: OWN_INTEREST, elsewhere: OWN_INTEREST },
  profile: { ePrivacy: OWN_INTEREST, elsewhere: OWN_INTEREST },
  measure_opens: {
    ePrivacy: {
      state: 'refused',
      basis: 'consent',
      why: 'A pixel in a mail reads from the device of its reader: that needs a yes first (ePrivacy directive, art. 5 (3)).',
    },
    elsewhere: {
      state: 'allowed',
      basis: 'legitimate_interest',
      why: 'No law there asks for a yes before opens are counted; a no is followed.',
    },
  },
};

/** Without a known country the stricter rule holds. */
export function purposeDefault(purpose: AskedPurpose, country: string | null): PurposeDefault {
  const isStrict = country === null || EPRIVACY_COUNTRIES.includes(country.toUpperCase());
  return RULES[purpose][isStrict ? 'ePrivacy' : 'elsewhere'];
}

/** German courts ask for proof by double opt-in (BGH, I ZR 164/09); Austria and Switzerland follow the practice. */
export const DOUBLE_OPT_IN_COUNTRIES: readonly string[] = ['DE', 'AT', 'CH'];
