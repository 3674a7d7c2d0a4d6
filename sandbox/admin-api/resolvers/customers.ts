// Customers with their consent as the Admin API shows them.

import { sortedListing } from '../graphql/listing';
import { search, type SearchFields } from '../graphql/search-query';
import { dateTime, gid, optionalDateTime } from '../graphql/wire-values';
import type { MarketingConsent, ShopCustomer } from '../../shop/shop-data';
import { chooseSort } from './catalog';
import {
  type Args,
  connection,
  describeType,
  type ResolverMap,
  textArg,
  type World,
} from './field';
import type { Address } from './money';
import { listOrders, visibleOrders } from './orders';

const customerSearch: SearchFields<ShopCustomer> = {
  id: (customer) => customer.id,
  email: (customer) => customer.email,
  first_name: (customer) => customer.firstName,
  last_name: (customer) => customer.lastName,
  phone: (customer) => customer.phone,
  tag: (customer) => customer.tags,
  country: (customer) => customer.countryCode,
  customer_date: (customer) => customer.createdAt,
  created_at: (customer) => customer.createdAt,
  updated_at: (customer) => customer.updatedAt,
};

const customerSorts: Record<string, (customer: ShopCustomer) => number | string> = {
  ID: () => 0,
  CREATED_AT: (customer) => customer.createdAt,
  UPDATED_AT: (customer) => customer.updatedAt,
  NAME: (customer) => `${customer.lastName}, ${customer.firstName}`,
};

export function findCustomers(args: Args, world: World): readonly ShopCustomer[] {
  return search(world.context.shop.customers, textArg(args, 'query'), customerSearch);
}

export function listCustomers(items: readonly ShopCustomer[], args: Args) {
  const sort = chooseSort(customerSorts, args);
  return sortedListing(items, (one) => ({ value: sort(one), id: one.id }), args);
}

function displayName(customer: ShopCustomer): string {
  const name = `${customer.firstName} ${customer.lastName}`.trim();
  return name || customer.email || customer.phone || '';
}

function homeAddress(customer: ShopCustomer): Address | null {
  if (!customer.countryCode && !customer.city && !customer.zip) return null;
  const { firstName, lastName, city, zip, countryCode, phone } = customer;
  const id = gid('MailingAddress', customer.id);
  return { id, firstName, lastName, address1: '', city, zip, province: '', countryCode, phone };
}

function ordersOf(customer: ShopCustomer, world: World) {
  return visibleOrders(world.index.ordersOf(customer), world);
}

/** Over the whole life of the customer: Shopify counts here even what read_orders does not show. */
function amountSpent(customer: ShopCustomer, _args: Args, world: World): number {
  const orders = world.index.ordersOf(customer).filter((order) => order.cancelledAt === null);
  return orders.reduce((sum, order) => sum + order.total - order.refunded, 0);
}

/** The newer consent type says NEVER where the older ones say NOT. */
function newConsentState({ state }: MarketingConsent): string {
  return state === 'NOT_SUBSCRIBED' ? 'NEVER_SUBSCRIBED' : state;
}

const consentUpdatedAt = (consent: MarketingConsent) => optionalDateTime(consent.updatedAt);

export const customerTypes: ResolverMap = {
  Customer: describeType<ShopCustomer>({
    id: (customer) => gid('Customer', customer.id),
    legacyResourceId: (customer) => customer.id,
    firstName: (customer) => customer.firstName || null,
    lastName: (customer) => customer.lastName || null,
    displayName,
    email: (customer) => customer.email,
    phone: (customer) => customer.phone,
    note: (customer) => customer.note || null,
    locale: (customer) => customer.locale,
    tags: (customer) => customer.tags,
    taxExempt: (customer) => customer.taxExempt,
    state: () => 'DISABLED',
    verifiedEmail: (customer) => customer.email !== null,
    dataSaleOptOut: () => false,
    createdAt: (customer) => dateTime(customer.createdAt),
    updatedAt: (customer) => dateTime(customer.updatedAt),
    defaultAddress: homeAddress,
    defaultEmailAddress: (customer) => (customer.email === null ? null : customer),
    defaultPhoneNumber: (customer) => (customer.phone === null ? null : customer),
    emailMarketingConsent: (customer) => (customer.email === null ? null : customer.emailMarketing),
    numberOfOrders: (customer, _args, world) => String(world.index.ordersOf(customer).length),
    amountSpent,
    lastOrder: (customer, _args, world) =>
      ordersOf(customer, world).toSorted((a, b) => b.createdAt - a.createdAt)[0] ?? null,
    orders: connection(
      (customer, args, world) => listOrders(ordersOf(customer, world), args),
      'sortKey',
    ),
  }),
  CustomerEmailAddress: describeType<ShopCustomer>({
    emailAddress: (customer) => customer.email,
    marketingState: (customer) => customer.emailMarketing.state,
    marketingOptInLevel: (customer) => customer.emailMarketing.level,
    marketingUpdatedAt: (customer) => optionalDateTime(customer.emailMarketing.updatedAt),
    openTrackingLevel: () => 'UNKNOWN',
    sourceLocation: () => null,
    validFormat: (customer) => /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(customer.email ?? ''),
  }),
  CustomerEmailMarketingConsentState: describeType<MarketingConsent>({
    marketingState: (consent) => consent.state,
    marketingOptInLevel: (consent) => consent.level,
    consentUpdatedAt,
    sourceLocation: () => null,
  }),
  CustomerPhoneNumber: describeType<ShopCustomer>({
    phoneNumber: (customer) => customer.phone,
    marketingState: (customer) => customer.smsMarketing.state,
    marketingOptInLevel: (customer) => customer.smsMarketing.level,
    marketingUpdatedAt: (customer) => optionalDateTime(customer.smsMarketing.updatedAt),
    smsMarketingConsent: (customer) => customer.smsMarketing,
    sourceLocation: () => null,
  }),
  CustomerSmsMarketingConsent: describeType<MarketingConsent>({
    state: newConsentState,
    optInLevel: (consent) => consent.level,
    updatedAt: consentUpdatedAt,
    sourceLocation: () => null,
  }),
};
