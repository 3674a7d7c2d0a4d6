// What surrounds every page of the admin: its document, the top bar and the navigation.
import { html, raw } from 'hono/html';
import type { SandboxContext } from '../context';
import { icons } from './icons';

export const app = { name: 'Attune', handle: 'attune', home: '/app' };

export type Html = ReturnType<typeof html>;

type Shell = {
  title: string;
  /** Beside frame.css. */
  styles: string[];
  script: string;
  /** Between the sandbox's name and the shop's. */
  bar?: Html;
  main: Html;
  after?: Html;
  /** The address of the navigation's item that is open. */
  current?: string;
};

export function renderShell(context: SandboxContext, shell: Shell) {
  const { shop } = context;
  return html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light" />
        <title>${shell.title} · ${shop.name}</title>
        <link rel="icon" href="/admin/assets/icon.svg" type="image/svg+xml" />
        <link rel="stylesheet" href="/admin/assets/frame.css" />
        ${shell.styles.map(
          (name) => html`<link rel="stylesheet" href="/admin/assets/${name}.css" />`,
        )}
        <script src="/admin/${shell.script}.js" defer></script>
      </head>
      <body data-app="${app.handle}" data-app-name="${app.name}" data-shop="${shop.name}">
        <header class="bar">
          <button class="menu" type="button" aria-expanded="false" aria-controls="nav">
            ${raw(icons.menu)}<span class="spoken">Menu</span>
          </button>
          <a class="mark" href="/admin" aria-label="Sandbox, home"
            >${raw(icons.mark)}<span>sandbox</span></a
          >
          ${shell.bar ?? ''}
          <span class="shop"
            ><span class="shop-name">${shop.name}</span
            ><span class="initials" aria-hidden="true">${initialsOf(shop.name)}</span></span
          >
        </header>
        <div class="progress" hidden></div>
        <nav id="nav" class="nav" aria-label="Admin">${renderNav(context, shell.current)}</nav>
        ${shell.main} ${shell.after ?? ''}
      </body>
    </html>`;
}

const shopLinks = [
  { href: '/admin/orders', label: 'Orders', icon: icons.orders },
  { href: '/admin/products', label: 'Products', icon: icons.products },
  { href: '/admin/customers', label: 'Customers', icon: icons.customers },
];

function renderNav({ clock, shop, installation }: SandboxContext, current?: string) {
  const time = new Intl.DateTimeFormat('en-GB', {
    timeZone: shop.timeZone,
    dateStyle: 'medium',
    timeStyle: 'short',
  });
  const mark = (href: string) => raw(href === current ? 'aria-current="page"' : '');
  return html`
    <ul>
      ${shopLinks.map(
        ({ href, label, icon }) =>
          html`<li>
            <a class="nav-link" href="${href}" ${mark(href)}>${raw(icon)}${label}</a>
          </li>`,
      )}
    </ul>
    <p class="nav-title">Sales channels</p>
    <ul>
      <li>
        <a class="nav-link" href="/store" target="_blank">${raw(icons.store)}Online Store</a>
      </li>
      <li>
        <a
          class="nav-link"
          href="/admin/themes/current/editor"
          ${mark('/admin/themes/current/editor')}
          >${raw(icons.store)}Theme editor</a
        >
      </li>
    </ul>
    <p class="nav-title">Apps</p>
    <ul>
      ${installation.current().isInstalled ? renderAppLink() : ''}
      <li>
        <a class="nav-link" href="/admin/settings/apps" ${mark('/admin/settings/apps')}
          >${raw(icons.apps)}Installed apps</a
        >
      </li>
    </ul>
    <p class="nav-title">Sandbox</p>
    <ul>
      <li><a class="nav-link" href="/inbox" target="_blank">${raw(icons.inbox)}Inbox</a></li>
    </ul>
    <div class="clock">
      <p class="clock-title">Sandbox clock</p>
      <p>
        <time class="clock-time" data-time-zone="${shop.timeZone}"
          >${time.format(clock.now())}</time
        >
      </p>
      <p class="clock-steps">
        <button type="button" data-seconds="3600">+1 hour</button>
        <button type="button" data-seconds="86400">+1 day</button>
        <button type="button" data-seconds="604800">+1 week</button>
      </p>
    </div>
  `;
}

function renderAppLink() {
  return html`<li>
    <a class="nav-link nav-app" href="/admin/apps/${app.handle}" data-href="${app.home}"
      ><span class="app-icon app-icon-small" aria-hidden="true">${app.name.slice(0, 1)}</span
      >${app.name}</a
    >
    <ul class="nav-items"></ul>
  </li>`;
}

function initialsOf(name: string): string {
  const words = name.split(/\s+/).filter((word) => /^[\p{L}\p{N}]/u.test(word));
  return words
    .slice(0, 2)
    .map((word) => word.slice(0, 1).toUpperCase())
    .join('');
}
