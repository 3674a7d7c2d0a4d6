// Money, addresses and the other small values that many types share. Money travels as minor units.

import { describeType, type ResolverMap } from './field';
import { decimalText } from '../graphql/wire-values';

export type Address = {
  id: string;
  firstName: string;
  lastName: string;
  address1: string;
  city: string;
  zip: string;
  province: string;
  countryCode: string;
  phone: string | null;
};

const regionNames = new Intl.DisplayNames(['en'], { type: 'region' });

const countryName = (address: Address) =>
  address.countryCode ? (regionNames.of(address.countryCode) ?? null) : null;

const place = {
  id: (address: Address) => address.id,
  firstName: (address: Address) => address.firstName || null,
  lastName: (address: Address) => address.lastName || null,
  name: (address: Address) => `${address.firstName} ${address.lastName}`.trim() || null,
  address1: (address: Address) => address.address1 || null,
  address2: () => null,
  company: () => null,
  city: (address: Address) => address.city || null,
  zip: (address: Address) => address.zip || null,
  province: (address: Address) => address.province || null,
  country: countryName,
  countryCodeV2: (address: Address) => address.countryCode || null,
  phone: (address: Address) => address.phone,
};

export const moneyTypes: ResolverMap = {
  MoneyBag: describeType<number>({
    shopMoney: (minor) => minor,
    presentmentMoney: (minor) => minor,
  }),
  MoneyV2: describeType<number>({
    amount: (minor, _args, world) => decimalText(minor, world.context.shop.currency),
    currencyCode: (_minor, _args, world) => world.context.shop.currency,
  }),
  Count: describeType<{ count: number; precision: string }>({
    count: (counted) => counted.count,
    precision: (counted) => counted.precision,
  }),
  MailingAddress: describeType<Address>(place),
  ShopAddress: describeType<Address>(place),
};
