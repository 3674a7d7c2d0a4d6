// Makes and finds the shop's customers for the storefront's forms, as Shopify does when an address is left there.
import type { SandboxContext } from '../../context';
import type { MarketingConsent, ShopCustomer } from '../../shop/shop-data';
import { indexOf } from '../../shop/shop-index';

const ADDRESS = /^[^\s@<>()[\],;:\\"]+@[^\s@<>()[\],;:\\"]+\.[^\s@.<>()[\],;:\\"]{2,}$/;
const LONGEST_ADDRESS = 254;

const NO_CONSENT: MarketingConsent = { state: 'NOT_SUBSCRIBED', level: null, updatedAt: null };
/** The change itself says when. */
const SUBSCRIBED: MarketingConsent = {
  state: 'SUBSCRIBED',
  level: 'SINGLE_OPT_IN',
  updatedAt: null,
};
const UNSUBSCRIBED: MarketingConsent = { ...SUBSCRIBED, state: 'UNSUBSCRIBED' };

/** In lower case, or null where it is not an e-mail address. */
export function readAddress(text: unknown): string | null {
  if (typeof text !== 'string') return null;
  const address = text.trim().toLowerCase();
  return address.length <= LONGEST_ADDRESS && ADDRESS.test(address) ? address : null;
}

export type NewCustomer = Partial<
  Pick<ShopCustomer, 'firstName' | 'lastName' | 'countryCode' | 'city' | 'zip' | 'tags'>
> & { acceptsMarketing: boolean };

/** The customer of this address, a new one if there is none. A box that stays empty takes no consent away. */
export function findOrCreate(
  context: SandboxContext,
  email: string,
  { acceptsMarketing, ...known }: NewCustomer,
): ShopCustomer {
  const { shop, changes } = context;
  const found = indexOf(shop).customerByEmail(email);
  if (found) {
    if (acceptsMarketing) subscribe(context, found);
    return found;
  }
  const id = changes.nextId('customer');
  const at = context.clock.now().getTime();
  const customer: ShopCustomer = {
    id,
    email,
    firstName: '',
    lastName: '',
    phone: null,
    countryCode: shop.countryCode,
    city: '',
    zip: '',
    locale: shop.primaryLocale,
    tags: [],
    note: '',
    taxExempt: false,
    smsMarketing: NO_CONSENT,
    createdAt: at,
    updatedAt: at,
    ...known,
    emailMarketing: acceptsMarketing ? SUBSCRIBED : NO_CONSENT,
  };
  changes.apply({ kind: 'customer-saved', customer });
  return indexOf(shop).customer(id) ?? customer;
}

export function subscribe({ changes }: SandboxContext, customer: ShopCustomer): void {
  if (customer.emailMarketing.state === 'SUBSCRIBED') return;
  const { id: customerId } = customer;
  changes.apply({ kind: 'email-consent-changed', customerId, emailMarketing: SUBSCRIBED });
}

export function unsubscribe({ changes }: SandboxContext, customer: ShopCustomer): void {
  if (customer.emailMarketing.state !== 'SUBSCRIBED') return;
  const { id: customerId } = customer;
  changes.apply({ kind: 'email-consent-changed', customerId, emailMarketing: UNSUBSCRIBED });
}
