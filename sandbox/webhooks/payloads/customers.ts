// Customers as their webhooks carry them since January 2025: without tags and without consent, which has its own topic.

import { gid } from '../../admin-api/graphql/wire-values';
import type { SandboxContext } from '../../context';
import type { ShopCustomer } from '../../shop/shop-data';
import { countryName, instantIn, optionalInstant, type Payload, wireId } from './wire';

export function customerPayload(context: SandboxContext, customer: ShopCustomer): Payload {
  const address = addressOf(customer);
  return { ...buyerPayload(context, customer), addresses: address ? [address] : [] };
}

/** What an order says of its customer. */
export function buyerPayload({ shop }: SandboxContext, customer: ShopCustomer): Payload {
  const address = addressOf(customer);
  return {
    id: wireId(customer.id),
    created_at: instantIn(shop, customer.createdAt),
    updated_at: instantIn(shop, customer.updatedAt),
    first_name: customer.firstName || null,
    last_name: customer.lastName || null,
    state: 'disabled',
    note: customer.note || null,
    verified_email: customer.email !== null,
    multipass_identifier: null,
    tax_exempt: customer.taxExempt,
    email: customer.email,
    phone: customer.phone,
    currency: shop.currency,
    tax_exemptions: [],
    admin_graphql_api_id: gid('Customer', customer.id),
    ...(address ? { default_address: address } : {}),
  };
}

function addressOf(customer: ShopCustomer): Payload | null {
  const { countryCode, city, zip, firstName, lastName } = customer;
  if (!countryCode && !city && !zip) return null;
  const country = countryName(countryCode);
  return {
    id: wireId(customer.id),
    customer_id: wireId(customer.id),
    first_name: firstName || null,
    last_name: lastName || null,
    company: null,
    address1: '',
    address2: null,
    city,
    province: null,
    country,
    zip,
    phone: customer.phone,
    name: `${firstName} ${lastName}`.trim(),
    province_code: null,
    country_code: countryCode || null,
    country_name: country,
    default: true,
  };
}

export function consentPayload({ shop }: SandboxContext, customer: ShopCustomer): Payload {
  const { state, level, updatedAt } = customer.emailMarketing;
  return {
    customer_id: wireId(customer.id),
    email_address: customer.email,
    email_marketing_consent: {
      state: state.toLowerCase(),
      opt_in_level: level === null ? null : level.toLowerCase(),
      consent_updated_at: optionalInstant(shop, updatedAt),
    },
  };
}
