// Shopify's visitor API as the storefront's script calls it: an address or a number that a visitor gave, taken only
// with the consent that the cookie tells of.
import { Hono } from 'hono';
import type { SandboxContext } from '../../context';
import { readCookie } from '../cookies';
import { CONSENT_COOKIE, parseConsent } from './consent';
import { readVisitor } from './visitor';

const CLIENT_COOKIE = '_shopify_y';

export function visitorRoutes({ clock, visitors }: SandboxContext): Hono {
  const routes = new Hono();
  routes.post('/', async (c) => {
    const consent = parseConsent(readCookie(c, CONSENT_COOKIE));
    if (!consent?.analytics || !consent.marketing) return c.text('No consent was given.', 403);
    const [given, options] = readPair(await c.req.text());
    const visitor = readVisitor(given, options);
    if (!visitor) return c.text('A visitor needs an e-mail address or a phone number.', 400);
    const clientId = readCookie(c, CLIENT_COOKIE) ?? null;
    visitors.record({ at: clock.now().getTime(), clientId, ...visitor });
    return c.body(null, 204);
  });
  return routes;
}

function readPair(text: string): unknown[] {
  try {
    const pair: unknown = JSON.parse(text);
    return Array.isArray(pair) ? pair : [];
  } catch {
    return [];
  }
}
