// The one mutation of customers: what a person allowed by e-mail, written by the app.

import type { MarketingConsent, ShopCustomer } from '../../shop/shop-data';
import { readGid } from '../graphql/wire-values';
import { type Args, describeType, refuse, type ResolverMap, type World } from './field';

type UserError = { code: string; field: string[]; message: string };
type Payload = { customer: ShopCustomer | null; userErrors: UserError[] };
type Input = {
  customerId: string;
  emailMarketingConsent: {
    marketingState: string;
    marketingOptInLevel?: MarketingConsent['level'];
    consentUpdatedAt?: string | null;
    sourceLocationId?: string | null;
  };
};

const SETTABLE = ['SUBSCRIBED', 'UNSUBSCRIBED', 'PENDING'];

function update(_source: unknown, args: Args, { context, index, now }: World): Payload {
  const { customerId, emailMarketingConsent: asked } = args.input as Input;
  if (asked.sourceLocationId) throw refuse('The sandbox has no locations that consent came from.');
  const customer = index.customer(readGid(customerId)?.id ?? '');
  if (!customer) return deny('INVALID', ['input', 'customerId'], 'Customer not found');
  const place = ['input', 'emailMarketingConsent'];
  if (customer.email === null) {
    const message = 'An email address must be present on the customer to change its consent';
    return deny('INVALID', place, message);
  }
  if (!SETTABLE.includes(asked.marketingState)) {
    const message = `Cannot specify ${asked.marketingState} as a marketing state input`;
    return deny('INVALID', [...place, 'marketingState'], message);
  }
  const updatedAt = asked.consentUpdatedAt ? Date.parse(asked.consentUpdatedAt) : now.getTime();
  if (!(updatedAt <= now.getTime())) {
    const message = 'Consent updated at must be in the past';
    return deny('INVALID', [...place, 'consentUpdatedAt'], message);
  }
  const state = asked.marketingState as MarketingConsent['state'];
  const level = asked.marketingOptInLevel ?? customer.emailMarketing.level ?? 'SINGLE_OPT_IN';
  context.changes.apply({
    kind: 'email-consent-changed',
    customerId: customer.id,
    emailMarketing: { state, level, updatedAt },
  });
  return { customer, userErrors: [] };
}

function deny(code: string, field: string[], message: string): Payload {
  return { customer: null, userErrors: [{ code, field, message }] };
}

export const marketingConsentTypes: ResolverMap = {
  Mutation: describeType<unknown>({
    customerEmailMarketingConsentUpdate: { args: ['input'], resolve: update },
  }),
  CustomerEmailMarketingConsentUpdatePayload: describeType<Payload>({
    customer: (payload) => payload.customer,
    userErrors: (payload) => payload.userErrors,
  }),
  CustomerEmailMarketingConsentUpdateUserError: describeType<UserError>({
    code: (error) => error.code,
    field: (error) => error.field,
    message: (error) => error.message,
  }),
};
