// The merchant's customers: a list to search, and one person's consent and data.
import { type Context, Hono } from 'hono';
import { html, raw } from 'hono/html';
import type { SandboxContext } from '../../context';
import type { MarketingConsent, ShopCustomer } from '../../shop/shop-data';
import { indexOf } from '../../shop/shop-index';
import { notesOf, renderBadge, renderPage, withNote } from './layout';
import { cutList, dayIn, formatMoney, holdsWords, renderPager, renderSearch } from './lists';

const HOME = '/admin/customers';

export function customerPages(context: SandboxContext): Hono {
  const routes = new Hono();
  routes.get('/', (c) => c.html(renderList(c, context)));
  routes.get('/:id', (c) => {
    const customer = indexOf(context.shop).customer(c.req.param('id'));
    return customer ? c.html(renderOne(c, context, customer)) : c.redirect(HOME);
  });
  routes.post('/:id/consent', async (c) => {
    const state = (await c.req.formData()).get('state');
    const customerId = c.req.param('id');
    const here = `${HOME}/${customerId}`;
    if (!isState(state))
      return c.redirect(withNote(here, 'problem', 'Choose one of the states.'), 303);
    const level = state === 'NOT_SUBSCRIBED' ? null : 'SINGLE_OPT_IN';
    const emailMarketing = { state, level, updatedAt: null } as const;
    context.changes.apply({ kind: 'email-consent-changed', customerId, emailMarketing });
    return c.redirect(withNote(here, 'done', 'Consent saved'), 303);
  });
  routes.post('/:id/request-data', (c) => {
    const customerId = c.req.param('id');
    context.changes.apply({ kind: 'customer-data-requested', customerId });
    return c.redirect(withNote(`${HOME}/${customerId}`, 'done', 'Data requested'), 303);
  });
  routes.post('/:id/erase', (c) => {
    const customerId = c.req.param('id');
    context.changes.apply({ kind: 'customer-erased', customerId });
    return c.redirect(withNote(`${HOME}/${customerId}`, 'done', 'Personal data erased'), 303);
  });
  routes.post('/:id/delete', (c) => {
    const customer = indexOf(context.shop).customer(c.req.param('id'));
    if (!customer) return c.redirect(HOME, 303);
    if (ordersOf(context, customer).length > 0) {
      const problem = 'A customer with orders can’t be deleted. Erase the personal data instead.';
      return c.redirect(withNote(`${HOME}/${customer.id}`, 'problem', problem), 303);
    }
    context.changes.apply({ kind: 'customer-deleted', customerId: customer.id });
    return c.redirect(withNote(HOME, 'done', 'Customer deleted'), 303);
  });
  return routes;
}

function ordersOf({ shop }: SandboxContext, customer: ShopCustomer) {
  return indexOf(shop).ordersOf(customer);
}

function nameOf({ firstName, lastName, email }: ShopCustomer): string {
  return `${firstName} ${lastName}`.trim() || email || 'No name';
}

const states = {
  SUBSCRIBED: 'Subscribed',
  PENDING: 'Pending',
  UNSUBSCRIBED: 'Unsubscribed',
  NOT_SUBSCRIBED: 'Not subscribed',
} as const;

function isState(value: unknown): value is MarketingConsent['state'] {
  return typeof value === 'string' && Object.hasOwn(states, value);
}

function renderState({ emailMarketing: { state } }: ShopCustomer) {
  return renderBadge(states[state], state === 'SUBSCRIBED' ? 'good' : 'plain');
}

function renderList(c: Context, context: SandboxContext) {
  const asked = c.req.query('q') ?? '';
  const found = context.shop.customers
    .filter((one) => holdsWords(asked, [one.firstName, one.lastName, one.email]))
    .toSorted((a, b) => b.createdAt - a.createdAt);
  const cut = cutList(c, found);
  return renderPage(context, {
    ...notesOf(c),
    title: 'Customers',
    current: HOME,
    body: html`<div class="card">
      ${renderSearch(c, 'Search by name or e-mail')}
      <table>
        <thead>
          <tr>
            <th>Customer</th>
            <th>E-mail subscription</th>
            <th class="number wide">Orders</th>
          </tr>
        </thead>
        <tbody>
          ${cut.items.map(
            (customer) =>
              html`<tr>
                <td class="main">
                  <a href="${HOME}/${customer.id}">${nameOf(customer)}</a>
                  <span class="under">${customer.email ?? 'No e-mail'}</span>
                </td>
                <td>${renderState(customer)}</td>
                <td class="number wide">${ordersOf(context, customer).length}</td>
              </tr>`,
          )}
        </tbody>
      </table>
      ${renderPager(c, cut)}
    </div>`,
  });
}

function renderOne(c: Context, context: SandboxContext, customer: ShopCustomer) {
  const orders = ordersOf(context, customer);
  const spent = orders.reduce((sum, order) => sum + order.total - order.refunded, 0);
  const here = `${HOME}/${customer.id}`;
  return renderPage(context, {
    ...notesOf(c),
    title: nameOf(customer),
    back: { href: HOME, label: 'customers' },
    badge: renderState(customer),
    current: HOME,
    body: html`<dl class="card facts">
        <div>
          <dt>E-mail</dt>
          <dd>${customer.email ?? 'None'}</dd>
        </div>
        <div>
          <dt>Orders</dt>
          <dd>${orders.length}</dd>
        </div>
        <div>
          <dt>Amount spent</dt>
          <dd>${formatMoney(context, spent)}</dd>
        </div>
        <div>
          <dt>Customer since</dt>
          <dd>${dayIn(context, customer.createdAt)}</dd>
        </div>
      </dl>
      <form class="card fields" method="post" action="${here}/consent">
        <label
          >E-mail subscription
          <select name="state">
            ${Object.entries(states).map(
              ([value, name]) =>
                html`<option
                  value="${value}"
                  ${raw(value === customer.emailMarketing.state ? 'selected' : '')}
                >
                  ${name}
                </option>`,
            )}
          </select></label
        >
        <p class="actions"><button class="button button-primary">Save</button></p>
      </form>
      <div class="page-danger">
        <form method="post" action="${here}/request-data">
          <button class="button">Request data</button>
        </form>
        ${renderAsked(`${here}/erase`, {
          label: 'Erase personal data',
          ask: `Erase the personal data of ${nameOf(customer)}?`,
          warning: 'Apps are asked to do the same in ten days. This can’t be undone.',
        })}
        ${renderAsked(`${here}/delete`, {
          label: 'Delete customer',
          ask: `Delete ${nameOf(customer)}?`,
          warning: 'This can’t be undone.',
        })}
      </div>`,
  });
}

function renderAsked(action: string, words: { label: string; ask: string; warning: string }) {
  return html`<form
    method="post"
    action="${action}"
    data-ask="${words.ask}"
    data-warning="${words.warning}"
    data-agree="${words.label}"
  >
    <button class="button button-quiet">${words.label}</button>
  </form>`;
}
