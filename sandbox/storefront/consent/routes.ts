// Takes the visitor's answer where no script runs: the banner's form posts it, and the same page comes back.
import { Hono } from 'hono';
import { addressBefore } from '../back';
import { writeCookie } from '../cookies';
import { CONSENT_COOKIE, CONSENT_DAYS, decide, isChoice, writeConsent } from './consent';

export function consentRoutes(): Hono {
  const routes = new Hono();
  routes.post('/', async (c) => {
    const form = await c.req.formData();
    const choice = form.get('choice');
    if (!isChoice(choice)) return c.text('Choose accept, decline or save.', 400);
    const consent = decide(choice, (name) => form.has(name));
    writeCookie(c, [CONSENT_COOKIE, writeConsent(consent)], { days: CONSENT_DAYS });
    return c.redirect(addressBefore(c), 303);
  });
  return routes;
}
