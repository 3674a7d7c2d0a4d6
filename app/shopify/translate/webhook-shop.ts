// Pure: what webhooks tell of the shop itself, its installation and its people's rights, in our words.
import { z } from 'zod';
import { normalizeAddress } from '~/profiles/address';
import type { ToldShopFacts } from '~/shops/installation-store';
import { text } from './values';
import { moment, plainId, type Telling } from './webhook-values';

const filled = text.nullish().transform((value) => value || null);

const shopSchema = z.object({
  name: filled,
  email: filled,
  currency: filled,
  iana_timezone: filled,
  country_code: filled,
  domain: filled,
  updated_at: moment,
});

/** Null where the payload says nothing: what is known stays. */
export function toldShop(payload: unknown, { toldAt }: Telling): ToldShopFacts {
  const told = shopSchema.parse(payload);
  return {
    name: told.name,
    email: told.email,
    currency: told.currency,
    timeZone: told.iana_timezone,
    countryCode: told.country_code,
    homeUrl: told.domain ? `https://${told.domain}` : null,
    factsAt: told.updated_at ?? toldAt,
  };
}

const scopesSchema = z.object({ current: z.array(z.string()), updated_at: moment });

export type ToldScopes = { granted: string[]; at: Date };

export function toldScopes(payload: unknown, { toldAt }: Telling): ToldScopes {
  const told = scopesSchema.parse(payload);
  return { granted: told.current.toSorted(), at: told.updated_at ?? toldAt };
}

const personSchema = z.object({
  customer: z.object({ id: plainId.nullish(), email: z.string().nullish() }),
  orders_to_redact: z.array(plainId).nullish(),
  orders_requested: z.array(plainId).nullish(),
  data_request: z.object({ id: plainId }).nullish(),
});

export type ToldPerson = {
  customerId: string | null;
  email: string | null;
  orderIds: string[];
  /** Shopify's number of the request for data. */
  requestId: string | null;
};

/** Whose data is asked for, or is to be forgotten: by customer record, by address, or both. */
export function toldPerson(payload: unknown): ToldPerson {
  const told = personSchema.parse(payload);
  return {
    customerId: told.customer.id ?? null,
    email: normalizeAddress(told.customer.email),
    orderIds: told.orders_to_redact ?? told.orders_requested ?? [],
    requestId: told.data_request?.id ?? null,
  };
}
