// Where a form of the storefront leads back to: the page it was on, and nowhere outside the storefront.
import type { Context } from 'hono';

const HOME = '/store';

export function addressBefore(c: Context): string {
  const referer = c.req.header('referer');
  if (!referer || !URL.canParse(referer)) return HOME;
  const { host, pathname, search } = new URL(referer);
  const isHere = host === new URL(c.req.url).host;
  return isHere && /^\/store(\/|$)/.test(pathname) ? `${pathname}${search}` : HOME;
}
