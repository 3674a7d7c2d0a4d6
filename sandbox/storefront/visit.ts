// Who asks for a page of the storefront, as far as cookies tell: the cart, the customer, and what was allowed.
import type { Context } from 'hono';
import type { SandboxContext } from '../context';
import type { ShopCustomer } from '../shop/shop-data';
import { readCustomer } from './account/session';
import { readCart, type Cart } from './cart/cart';
import { CONSENT_COOKIE, parseConsent, type Consent } from './consent/consent';
import { readCookie } from './cookies';

export type Visit = {
  cart: Cart;
  /** Null unless logged in. */
  customer: ShopCustomer | null;
  /** Null until the visitor answered the banner. */
  consent: Consent | null;
};

export function readVisit(context: SandboxContext, c: Context): Visit {
  return {
    cart: readCart(context, c),
    customer: readCustomer(context, c),
    consent: parseConsent(readCookie(c, CONSENT_COOKIE)),
  };
}
