// What all pages of the storefront share: header with collections and search, footer, product cards.
import { html, raw } from 'hono/html';
import type { SandboxContext } from '../context';
import type { ShopProduct } from '../shop/shop-data';
import { allHandle, type ListedCollection } from './catalogue';
import { isSoldOut, isVariantSoldOut } from './variants';

export type Html = ReturnType<typeof html>;

export type LayoutOptions = {
  title?: string;
  collections: ListedCollection[];
  words?: string;
  /** The collection that the page is in, for the navigation. */
  current?: string;
};

const linkedAtMost = 5;

export function renderLayout(context: SandboxContext, options: LayoutOptions, body: Html): Html {
  const { shop } = context;
  const links = [
    ...options.collections.slice(0, linkedAtMost),
    { handle: allHandle, title: 'All products' },
  ];
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
      </head>
      <body>
        <a class="skip" href="#main">Skip to the products</a>
        <header class="top">
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
        </header>
        <main id="main">${body}</main>
        <footer class="foot">
          <p>${shop.name}</p>
          <p>A storefront in the sandbox: nothing here is for sale.</p>
        </footer>
      </body>
    </html>`;
}

export function renderGrid(context: SandboxContext, products: ShopProduct[]): Html {
  return html`<ul class="grid">
    ${products.map((product, at) => renderCard(context, product, at < 4))}
  </ul>`;
}

function renderCard(context: SandboxContext, product: ShopProduct, isFirst: boolean): Html {
  const prices = product.variants.map((variant) => variant.price);
  const lowest = Math.min(...prices);
  const cheapest = product.variants.find((variant) => variant.price === lowest);
  const compareAt = cheapest?.compareAtPrice ?? null;
  const isSale = compareAt !== null && compareAt > lowest && !isSoldOut(product);
  return html`<li>
    <a class="card" href="/store/products/${product.handle}">
      <span class="plate">
        <img
          src="${pictureOf(context, product, 600)}"
          alt=""
          width="600"
          height="600"
          ${raw(isFirst ? '' : 'loading="lazy"')}
        />
        ${isSoldOut(product) ? html`<span class="badge">Sold out</span>` : ''}
        ${isSale ? html`<span class="badge badge-sale">Sale</span>` : ''}
      </span>
      <span class="card-title">${product.title}</span>
      <span class="card-price">
        ${lowest === Math.max(...prices) ? '' : 'From '}${formatMoney(context, lowest)}
        ${isSale ? html`<s>${formatMoney(context, compareAt)}</s>` : ''}
      </span>
    </a>
  </li>`;
}

export function pictureOf(
  { origin }: SandboxContext,
  { image, handle }: ShopProduct,
  width: number,
): string {
  const url = new URL(image?.url ?? `/cdn/products/${encodeURIComponent(handle)}.png`, origin);
  if (url.origin === new URL(origin).origin) url.searchParams.set('width', String(width));
  return url.href;
}

export function formatMoney({ shop }: SandboxContext, minor: number): string {
  const format = new Intl.NumberFormat(shop.primaryLocale, {
    style: 'currency',
    currency: shop.currency,
  });
  return format.format(minor / 10 ** (format.resolvedOptions().maximumFractionDigits ?? 2));
}

export function describeStock(variant: ShopProduct['variants'][number]): string {
  if (isVariantSoldOut(variant)) return 'Sold out';
  const isFew = variant.tracked && variant.inventoryQuantity > 0 && variant.inventoryQuantity < 6;
  return isFew ? `Only ${variant.inventoryQuantity} left` : 'In stock';
}
