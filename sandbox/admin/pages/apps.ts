// The apps of the shop: uninstalling Attune, and the page on which Shopify asks before it installs it.
import { Hono } from 'hono';
import { html, raw } from 'hono/html';
import type { SandboxContext } from '../../context';
import { icons } from '../icons';
import { app, type Html } from '../shell';
import { notesOf, renderPage, withNote } from './layout';

const HOME = '/admin/settings/apps';
const APP = `/admin/apps/${app.handle}`;

export function appSettingsPages(context: SandboxContext): Hono {
  const routes = new Hono();
  routes.get('/', (c) =>
    c.html(
      renderPage(context, {
        ...notesOf(c),
        title: 'Installed apps',
        current: HOME,
        body: context.installation.current().isInstalled ? renderInstalled() : renderNone(),
      }),
    ),
  );
  routes.post('/uninstall', (c) => {
    context.installation.uninstall();
    return c.redirect(withNote(HOME, 'done', `${app.name} uninstalled`), 303);
  });
  return routes;
}

function renderInstalled(): Html {
  return html`<div class="card row">
    <span class="app-icon" aria-hidden="true">${app.name.slice(0, 1)}</span>
    <span class="row-main"><a href="${APP}">${app.name}</a></span>
    <form
      method="post"
      action="${HOME}/uninstall"
      data-ask="Uninstall ${app.name}?"
      data-warning="It loses access to this shop at once, and its data is deleted after 48 hours."
      data-agree="Uninstall"
    >
      <button class="button button-quiet">Uninstall</button>
    </form>
  </div>`;
}

function renderNone(): Html {
  return html`<div class="card row">
    <span class="row-main muted">No apps are installed.</span>
    <a class="button button-primary" href="${APP}">Install ${app.name}</a>
  </div>`;
}

/** Shown in the app's place while it is not installed. */
export function renderInstall(context: SandboxContext) {
  const { views, edits } = grantsOf(context.scopes);
  return renderPage(context, {
    title: `Install ${app.name}`,
    body: html`<div class="card install">
      <p class="install-head">
        <span class="app-icon" aria-hidden="true">${app.name.slice(0, 1)}</span>
        <span>${app.name} would like to use your store’s data.</span>
      </p>
      ${renderGrants('View', views)} ${renderGrants('Manage', edits)}
      <p class="muted">You can uninstall it at any time; its data is then deleted.</p>
      <form class="actions" method="post" action="${APP}/install">
        <a class="button" href="${HOME}">Cancel</a>
        <button class="button button-primary">Install</button>
      </form>
    </div>`,
  });
}

function renderGrants(verb: string, things: string[]): Html | '' {
  if (things.length === 0) return '';
  return html`<h2 class="install-verb">${verb}</h2>
    <ul class="install-list">
      ${things.map((thing) => html`<li>${raw(icons.check)}${thing}</li>`)}
    </ul>`;
}

const names: Record<string, string> = {
  products: 'Products and collections',
  inventory: 'Inventory',
  orders: 'Orders of the last 60 days',
  all_orders: 'All orders, however old',
  customers: 'Customers: names, e-mail addresses and consent',
  customer_events: 'Behavior of visitors to the online store',
  pixels: 'Web pixels of the online store',
};

/** "Manage" includes "view", so a thing stands in one list only. */
function grantsOf(scopes: string[]): { views: string[]; edits: string[] } {
  const thingsOf = (verb: string) =>
    scopes.flatMap((scope) => (scope.startsWith(verb) ? [scope.slice(verb.length)] : []));
  const edited = thingsOf('write_');
  const isTold = (thing: string) =>
    edited.includes(thing) || (thing === 'orders' && scopes.includes('read_all_orders'));
  const viewed = thingsOf('read_').filter((thing) => !isTold(thing));
  const nameOf = (thing: string) => names[thing] ?? thing.replaceAll('_', ' ');
  return { views: viewed.map(nameOf), edits: edited.map(nameOf) };
}
