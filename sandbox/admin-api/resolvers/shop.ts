// The shop itself and the app's installation in it.

import { gid } from '../graphql/wire-values';
import { describeType, type ResolverMap, type World } from './field';
import type { Address } from './money';

type Shop = World['context']['shop'];

function shopAddress(shop: Shop): Address {
  const { address1, city, zip, province, countryCode } = shop.billingAddress;
  const id = gid('ShopAddress', '1');
  return {
    id,
    firstName: '',
    lastName: '',
    address1,
    city,
    zip,
    province,
    countryCode,
    phone: null,
  };
}

const storefront = (_shop: Shop, _args: unknown, { context }: World) => `${context.origin}/store`;

/** "+0100": how far the shop's clocks are from UTC at this instant. */
function timezoneOffset(shop: Shop, _args: unknown, world: World): string {
  const format = new Intl.DateTimeFormat('en', {
    timeZone: shop.timeZone,
    timeZoneName: 'longOffset',
  });
  const name =
    format.formatToParts(world.now).find((part) => part.type === 'timeZoneName')?.value ?? '';
  return name.replace('GMT', '').replace(':', '') || '+0000';
}

export const shopTypes: ResolverMap = {
  Shop: describeType<Shop>({
    id: () => gid('Shop', '1'),
    name: (shop) => shop.name,
    email: (shop) => shop.email,
    contactEmail: (shop) => shop.email,
    shopOwnerName: (shop) => shop.name,
    description: () => null,
    currencyCode: (shop) => shop.currency,
    enabledPresentmentCurrencies: (shop) => [shop.currency],
    ianaTimezone: (shop) => shop.timeZone,
    timezoneOffset,
    timezoneOffsetMinutes: (shop, args, world) => {
      const offset = timezoneOffset(shop, args, world);
      const minutes = Number(offset.slice(1, 3)) * 60 + Number(offset.slice(3));
      return offset.startsWith('-') ? -minutes : minutes;
    },
    myshopifyDomain: (shop) => shop.domain,
    primaryDomain: (shop) => shop,
    url: storefront,
    shopAddress,
    billingAddress: shopAddress,
    plan: (shop) => shop,
    setupRequired: () => false,
    taxesIncluded: () => true,
    unitSystem: () => 'METRIC_SYSTEM',
    weightUnit: () => 'KILOGRAMS',
  }),
  Domain: describeType<Shop>({
    id: () => gid('Domain', '1'),
    host: (_shop, _args, { context }) => new URL(context.origin).host,
    url: storefront,
    sslEnabled: (_shop, _args, { context }) => context.origin.startsWith('https:'),
  }),
  ShopPlan: describeType<Shop>({
    displayName: () => 'Basic',
    publicDisplayName: () => 'Basic',
    partnerDevelopment: () => false,
    shopifyPlus: () => false,
  }),
  ShopLocale: describeType<string>({
    locale: (locale) => locale,
    name: (locale) => new Intl.DisplayNames(['en'], { type: 'language' }).of(locale) ?? locale,
    primary: () => true,
    published: () => true,
  }),
  AppInstallation: describeType<object>({
    id: () => gid('AppInstallation', '1'),
    app: (installation) => installation,
    accessScopes: (_source, _args, world) => world.scopes,
    launchUrl: (_source, _args, { context }) => `${context.origin}/admin/apps/${context.clientId}`,
    activeSubscriptions: () => [],
  }),
  App: describeType<object>({
    id: () => gid('App', '1'),
    apiKey: (_source, _args, { context }) => context.clientId,
    embedded: () => true,
  }),
  AccessScope: describeType<string>({
    handle: (scope) => scope,
    description: (scope) => scope.replaceAll('_', ' '),
  }),
};
