// What all pages of the storefront share: the header with collections, search, account and cart, the footer with
// the newsletter, and the consent banner.
import { html, raw } from 'hono/html';
import type { SandboxContext } from '../context';
import { renderNewsletter } from './account/newsletter';
import { allHandle, type ListedCollection } from './catalogue';
import { renderBanner } from './consent/banner';
import { renderPageData } from './pixels/page-data';
import type { PageData } from './pixels/protocol';
import type { ThemeParts } from './theme/render-theme';
import type { Visit } from './visit';

export type Html = ReturnType<typeof html>;

export type LayoutOptions = {
  title?: string;
  collections: ListedCollection[];
  words?: string;
  /** The collection that the page is in, for the navigation. */
  current?: string;
  /** Nothing there leads away but the cart, as in Shopify's checkout. */
  isCheckout?: boolean;
  hasSubscribed: boolean;
  visit: Visit;
  pageData: PageData;
  /** What the app's theme extension adds. */
  theme: ThemeParts | null;
};

const linkedAtMost = 5;

export function renderLayout(context: SandboxContext, options: LayoutOptions, body: Html): Html {
  const { shop } = context;
  const { visit, theme, isCheckout = false } = options;
  return html`<!doctype html>
    <html lang="${shop.primaryLocale}">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <title>${options.title ? `${options.title} · ${shop.name}` : shop.name}</title>
        <link rel="icon" href="/store/assets/icon.svg" type="image/svg+xml" />
        <link rel="stylesheet" href="/store/assets/store.css" />
        <link rel="stylesheet" href="/store/assets/store-pages.css" />
        <link rel="stylesheet" href="/store/assets/store-forms.css" />
        <link rel="stylesheet" href="/store/assets/store-consent.css" />
        ${renderPageData(options.pageData)}
        <script src="/store/pixels/page.js"></script>
        ${theme?.head ?? ''}
      </head>
      <body>
        <a class="skip" href="#main">Skip to the ${isCheckout ? 'checkout' : 'products'}</a>
        ${renderBanner(visit.consent)}
        ${isCheckout ? renderCheckoutTop(shop.name) : renderTop(context, options)}
        <main id="main">${body} ${theme?.apps ?? ''}</main>
        <footer class="foot">
          ${theme?.footer ?? ''} ${isCheckout ? '' : renderNewsletter(options.hasSubscribed)}
          <div class="foot-words">
            <p>${shop.name}</p>
            <p>A storefront in the sandbox: nothing here is for sale.</p>
            <p><a href="#consent" id="consent-open">Cookie preferences</a></p>
          </div>
        </footer>
        ${theme?.body ?? ''}
      </body>
    </html>`;
}

function renderTop({ shop }: SandboxContext, options: LayoutOptions): Html {
  const { customer, cart } = options.visit;
  const links = [
    ...options.collections.slice(0, linkedAtMost),
    { handle: allHandle, title: 'All products' },
  ];
  return html`<header class="top">
    <a class="brand" href="/store">${shop.name}</a>
    <nav class="menu" aria-label="Collections">
      ${links.map(
        ({ handle, title }) =>
          html`<a
            href="/store/collections/${handle}"
            ${raw(handle === options.current ? 'aria-current="page"' : '')}
            >${title}</a
          >`,
      )}
    </nav>
    <form class="search" action="/store/search" role="search">
      <input
        type="search"
        name="q"
        value="${options.words ?? ''}"
        placeholder="Search"
        aria-label="Search products"
      />
    </form>
    <p class="own">
      <a class="own-link" href="/store/account" aria-label="${customer ? 'Account' : 'Log in'}"
        >${raw(icons.account)}</a
      >
      <a class="own-link" href="/store/cart" aria-label="${cartLabel(cart.count)}"
        >${raw(icons.cart)}${
          cart.count > 0
            ? html`<span class="own-count" aria-hidden="true">${Math.min(cart.count, 99)}</span>`
            : ''
        }</a
      >
    </p>
  </header>`;
}

function cartLabel(count: number): string {
  if (count === 0) return 'Cart, empty';
  return count === 1 ? 'Cart, 1 item' : `Cart, ${count} items`;
}

function renderCheckoutTop(name: string): Html {
  return html`<header class="top top-checkout">
    <a class="brand" href="/store">${name}</a>
    <p class="own"><a class="own-back" href="/store/cart">Back to the cart</a></p>
  </header>`;
}

const icon = (path: string) =>
  `<svg viewBox="0 0 24 24" width="24" height="24" aria-hidden="true" fill="none" stroke="currentColor" stroke-width="1.6" stroke-linecap="round" stroke-linejoin="round">${path}</svg>`;

const icons = {
  account: icon(
    '<circle cx="12" cy="8.5" r="3.75"/><path d="M5 20c.6-3.6 3.4-5.5 7-5.5s6.4 1.9 7 5.5"/>',
  ),
  cart: icon('<path d="M5.5 8.5h13l1 11.5h-15l1-11.500ZM9 8.500V7a3 3 0 0 1 6 0v1.500"/>'),
};
