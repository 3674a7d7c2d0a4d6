// Who is logged in, by a signed cookie that survives a restart of the sandbox.
import type { Context } from 'hono';
import type { SandboxContext } from '../../context';
import type { ShopCustomer } from '../../shop/shop-data';
import { indexOf } from '../../shop/shop-index';
import { readCookie, readSigned, removeCookie, sign, writeCookie } from '../cookies';

const COOKIE = 'customer';
const PURPOSE = 'session';
const KEPT_DAYS = 30;

export function readCustomer(context: SandboxContext, c: Context): ShopCustomer | null {
  const id = readSigned(context.clientSecret, PURPOSE, readCookie(c, COOKIE));
  const customer = id === null ? null : indexOf(context.shop).customer(id);
  // One who was erased has no address to log in with.
  return customer?.email ? customer : null;
}

export function logIn({ clientSecret }: SandboxContext, c: Context, customerId: string): void {
  const value = sign(clientSecret, PURPOSE, customerId);
  writeCookie(c, [COOKIE, value], { days: KEPT_DAYS, isForServer: true });
}

export function logOut(c: Context): void {
  removeCookie(c, COOKIE);
}
