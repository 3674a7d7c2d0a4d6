// The storefront's own cookies, kept below /store so that the app behind the same address never sees them.
import { createHmac, timingSafeEqual } from 'node:crypto';
import type { Context } from 'hono';
import { deleteCookie, getCookie, setCookie } from 'hono/cookie';

const PATH = '/store';
const DAY_SECONDS = 86_400;

type Keeping = { days?: number; isForServer?: boolean };

export function readCookie(c: Context, name: string): string | undefined {
  return getCookie(c, name);
}

/** Without `days` it is gone with the browser's session. */
export function writeCookie(c: Context, [name, value]: [string, string], keeping: Keeping): void {
  const { days, isForServer = false } = keeping;
  setCookie(c, name, value, {
    path: PATH,
    sameSite: 'Lax',
    httpOnly: isForServer,
    ...(days === undefined ? {} : { maxAge: days * DAY_SECONDS }),
  });
}

export function removeCookie(c: Context, name: string): void {
  deleteCookie(c, name, { path: PATH });
}

/** "ID-SIGNATURE": an address or a cookie that nobody can make up. */
export function sign(secret: string, purpose: string, id: string): string {
  const signature = createHmac('sha256', secret).update(`${purpose}:${id}`).digest('hex');
  return `${id}-${signature.slice(0, 32)}`;
}

/** The id of what was signed for this purpose, or null. */
export function readSigned(secret: string, purpose: string, text: string | undefined) {
  const id = text?.slice(0, text.lastIndexOf('-')) ?? '';
  const given = Buffer.from(text ?? '');
  const expected = Buffer.from(sign(secret, purpose, id));
  if (id === '' || given.length !== expected.length) return null;
  return timingSafeEqual(given, expected) ? id : null;
}
