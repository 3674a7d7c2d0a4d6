// The shop as its webhooks carry it, and what Shopify tells of privacy requests and of the app's installation.

import { gid } from '../../admin-api/graphql/wire-values';
import type { SandboxContext } from '../../context';
import type { ShopCustomer } from '../../shop/shop-data';
import { countryName, instantIn, type Payload, wireId } from './wire';

/** The one shop of a sandbox: the same as its `id` in the Admin API. */
const SHOP_ID = 1;

export function shopPayload({ shop, origin, clock }: SandboxContext): Payload {
  const { billingAddress: address, currency } = shop;
  const now = instantIn(shop, clock.now().getTime());
  const format = { money_format: '{{amount}}', withCurrency: `{{amount}} ${currency}` };
  return {
    id: SHOP_ID,
    name: shop.name,
    email: shop.email,
    domain: new URL(origin || 'http://127.0.0.1').host,
    province: address.province || null,
    country: shop.countryCode,
    address1: address.address1,
    zip: address.zip,
    city: address.city,
    source: null,
    phone: '',
    latitude: null,
    longitude: null,
    primary_locale: shop.primaryLocale,
    address2: null,
    created_at: now,
    updated_at: now,
    country_code: shop.countryCode,
    country_name: countryName(shop.countryCode),
    currency,
    customer_email: shop.email,
    timezone: `(GMT) ${shop.timeZone}`,
    iana_timezone: shop.timeZone,
    shop_owner: shop.name,
    money_format: format.money_format,
    money_with_currency_format: format.withCurrency,
    weight_unit: 'kg',
    province_code: address.province || null,
    taxes_included: true,
    auto_configure_tax_inclusivity: null,
    tax_shipping: null,
    county_taxes: null,
    plan_display_name: 'Basic',
    plan_name: 'basic',
    has_discounts: false,
    has_gift_cards: false,
    myshopify_domain: shop.domain,
    google_apps_domain: null,
    google_apps_login_enabled: null,
    money_in_emails_format: format.money_format,
    money_with_currency_in_emails_format: format.withCurrency,
    eligible_for_payments: true,
    requires_extra_payments_agreement: false,
    password_enabled: false,
    has_storefront: true,
    finances: true,
    primary_location_id: 1,
    checkout_api_supported: true,
    multi_location_enabled: false,
    setup_required: false,
    pre_launch_enabled: false,
    enabled_presentment_currencies: [currency],
    marketing_sms_consent_enabled_at_checkout: false,
    transactional_sms_disabled: false,
  };
}

type Person = Pick<ShopCustomer, 'id' | 'email' | 'phone'>;

const person = ({ id, email, phone }: Person) => ({ id: wireId(id), email, phone });

export function dataRequestPayload(
  { shop, clock }: SandboxContext,
  customer: Person,
  orderIds: string[],
): Payload {
  return {
    shop_id: SHOP_ID,
    shop_domain: shop.domain,
    customer: person(customer),
    orders_requested: orderIds.map(wireId),
    data_request: { id: Math.floor(clock.now().getTime() / 1000) },
  };
}

export function customerRedactPayload(
  { shop }: SandboxContext,
  customer: Person,
  orderIds: string[],
): Payload {
  return {
    shop_id: SHOP_ID,
    shop_domain: shop.domain,
    customer: person(customer),
    orders_to_redact: orderIds.map(wireId),
  };
}

export function shopRedactPayload({ shop }: SandboxContext): Payload {
  return { shop_id: SHOP_ID, shop_domain: shop.domain };
}

export function scopesPayload(
  { clock }: SandboxContext,
  previous: string[],
  current: string[],
): Payload {
  return {
    id: 1,
    shop_id: gid('Shop', String(SHOP_ID)),
    previous,
    current,
    updated_at: clock.now().toISOString(),
  };
}

export function deletedPayload(type: 'Product' | 'Collection' | 'Customer', id: string): Payload {
  const head = { id: wireId(id) };
  if (type === 'Product') return head;
  const admin = { admin_graphql_api_id: gid(type, id) };
  return type === 'Customer'
    ? { ...head, tax_exemptions: [], ...admin }
    : { ...head, published_scope: 'web', ...admin };
}
