// The account over HTTP: log in by e-mail and code, which also signs up, see orders, change details, log out.
import { Hono } from 'hono';
import type { SandboxContext } from '../../context';
import type { Pages } from '../show-page';
import { codeFor, isCodeFor } from './codes';
import { findOrCreate, readAddress, subscribe, unsubscribe } from './customers';
import { renderAccount, renderCode, renderLogIn } from './pages';
import { logIn, logOut, readCustomer } from './session';

const ACCOUNT = '/store/account';
const LOG_IN = '/store/account/login';
const NO_ADDRESS = 'Enter an e-mail address, such as name@example.com.';
const NO_CODE = 'That is not the code. Enter the six digits above.';
const LONGEST_NAME = 100;

export function accountRoutes(context: SandboxContext, pages: Pages): Hono {
  const routes = new Hono();

  routes.get('/login', (c) => {
    if (readCustomer(context, c)) return c.redirect(ACCOUNT, 303);
    return pages.show(c, renderLogIn(null), { title: 'Log in' });
  });

  routes.post('/login', async (c) => {
    const form = await c.req.formData();
    const email = readAddress(form.get('email'));
    if (email === null) {
      c.status(422);
      return pages.show(c, renderLogIn(NO_ADDRESS), { title: 'Log in' });
    }
    const body = renderCode({ email, code: codeFor(context, email), fault: null });
    return pages.show(c, body, { title: 'Enter your code' });
  });

  routes.post('/code', async (c) => {
    const form = await c.req.formData();
    const email = readAddress(form.get('email'));
    if (email === null) return c.redirect(LOG_IN, 303);
    if (!isCodeFor(context, email, textOf(form.get('code')))) {
      c.status(422);
      const body = renderCode({ email, code: codeFor(context, email), fault: NO_CODE });
      return pages.show(c, body, { title: 'Enter your code' });
    }
    logIn(context, c, findOrCreate(context, email, { acceptsMarketing: false }).id);
    return c.redirect(ACCOUNT, 303);
  });

  routes.post('/logout', (c) => {
    logOut(c);
    return c.redirect('/store', 303);
  });

  routes.get('/', (c) => {
    const customer = readCustomer(context, c);
    if (!customer) return c.redirect(LOG_IN, 303);
    const hasSaved = c.req.query('saved') === 'true';
    return pages.show(c, renderAccount(context, customer, hasSaved), { title: 'Your account' });
  });

  routes.post('/', async (c) => {
    const customer = readCustomer(context, c);
    if (!customer) return c.redirect(LOG_IN, 303);
    const form = await c.req.formData();
    const firstName = textOf(form.get('firstName'));
    const lastName = textOf(form.get('lastName'));
    if (firstName !== customer.firstName || lastName !== customer.lastName) {
      const saved = { ...customer, firstName, lastName };
      context.changes.apply({ kind: 'customer-saved', customer: saved });
    }
    if (form.has('acceptsMarketing')) subscribe(context, customer);
    else unsubscribe(context, customer);
    return c.redirect(`${ACCOUNT}?saved=true`, 303);
  });

  return routes;
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value.trim().slice(0, LONGEST_NAME) : '';
}
