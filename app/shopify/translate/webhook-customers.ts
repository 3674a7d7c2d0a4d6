// Pure: customers and what they allow as webhooks tell them, in our words.
import { z } from 'zod';
import type { ConsentChange } from '~/consent/store';
import { normalizeAddress } from '~/profiles/address';
import type { ToldMerge } from '~/profiles/merges/store';
import type { CustomerProfile } from '~/profiles/store';
import { consentWords } from './customers';
import { idOf, text } from './values';
import { moment, ownId, plainId, type Telling } from './webhook-values';

const customerSchema = z.object({
  email: z.string().nullish(),
  first_name: text.nullish(),
  last_name: text.nullish(),
  created_at: moment,
  updated_at: moment,
  default_address: z
    .object({ country_code: text.nullish(), city: text.nullish(), zip: text.nullish() })
    .nullish(),
});

/** Since 2025-01 a payload has neither language nor tags nor consent; language and tags come by imports alone. */
export function toldCustomer(payload: unknown, { toldAt }: Telling): CustomerProfile {
  const told = customerSchema.parse(payload);
  const sourceAt = told.updated_at ?? toldAt;
  return {
    customerId: ownId.parse(payload),
    email: normalizeAddress(told.email),
    firstName: told.first_name ?? null,
    lastName: told.last_name ?? null,
    locale: null,
    countryCode: told.default_address?.country_code ?? null,
    city: told.default_address?.city ?? null,
    zip: told.default_address?.zip ?? null,
    tags: [],
    createdAt: told.created_at ?? sourceAt,
    sourceAt,
    toldAt,
    isPartial: true,
  };
}

const consentSchema = z.object({
  customer_id: plainId,
  email_marketing_consent: z.object({
    state: z.string(),
    opt_in_level: z.string().nullish(),
    consent_updated_at: moment,
  }),
});

export type ToldConsent = { customerId: string; change: Omit<ConsentChange, 'profileId'> };

/** By the time of the word itself; where there is none the person never said a word, and it was so when told. */
export function toldConsent(payload: unknown, { toldAt }: Telling): ToldConsent {
  const { customer_id: customerId, email_marketing_consent: told } = consentSchema.parse(payload);
  return {
    customerId,
    change: {
      channel: 'email',
      ...consentWords(told.state, told.opt_in_level ?? null),
      source: 'shopify',
      wording: null,
      changedAt: told.consent_updated_at ?? toldAt,
    },
  };
}

const mergeSchema = z.object({
  admin_graphql_api_customer_kept_id: z.string().startsWith('gid://').transform(idOf),
  admin_graphql_api_customer_deleted_id: z.string().startsWith('gid://').transform(idOf),
  status: z.string().nullish(),
});

/** Null where Shopify tells of a merge that did not come about. */
export function toldMerge(payload: unknown, { toldAt }: Telling): ToldMerge | null {
  const told = mergeSchema.parse(payload);
  if (['failed', 'in_progress', 'requested'].includes(told.status ?? '')) return null;
  return {
    customerId: told.admin_graphql_api_customer_deleted_id,
    keptId: told.admin_graphql_api_customer_kept_id,
    mergedAt: toldAt,
  };
}
