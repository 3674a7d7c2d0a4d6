// The storefront's pages: home, one collection or search, one product, and the page that is none.
import { html, raw } from 'hono/html';
import type { SandboxContext } from '../context';
import type { ShopProduct, ShopProductVariant } from '../shop/shop-data';
import { renderGrid } from './cards';
import { allHandle, findSimilar, listProducts, type ListedCollection } from './catalogue';
import { describeStock, formatMoney, pictureOf } from './display';
import type { Html } from './layout';
import { countBuyable, isVariantSoldOut, listOptions, type OptionGroup } from './variants';

const newestShown = 8;
const collectionsShown = 6;
const productsAtOnce = 24;

export function renderHome(context: SandboxContext, collections: ListedCollection[]): Html {
  const products = listProducts(context);
  return html`
    ${
      collections.length > 0
        ? html`<section class="band" aria-labelledby="collections">
            <h1 id="collections">Collections</h1>
            <ul class="tiles">
              ${collections.slice(0, collectionsShown).map((each) => renderTile(context, each))}
            </ul>
          </section>`
        : ''
    }
    <section class="band" aria-labelledby="newest">
      <h2 id="newest">New in</h2>
      ${
        products.length > 0
          ? renderGrid(context, products.slice(0, newestShown))
          : html`<p class="quiet">This shop has no published product yet.</p>`
      }
      ${
        products.length > newestShown
          ? html`<p class="after">
              <a class="button" href="/store/collections/${allHandle}"
                >See all ${products.length.toLocaleString('en')} products</a
              >
            </p>`
          : ''
      }
    </section>
  `;
}

function renderTile(context: SandboxContext, { handle, title, products }: ListedCollection): Html {
  const [cover] = products;
  return html`<li>
    <a class="tile" href="/store/collections/${handle}">
      <span class="plate plate-tile">
        ${
          cover
            ? html`<img src="${pictureOf(context, cover, 800)}" alt="" width="800" height="800" />`
            : ''
        }
      </span>
      <span class="tile-title">${title}</span>
      <span class="tile-count">${countProducts(products.length)}</span>
    </a>
  </li>`;
}

export type ListingOptions = {
  title: string;
  products: ShopProduct[];
  page: number;
  /** The address of the page, to which `page` is added. */
  path: string;
  query?: Record<string, string>;
};

export function renderListing(context: SandboxContext, options: ListingOptions): Html {
  const { title, products, path, query = {} } = options;
  const lastPage = lastPageOf(products);
  const page = Math.min(options.page, lastPage);
  const shown = shownOf(products, page);
  const link = (to: number) => `${path}?${new URLSearchParams({ ...query, page: String(to) })}`;
  return html`<section class="band">
    <h1>${title}</h1>
    <p class="quiet">${countProducts(products.length)}</p>
    ${shown.length > 0 ? renderGrid(context, shown) : ''}
    ${
      lastPage > 1
        ? html`<nav class="pages" aria-label="Pages">
            ${page > 1 ? html`<a class="button" href="${link(page - 1)}">Previous</a>` : ''}
            <span>Page ${page} of ${lastPage}</span>
            ${page < lastPage ? html`<a class="button" href="${link(page + 1)}">Next</a>` : ''}
          </nav>`
        : ''
    }
  </section>`;
}

function lastPageOf(products: ShopProduct[]): number {
  return Math.max(1, Math.ceil(products.length / productsAtOnce));
}

/** The products of one page of a listing; beyond the last page it is the last. */
export function shownOf(products: ShopProduct[], page: number): ShopProduct[] {
  const start = (Math.min(page, lastPageOf(products)) - 1) * productsAtOnce;
  return products.slice(start, start + productsAtOnce);
}

export function renderProduct(
  context: SandboxContext,
  { product, variant, blocks }: { product: ShopProduct; variant: ShopProductVariant; blocks: Html },
): Html {
  const { price, compareAtPrice } = variant;
  const isSale = compareAtPrice !== null && compareAtPrice > price;
  const soldOut = isVariantSoldOut(variant);
  const similar = findSimilar(context, product).slice(0, 4);
  return html`<article class="product">
      <p class="plate plate-large">
        <img
          src="${pictureOf(context, product, 1200)}"
          alt="${product.image?.altText || product.title}"
          width="1200"
          height="1200"
        />
      </p>
      <div class="product-text">
        ${
          product.vendor && product.vendor !== context.shop.name
            ? html`<p class="vendor">${product.vendor}</p>`
            : ''
        }
        <h1>${product.title}</h1>
        <p class="price">
          ${formatMoney(context, price)}
          ${
            isSale
              ? html`<s
                    ><span class="spoken">instead of </span
                    >${formatMoney(context, compareAtPrice)}</s
                  ><span class="badge badge-sale">Sale</span>`
              : ''
          }
        </p>
        ${listOptions(product, variant).map((group) => renderOptions(product, group))}
        <p class="stock ${soldOut ? 'stock-out' : ''}">${describeStock(variant)}</p>
        ${renderBuying(variant)} ${blocks}
        <div class="description">${raw(product.descriptionHtml)}</div>
      </div>
    </article>
    ${
      similar.length > 0
        ? html`<section class="band" aria-labelledby="similar">
            <h2 id="similar">More in ${product.productType}</h2>
            ${renderGrid(context, similar)}
          </section>`
        : ''
    }`;
}

/** The form that every theme of Shopify has: a variant's id and how many of it. */
function renderBuying(variant: ShopProductVariant): Html {
  if (isVariantSoldOut(variant)) {
    return html`<p class="buying">
      <button class="button button-wide" type="button" disabled>Sold out</button>
    </p>`;
  }
  const most = Math.min(countBuyable(variant), 999);
  return html`<form class="buying" action="/store/cart/add" method="post" id="product-form">
    <input type="hidden" name="id" value="${variant.id}" />
    <input
      class="quantity"
      type="number"
      name="quantity"
      value="1"
      min="1"
      max="${most}"
      aria-label="Quantity"
    />
    <button class="button button-wide" type="submit">Add to cart</button>
  </form>`;
}

function renderOptions(product: ShopProduct, { name, values }: OptionGroup): Html {
  return html`<div class="option" role="group" aria-label="${name}">
    <p class="option-name">${name}</p>
    ${values.map(
      ({ value, variantId, isChosen, isSoldOut }) =>
        html`<a
          class="pill ${isSoldOut ? 'pill-out' : ''}"
          href="/store/products/${product.handle}?variant=${variantId}"
          ${raw(isChosen ? 'aria-current="true"' : '')}
          >${value}${isSoldOut ? html`<span class="spoken">, sold out</span>` : ''}</a
        >`,
    )}
  </div>`;
}

export function renderMissing(what: string): Html {
  return html`<section class="band missing">
    <h1>${what}</h1>
    <p class="quiet">It may have been renamed, sold out for good, or never been here.</p>
    <p class="after"><a class="button" href="/store">Back to the shop</a></p>
  </section>`;
}

function countProducts(count: number): string {
  return count === 1 ? '1 product' : `${count.toLocaleString('en')} products`;
}
