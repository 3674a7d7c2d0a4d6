// Pure: Shopify's customers as people and what they allow, in our words.
import { z } from 'zod';
import type { ConsentChange, ConsentLevel, ConsentState } from '~/consent/store';
import { normalizeAddress } from '~/profiles/address';
import type { CustomerProfile } from '~/profiles/store';
import { idOf, instant, readAt, text } from './values';

const customerSchema = z.object({
  id: z.string(),
  firstName: text.nullable(),
  lastName: text.nullable(),
  locale: text.nullable(),
  tags: z.array(text),
  createdAt: instant,
  updatedAt: instant,
  defaultEmailAddress: z
    .object({
      emailAddress: z.string(),
      marketingState: z.string(),
      marketingOptInLevel: z.string().nullable(),
      marketingUpdatedAt: instant.nullable(),
    })
    .nullable(),
  defaultAddress: z
    .object({
      countryCodeV2: text.nullable(),
      city: text.nullable(),
      zip: text.nullable(),
    })
    .nullable(),
  __readAt: readAt,
});

const CONSENT_STATES: Record<string, ConsentState> = {
  SUBSCRIBED: 'subscribed',
  UNSUBSCRIBED: 'unsubscribed',
  PENDING: 'pending',
};
const CONSENT_LEVELS: Record<string, ConsentLevel> = {
  SINGLE_OPT_IN: 'single_opt_in',
  CONFIRMED_OPT_IN: 'confirmed_opt_in',
  UNKNOWN: 'unknown',
};

/** Shopify's words for what a person allows: capitals in the Admin API, small letters in webhooks. */
export function consentWords(
  state: string,
  level: string | null,
): { state: ConsentState; level: ConsentLevel | null } {
  return {
    state: CONSENT_STATES[state.toUpperCase()] ?? 'not_subscribed',
    level: CONSENT_LEVELS[(level ?? '').toUpperCase()] ?? null,
  };
}

export type ImportedCustomer = {
  profile: CustomerProfile;
  consent: Omit<ConsentChange, 'profileId'> | null;
};

export function customerOf(node: unknown): ImportedCustomer {
  const customer = customerSchema.parse(node);
  const address = customer.defaultEmailAddress;
  const profile: CustomerProfile = {
    customerId: idOf(customer.id),
    email: normalizeAddress(address?.emailAddress),
    firstName: customer.firstName,
    lastName: customer.lastName,
    locale: customer.locale,
    countryCode: customer.defaultAddress?.countryCodeV2 ?? null,
    city: customer.defaultAddress?.city ?? null,
    zip: customer.defaultAddress?.zip ?? null,
    tags: customer.tags,
    createdAt: customer.createdAt,
    sourceAt: customer.updatedAt,
    ...(customer.__readAt && { toldAt: customer.__readAt }),
  };
  if (!address) return { profile, consent: null };
  const consent = {
    channel: 'email',
    ...consentWords(address.marketingState, address.marketingOptInLevel),
    source: 'shopify',
    wording: null,
    changedAt: address.marketingUpdatedAt ?? customer.createdAt,
  } as const;
  return { profile, consent };
}
