// The page of the admin frame: top bar, navigation, and the app in an iframe opened as Shopify opens it.
import { html, raw } from 'hono/html';
import { mintSessionToken } from '../admin-api/oauth/session-token';
import type { SandboxContext } from '../context';

export const app = { name: 'Attune', handle: 'attune', home: '/app' };

/** The app's own address with what Shopify adds on every opening. */
export function frameAddress(context: SandboxContext, path: string): string {
  const { shop, clock } = context;
  const [name = ''] = shop.domain.split('.');
  const url = new URL(path, context.origin);
  const host = Buffer.from(`admin.shopify.com/store/${name}`).toString('base64');
  const added = {
    embedded: '1',
    host: host.replace(/=+$/, ''),
    id_token: mintSessionToken(context),
    locale: 'en',
    shop: shop.domain,
    timestamp: String(Math.floor(clock.now().getTime() / 1000)),
  };
  for (const [key, value] of Object.entries(added)) url.searchParams.set(key, value);
  // Relative, so that the frame works under localhost as well as under 127.0.0.1.
  return `${url.pathname}${url.search}`;
}

export function renderFrame(context: SandboxContext, path: string) {
  const { shop } = context;
  return html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light" />
        <title>${app.name} · ${shop.name}</title>
        <link rel="icon" href="/admin/assets/icon.svg" type="image/svg+xml" />
        <link rel="stylesheet" href="/admin/assets/frame.css" />
        <link rel="stylesheet" href="/admin/assets/frame-app.css" />
        <script src="/admin/frame.js" defer></script>
      </head>
      <body data-app="${app.handle}" data-app-name="${app.name}" data-shop="${shop.name}">
        <header class="bar">
          <button class="menu" type="button" aria-expanded="false" aria-controls="nav">
            ${raw(icons.menu)}<span class="spoken">Menu</span>
          </button>
          <a class="mark" href="/admin" aria-label="Sandbox, home"
            >${raw(icons.mark)}<span>sandbox</span></a
          >
          <div class="save" role="region" aria-label="Unsaved changes" hidden>
            <span class="save-text">${raw(icons.alert)}Unsaved changes</span>
            <button class="save-discard" type="button">Discard</button>
            <button class="save-save" type="button">Save</button>
          </div>
          <span class="shop"
            ><span class="shop-name">${shop.name}</span
            ><span class="initials" aria-hidden="true">${initialsOf(shop.name)}</span></span
          >
        </header>
        <div class="progress" hidden></div>
        <nav id="nav" class="nav" aria-label="Admin">${renderNav(context)}</nav>
        <main class="content">
          <div class="title-bar">
            <button class="title-back" type="button" hidden>
              ${raw(icons.back)}<span class="spoken"></span>
            </button>
            <span class="app-icon" aria-hidden="true">${app.name.slice(0, 1)}</span>
            <h1 class="title">${app.name}</h1>
            <div class="title-actions"></div>
          </div>
          <iframe
            class="app"
            name="app-iframe"
            title="${app.name}"
            src="${frameAddress(context, path)}"
          ></iframe>
        </main>
        <div class="toasts" role="status" aria-live="polite"></div>
        <dialog class="leave" aria-labelledby="leave-title">
          <h2 id="leave-title"></h2>
          <p></p>
          <form method="dialog">
            <button class="button" value="stay">Keep editing</button>
            <button class="button button-critical" value="leave"></button>
          </form>
        </dialog>
      </body>
    </html>`;
}

function renderNav({ clock, shop }: SandboxContext) {
  const time = new Intl.DateTimeFormat('en-GB', {
    timeZone: shop.timeZone,
    dateStyle: 'medium',
    timeStyle: 'short',
  });
  return html`
    <p class="nav-title">Sales channels</p>
    <ul>
      <li>
        <a class="nav-link" href="/store" target="_blank">${raw(icons.store)}Online Store</a>
      </li>
    </ul>
    <p class="nav-title">Apps</p>
    <ul>
      <li>
        <a class="nav-link nav-app" href="/admin/apps/${app.handle}" data-href="${app.home}"
          ><span class="app-icon app-icon-small" aria-hidden="true">${app.name.slice(0, 1)}</span
          >${app.name}</a
        >
        <ul class="nav-items"></ul>
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

function initialsOf(name: string): string {
  const words = name.split(/\s+/).filter((word) => /^[\p{L}\p{N}]/u.test(word));
  return words
    .slice(0, 2)
    .map((word) => word.slice(0, 1).toUpperCase())
    .join('');
}

const icon = (path: string) =>
  `<svg viewBox="0 0 20 20" width="18" height="18" aria-hidden="true" fill="none" stroke="currentColor" stroke-width="1.6" stroke-linecap="round" stroke-linejoin="round">${path}</svg>`;

const icons = {
  menu: icon('<path d="M3.5 6h13M3.5 10h13M3.5 14h13"/>'),
  mark: icon('<path d="M4 8h12l1 8.5H3L4 8Zm3.5 0a2.5 2.5 0 0 1 5 0"/>'),
  alert: icon('<circle cx="10" cy="10" r="7"/><path d="M10 6.5v4m0 2.8v.1"/>'),
  back: icon('<path d="M15.5 10h-11m4.5-4.5L4.5 10 9 14.5"/>'),
  store: icon('<path d="M3.5 8 5 3.5h10L16.5 8m-13 0v8.5h13V8m-13 0h13M8 16.5V12h4v4.5"/>'),
  inbox: icon('<path d="M3.5 11 5.5 4h9l2 7v5h-13v-5Zm0 0h3.7l1 2h3.6l1-2h3.7"/>'),
};
